/** A conversation in memory that a bot follows, with an engine that finds what the test says. */
import type { ConversationState } from '../../../protocol/conversation.ts';
import type { Actor, ConversationEvent } from '../../../protocol/events.ts';
import type { TopicDefinition } from '../../../protocol/topics.ts';
import type { ConversationCommand } from '../../conversations/index.ts';
import { memoryConversation, VISITOR } from '../../conversations/testing/memory-conversation.ts';
import { defaultTopics } from '../../topics/index.ts';
import type { BotCandidate, BotEngine, BotFinding } from '../bot-engine.ts';
import type { Attendance, BotParts } from '../bot-parts.ts';
import { botReactor } from '../bot-reactor.ts';

/** An article that may answer. */
export const candidate = (slug: string, confidence: number): BotCandidate => ({ slug, title: `About ${slug}`, confidence });
/** What is quoted of every article. */
export const PASSAGE = [{ t: 'paragraph', children: [{ t: 'text', text: 'A passage.' }] }] as const;

/** An engine that finds what the test says for a question, and nothing for any other. */
export function engineOf(findings: Record<string, BotFinding>): BotEngine & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    version: 7,
    async ask(question) {
      asked.push(question);
      return findings[question] ?? { decision: 'handoff', reason: 'no_answer', candidates: [] };
    },
    quote: async (slug) => (slug === 'withdrawn' ? null : { title: `About ${slug}`, heading: null, blocks: PASSAGE }),
  };
}

/** What a test may set. */
export interface ChatSettings {
  topics?: readonly TopicDefinition[];
  attendance?: Attendance;
  locale?: string;
  timeZone?: string;
}

/** A conversation in memory that a bot follows. */
export function chatWith(engine: BotEngine, settings: ChatSettings = {}) {
  const { topics = defaultTopics, attendance = { hours: null, state: null, peopleOnline: true }, locale = 'en', timeZone } = settings;
  const parts: BotParts = {
    engine,
    clock: { now: () => conversation.now },
    topics: async () => topics,
    promise: async () => 0.95,
    attendance: async () => attendance,
    readerOf: async () => 'public',
  };
  const bot = botReactor(parts);
  const start: ConversationCommand = { kind: 'start', inbox: 'website', page: null, locale, follows: null, ...(timeZone !== undefined && { timeZone }) };
  const conversation = memoryConversation([VISITOR, start]);
  async function act(actor: Actor, command: ConversationCommand): Promise<ConversationState | null> {
    const event = conversation.perform(actor, command);
    if ('refuse' in event) return null;
    if (bot.on.includes(event.type)) await bot.react(event, { state: conversation.state, append: act });
    return conversation.state;
  }
  const texts = (from: 'visitor' | 'bot'): string[] =>
    conversation.events.flatMap((event) => (event.type === 'message.posted' && event.actor.kind === from ? [event.data.text] : []));
  return {
    say: (text: string, article?: string) => act(VISITOR, { kind: 'visitor_message', text, ...(article !== undefined && { article }) }),
    rate: (helped: boolean) => act(VISITOR, { kind: 'rate_answer', messageSeq: conversation.state.answerSeqs.at(-1) ?? 0, helped }),
    act,
    bot,
    conversation,
    askForPerson: () => act(VISITOR, { kind: 'hand_off', reason: 'requested' }),
    state: () => conversation.state,
    last: () => conversation.state.lastMessage,
    lastEvent: (): ConversationEvent | undefined => conversation.events.at(-1),
    /** What the bot has said, in order. */
    said: () => texts('bot'),
    types: () => conversation.events.map(({ type }) => type),
  };
}
