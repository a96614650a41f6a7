/** What it takes to ask for a call-back, for customers and for people at the desk alike. */
import * as v from 'valibot';
import { clientIdSchema, conversationIdSchema } from './ids.ts';

/** Longest note about a call, in characters. */
export const CALL_NOTE_MAX = 1000;

/** A moment, milliseconds since the Unix epoch. */
export const momentSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000));
/** A note about a call. */
export const noteSchema = v.nullable(v.pipe(v.string(), v.maxLength(CALL_NOTE_MAX, `must be at most ${CALL_NOTE_MAX} characters`), v.trim()));

/** A number as somebody types it; what it is is found out on the server. */
export const phoneSchema = v.pipe(v.string(), v.trim(), v.minLength(3, 'must be a telephone number'), v.maxLength(40, 'must be a telephone number'));

/** What a customer asks for. `preferredAt` null: as soon as possible. */
export const callbackRequestSchema = v.object({
  conversation: conversationIdSchema,
  clientId: clientIdSchema,
  phone: phoneSchema,
  preferredAt: v.nullable(momentSchema),
  note: v.optional(noteSchema, null),
});
