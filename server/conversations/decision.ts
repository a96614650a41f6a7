import type { ErrorCode, ErrorIssue } from '../../protocol/errors.ts';
import type { EventData, EventType } from '../../protocol/events.ts';

/** What is to be recorded: an event without its place in the log. */
export type NewEvent<T extends EventType = EventType> = { [K in T]: { type: K; data: EventData[K] } }[T];
/** Why something may not happen. */
export interface Refusal {
  refuse: { code: ErrorCode; message: string; issues?: readonly ErrorIssue[] };
}
/** Either. */
export type Decision = NewEvent | Refusal;

/** A refusal because of the conversation's present state. */
export const conflict = (message: string, issues?: readonly ErrorIssue[]): Refusal => ({
  refuse: { code: 'conflict', message, ...(issues === undefined ? {} : { issues }) },
});
