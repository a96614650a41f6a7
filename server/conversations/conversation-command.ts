import type { OpeningState } from '../../protocol/business-hours.ts';
import type { AgentRef, BotFound, BotTurn, HandoffReason, Page } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { SurveyAnswer } from '../../protocol/surveys.ts';
import type { GivenField, TopicRef } from '../../protocol/topics.ts';
import type { DeskCommand, MessageExtras, NoteExtras } from './desk-command.ts';

/** What anybody can want of a conversation. Who wants it stands beside it, in the envelope. */
export type ConversationCommand =
  | DeskCommand
  | { kind: 'start'; inbox: string; page: Page | null; locale: string; follows: ConversationId | null; timeZone?: string; channel?: 'email' | 'phone' }
  | ({ kind: 'visitor_message'; text: string; article?: string } & MessageExtras)
  | ({ kind: 'agent_message'; text: string; articles?: readonly string[] } & MessageExtras)
  | { kind: 'bot_message'; text: string; turn: BotTurn; to?: number; found?: BotFound }
  | ({ kind: 'note'; text: string } & NoteExtras)
  | { kind: 'rate_answer'; messageSeq: number; helped: boolean }
  /** `question` where the customer's last message is not what the handoff is about. */
  | { kind: 'hand_off'; reason: HandoffReason; page?: Page | null; question?: string | null; found?: BotFound }
  | { kind: 'set_topic'; topic: TopicRef }
  | { kind: 'give_field'; field: GivenField }
  | { kind: 'refuse_field'; key: string; label: string; cancels?: true }
  | { kind: 'accept'; agent: AgentRef; offered?: true }
  | { kind: 'return_to_bot' }
  | { kind: 'release' }
  | { kind: 'wait' }
  | { kind: 'resolve' }
  | { kind: 'end' }
  /** `since` is the turn of the customer's that was found too long: it holds only for that one. */
  | { kind: 'absence'; since: number }
  | { kind: 'reopen' }
  | { kind: 'give_email'; email: string }
  | { kind: 'offer_survey'; resolutionSeq: number; askNps: boolean }
  | { kind: 'answer_survey'; resolutionSeq: number; answer: SurveyAnswer }
  | { kind: 'dismiss_survey'; resolutionSeq: number }
  | { kind: 'expire_survey'; resolutionSeq: number };

/** What a decision may depend on besides the conversation itself. `now` is milliseconds since the Unix epoch. */
export interface DecisionFacts {
  now: number;
  hasBot: boolean;
  peopleOnline: boolean;
  /** Null where no opening hours are kept. */
  hours?: OpeningState | null;
  reopeningWindowMs: number;
}
