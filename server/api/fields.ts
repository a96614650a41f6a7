import * as v from 'valibot';
import { cursorSchema } from '../../protocol/fields.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { conversationIdSchema } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';

/** A whole number in a query, where everything is text. */
export function queryNumber(min: number, max: number, description: string) {
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,16}$/, 'must be a whole number'),
    v.transform(Number),
    v.number(),
    v.integer(),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
    v.description(description),
  );
}

/** How many rows a list may answer with. */
export const pageLimit = (max: number, usual: number) => v.optional(queryNumber(1, max, `How many rows to answer with; ${usual} unless told.`));

/** Where a list goes on. */
export const cursorField = v.optional(v.pipe(cursorSchema, v.description('`next` of the page before.')));

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A point in time in a query, as milliseconds since the Unix epoch. A day alone is its beginning in UTC. */
export function queryTime(description: string) {
  return v.pipe(
    v.string(),
    v.maxLength(40, 'must be a time such as 2026-03-31T09:00:00Z'),
    v.regex(TIME, 'must be a time such as 2026-03-31T09:00:00Z, or a day'),
    v.check((time) => !Number.isNaN(Date.parse(time)), 'is no time of the calendar'),
    v.description(description),
    v.transform((time) => Date.parse(time)),
  );
}

/** A point in time in an answer: ISO 8601, UTC. */
export const timeSchema = v.pipe(v.string(), v.isoTimestamp());

/** The same for a point in time as the server keeps it, in milliseconds since the Unix epoch. */
export const isoTime = (at: number): string => new Date(at).toISOString();
/** The same where there may be none. */
export const isoTimeOrNull = (at: number | null): string | null => (at === null ? null : isoTime(at));

/** A list as every call answers it. */
export function listOf<S extends v.GenericSchema>(row: S) {
  return v.object({
    data: v.array(row),
    next: v.pipe(v.nullable(v.string()), v.description('Send it as `cursor` to get the next page; null at the end.')),
  });
}

/** The id of a conversation in a path. What cannot be one is not refused for its form: there is no such conversation. */
export const conversationIdField = v.pipe(v.string(), v.maxLength(200), v.description('The id of the conversation.'));

/** Throws AppError `not_found` for what is no id of a conversation. */
export function conversationIdOf(id: string): ConversationId {
  const parsed = v.safeParse(conversationIdSchema, id);
  if (!parsed.success) throw new AppError('not_found', 'There is no such conversation.');
  return parsed.output;
}
