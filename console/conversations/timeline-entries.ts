/**
 * What the timeline of a conversation shows, made from its events: messages and notes, the handoff card, and one
 * plain line for everything else that happened. Pure.
 */
import type { ConversationEvent, HandoffReason } from '../../protocol/events.ts';
import { isKnownEvent } from '../../protocol/events.ts';
import type { Solved, SurveyAnswer } from '../../protocol/surveys.ts';
import type { ViewEvent } from '../../protocol/views.ts';
import { correctionsIn } from './corrections.ts';
import type { Correction } from './corrections.ts';
import { deskLine, isDeskEvent } from './desk-lines.ts';

/** A message or note as it is drawn. `head` begins a run of the same author. */
export interface MessageEntry {
  kind: 'message';
  key: string;
  seq: number;
  at: number;
  from: 'visitor' | 'agent' | 'bot' | 'note';
  author: string;
  mine: boolean;
  head: boolean;
  event: ConversationEvent<'message.posted' | 'note.posted'>;
  /** What the customer said about this answer of the bot. */
  helped: boolean | null;
  /** What became of a reply since; null where nothing did. */
  correction: Correction | null;
}

/** A side thread with what was said in it. */
export interface ConsultEntry {
  kind: 'consult';
  key: string;
  seq: number;
  at: number;
  event: ConversationEvent<'consult.opened'>;
  said: readonly ConversationEvent<'note.posted'>[];
}

/** One thing in the timeline. */
export type TimelineEntry =
  | MessageEntry
  | ConsultEntry
  | { kind: 'handoff'; key: string; at: number; event: ConversationEvent<'handoff.requested'> }
  | { kind: 'line'; key: string; at: number; text: string; comment?: string }
  | { kind: 'day'; key: string; at: number };

/** Messages of one author within this time, in milliseconds, are drawn as one run. */
const RUN_MS = 5 * 60_000;

/** Why a conversation went to people, in words. */
export const REASON_WORDS: Readonly<Record<HandoffReason, string>> = {
  requested: 'The customer asked for a person',
  no_answer: 'The bot found no answer twice in a row',
  low_confidence: 'The bot was not sure enough',
  complaint: 'The customer complains',
  distress: 'The customer is in distress',
  policy: 'It was sent to people',
  priority_customer: 'A priority customer',
};

/** The entries of a timeline, with a mark where a day begins. */
export function timelineEntries(
  events: readonly ViewEvent[],
  me: string,
  contactName: string,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const ratings = new Map<number, boolean>();
  for (const event of events) if (event.type === 'answer.rated') ratings.set(event.data.messageSeq, event.data.helped);
  const corrections = correctionsIn(events);
  const said = events.filter((event): event is ViewEvent<'note.posted'> => event.type === 'note.posted' && event.data.thread !== undefined);
  let day = '';
  let before: MessageEntry | null = null;
  for (const event of events) {
    if (!isKnownEvent(event)) continue;
    const entry = entryOf(event, { me, contactName, helped: ratings.get(event.seq) ?? null, correction: corrections.get(event.seq) ?? null, said });
    if (entry === null) continue;
    const date = new Date(event.at).toDateString();
    if (date !== day) entries.push({ kind: 'day', key: `day-${event.seq}`, at: event.at });
    if (entry.kind === 'message' && before && date === day) entry.head = !continues(before, entry);
    before = entry.kind === 'message' ? entry : null;
    day = date;
    entries.push(entry);
  }
  return entries;
}

const continues = (before: MessageEntry, entry: MessageEntry): boolean =>
  before.from === entry.from && before.author === entry.author && entry.at - before.at < RUN_MS;

interface Surroundings extends Pick<MessageEntry, 'helped' | 'correction'> {
  me: string;
  contactName: string;
  /** Everything that was said in side threads. */
  said: readonly ConversationEvent<'note.posted'>[];
}

function entryOf(event: ViewEvent, { me, contactName, helped, correction, said }: Surroundings): TimelineEntry | null {
  const key = String(event.seq);
  // It stands in its side thread.
  if (event.type === 'note.posted' && event.data.thread !== undefined) return null;
  switch (event.type) {
    case 'message.posted':
    case 'note.posted': {
      const { actor } = event;
      const speaker = actor.kind === 'visitor' || actor.kind === 'agent' ? actor.kind : 'bot';
      return {
        kind: 'message',
        key,
        seq: event.seq,
        at: event.at,
        from: event.type === 'note.posted' ? 'note' : speaker,
        author: actor.kind === 'visitor' ? contactName : actor.kind === 'agent' ? actor.name : 'Bot',
        mine: actor.kind === 'agent' && actor.id === me,
        head: true,
        event,
        helped,
        correction,
      };
    }
    case 'handoff.requested':
      return { kind: 'handoff', key, at: event.at, event };
    case 'consult.opened':
      return { kind: 'consult', key, seq: event.seq, at: event.at, event, said: said.filter(({ data }) => data.thread === event.seq) };
    case 'message.edited':
    case 'message.deleted':
      // It stands with the reply.
      return null;
    default: {
      const line = lineOf(event, contactName);
      return line === null ? null : { kind: 'line', key, at: event.at, ...line };
    }
  }
}

function lineOf(event: ViewEvent, contactName: string): { text: string; comment?: string } | null {
  const { actor } = event;
  const who = actor.kind === 'agent' ? actor.name : actor.kind === 'visitor' ? contactName : actor.kind === 'bot' ? 'The bot' : 'The system';
  switch (event.type) {
    case 'conversation.started':
      return { text: event.data.page ? `${who} began this conversation on “${event.data.page.title || event.data.page.url}”` : `${who} began this conversation` };
    case 'conversation.accepted':
      return { text: event.data.from ? `${event.data.agent.name} took the conversation over from ${event.data.from.name}` : `${event.data.agent.name} accepted the conversation` };
    case 'conversation.returned':
      return { text: `${who} returned the conversation to the bot` };
    case 'conversation.released':
      return { text: actor.kind === 'agent' ? `${who} put the conversation back into the queue` : 'Back in the queue: the person who served it is no longer here' };
    case 'conversation.waiting':
      return { text: `${who} waits for the customer` };
    case 'conversation.resolved':
      if (event.data.cause === 'absence') return { text: 'Resolved, because the customer stayed away' };
      return { text: event.data.cause === 'visitor' ? `${who} ended the conversation` : `${who} resolved the conversation` };
    case 'conversation.reopened':
      return { text: `${who} reopened the conversation` };
    case 'contact.email_given':
      return { text: `The customer gave an e-mail address: ${event.data.email}` };
    case 'topic.set':
      return { text: actor.kind === 'agent' ? `${who} set the topic: ${event.data.name}` : `The bot took this to be about: ${event.data.name}` };
    case 'field.given':
      return { text: `The customer gave ${event.data.label}: ${event.data.value}` };
    case 'field.refused':
      return { text: `The customer did not give ${event.data.label}` };
    case 'survey.offered':
      return { text: 'The survey was offered' };
    case 'survey.answered':
      return surveyLine(event.data);
    case 'survey.dismissed':
      return { text: 'The customer closed the survey' };
    case 'survey.expired':
      return { text: 'The survey expired' };
    default:
      return isDeskEvent(event) ? deskLine(event, who) : null;
  }
}

/** Whether the question was solved, in words. */
export const SOLVED_WORDS: Readonly<Record<Solved, string>> = { yes: 'Yes', partly: 'Partly', no: 'No' };

function surveyLine(answer: SurveyAnswer): { text: string; comment?: string } {
  switch (answer.step) {
    case 'csat':
      return { text: answer.value === null ? 'Survey: satisfaction passed over' : `Survey: satisfaction ${answer.value} of 5` };
    case 'solved':
      return { text: answer.value === null ? 'Survey: “solved?” passed over' : `Survey: solved? ${SOLVED_WORDS[answer.value]}` };
    case 'nps':
      return { text: answer.value === null ? 'Survey: recommendation passed over' : `Survey: recommendation ${answer.value} of 10` };
    case 'comment':
      return answer.value === null ? { text: 'Survey: no comment' } : { text: 'Survey comment', comment: answer.value };
  }
}
