/**
 * What the bot does with a message is a row of steps, each appended as an event with a key of its own. The key says what
 * kind of step it is, so that a repetition after a crash finds what was done, also where it would plan otherwise now.
 */
import type { BotFound, BotTurn, HandoffReason } from '../../protocol/events.ts';
import type { GivenField, TopicRef } from '../../protocol/topics.ts';

/** One step. `part` tells messages apart that answer one message; a handoff is the last of them. */
export type BotStep =
  | { kind: 'say'; text: string; turn: BotTurn; found?: BotFound; part?: number }
  | { kind: 'hand_off'; reason: HandoffReason; question?: string | null; found?: BotFound; part?: number }
  | { kind: 'set_topic'; topic: TopicRef }
  | { kind: 'give_field'; field: GivenField; place: number }
  | { kind: 'give_email'; email: string }
  | { kind: 'refuse_field'; key: string; label: string; place: number; cancels?: true }
  | { kind: 'rate'; messageSeq: number; helped: boolean };

/** Says something. */
export const say = (text: string, turn: BotTurn): BotStep => ({ kind: 'say', text, turn });

/** The number of a step among those of one cause. */
export function stepNumber(step: BotStep): number {
  switch (step.kind) {
    case 'say':
    case 'hand_off':
      return step.part ?? 0;
    case 'give_field':
      return 20 + step.place;
    case 'refuse_field':
      return 30 + step.place;
    case 'rate':
      return 40;
    case 'give_email':
      return 41;
    case 'set_topic':
      return 50;
  }
}
