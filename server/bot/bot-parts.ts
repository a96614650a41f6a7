import type { BusinessHours, OpeningState } from '../../protocol/business-hours.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { TopicDefinition } from '../../protocol/topics.ts';
import type { Clock } from '../kernel/clock.ts';
import type { BotAskOptions, BotEngine, BotFinding } from './bot-engine.ts';
import type { BotWords } from './words/bot-words.ts';
import { hasWords, wordsFor } from './words/words-for.ts';

/** What is known of people: opening hours (null where none are kept), and whether somebody is online. */
export interface Attendance {
  hours: BusinessHours | null;
  state: OpeningState | null;
  peopleOnline: boolean;
}

/** What the bot stands on. Everything of an inbox is asked anew for each message: owners change it. */
export interface BotParts {
  engine: BotEngine;
  clock: Clock;
  topics(inbox: string): Promise<readonly TopicDefinition[]>;
  /** The share of answers that shall be right, 0.5–0.99. */
  promise(inbox: string): Promise<number>;
  attendance(inbox: string): Promise<Attendance>;
  /** What the customer of a conversation may read. */
  readerOf(state: ConversationState): Promise<BotAskOptions['audience']>;
}

/** What one message is answered from. */
export interface BotContext {
  engine: BotEngine;
  options: BotAskOptions;
  words: BotWords;
  topics: readonly TopicDefinition[];
  /** Milliseconds since the Unix epoch. */
  now: number;
  attendance(): Promise<Attendance>;
}

/** The context with the bot's words in the language of the question, where that is clearly another one than the page's. */
export function spokenIn(context: BotContext, { language }: BotFinding): BotContext {
  const written = language?.foreign ?? language?.asked;
  return written === undefined || !hasWords(written) ? context : { ...context, words: wordsFor(written) };
}

/** The context for a conversation as it is. */
export async function contextFor(state: ConversationState, parts: BotParts): Promise<BotContext> {
  const [topics, promise, audience] = await Promise.all([parts.topics(state.inbox), parts.promise(state.inbox), parts.readerOf(state)]);
  return {
    engine: parts.engine,
    options: { locale: state.locale, audience, promise },
    words: wordsFor(state.locale),
    topics,
    now: parts.clock.now(),
    attendance: () => parts.attendance(state.inbox),
  };
}
