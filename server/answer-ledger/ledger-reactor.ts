import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { Reactor } from '../conversations/index.ts';
import { gather } from '../kernel/gather.ts';
import type { LedgerTodo, TodoDocument } from './ledger-todo-store.ts';

/** How long notes gather before they are written together, in milliseconds; the embedded engine commits one write at a time. */
const GATHER_MS = 20;
/** Most notes of one write. */
const GROUP_MAX = 500;

/**
 * Notes which conversations say something new about questions. Reading them is left to the ledger's own step, so that a chat
 * waits for no more than a line in a list, and a lively one is read once and not for each of its events.
 */
export function ledgerReactor(todo: Pick<LedgerTodo, 'add'>): Reactor {
  const write = gather<TodoDocument, void>(GATHER_MS, GROUP_MAX, async (notes) => {
    const byConversation = new Map<string, TodoDocument>();
    for (const note of notes) {
      const before = byConversation.get(note._id);
      byConversation.set(note._id, before === undefined ? note : { ...note, from: Math.min(before.from, note.from), at: before.at });
    }
    await todo.add([...byConversation.values()]);
    return notes.map(() => undefined);
  });

  return {
    name: 'answer-ledger',
    startsAt: 'beginning',
    on: ['message.posted', 'answer.rated', 'handoff.requested', 'conversation.resolved', 'survey.answered'],
    async react(event, { state }) {
      if (matters(event)) await write(noteOf(event, state));
    },
  };
}

/** Messages between people say nothing about answers, but for articles that agents pass on. What a customer asks is read with what the bot says to it. */
function matters(event: ConversationEvent): boolean {
  if (event.type === 'message.posted' && event.data.articles !== undefined) return true;
  if (event.type === 'message.posted') return event.data.bot !== undefined && event.data.bot.outcome !== 'small_talk';
  if (event.type === 'survey.answered') return event.data.step === 'solved';
  return true;
}

function noteOf({ conversation, seq, at }: ConversationEvent, { inbox, visitor, locale }: ConversationState): TodoDocument {
  return { _id: conversation, inbox, visitor, locale, from: seq, seq, at: new Date(at) };
}
