/** Call-backs: who shall be called, when, and how it went. A call-back belongs to a conversation. */
import * as v from 'valibot';
import type { CallbackOutcome } from './desk-events.ts';
import { CALLBACK_OUTCOMES } from './desk-events.ts';
import type { AgentRef } from './agent-ref.ts';
import { command } from './command.ts';
import { callbackRequestSchema, momentSchema, noteSchema } from './callback-request.ts';
import { clientIdSchema, conversationIdSchema } from './ids.ts';
import type { ConversationId } from './ids.ts';
import type { Committed } from './visitor-contract.ts';

/** Longest call that is kept, in milliseconds: four hours. */
export const CALL_MAX_MS = 4 * 60 * 60 * 1000;
/** Most call-backs a list shows. */
export const CALLBACKS_MAX = 200;
/** How far ahead a call-back may be asked for, in milliseconds: 30 days. */
export const CALLBACK_AHEAD_MS = 30 * 24 * 60 * 60 * 1000;

/** A call-back that waits. Times are milliseconds since the Unix epoch. */
export interface CallbackRow {
  conversation: ConversationId;
  name: string;
  /** With its country code, as one dials it. */
  phone: string;
  /** The same as people write it. */
  phoneText: string;
  preferredAt: number | null;
  /** When it is to be made: the preferred time, else the next time people are there after it was asked for. */
  dueAt: number;
  requestedAt: number;
  note: string | null;
  /** Calls that were tried. */
  attempts: number;
  lastOutcome: CallbackOutcome | null;
  agent: AgentRef | null;
  timeZone: string | null;
}

/** Somebody is to be called now: a push to the desk, or to who serves the conversation. */
export interface CallbackDue {
  conversation: ConversationId;
  name: string;
  phoneText: string;
  dueAt: number;
}

/** The commands about call-backs, for people at the desk. */
export const callbacksContract = {
  /** Those that wait, the most overdue first. */
  'callbacks.list': command<{ callbacks: readonly CallbackRow[] }>()(v.object({})),
  'callback.read': command<{ callback: CallbackRow | null }>()(v.object({ conversation: conversationIdSchema })),
  /** Notes or changes when somebody is to be called. */
  'callback.schedule': command<Committed>()(callbackRequestSchema),
  /** How a call went. `next` is when it shall be tried again; only where the customer was not reached. */
  'callback.finish': command<Committed>()(
    v.object({
      conversation: conversationIdSchema,
      clientId: clientIdSchema,
      outcome: v.picklist(CALLBACK_OUTCOMES),
      durationMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CALL_MAX_MS)),
      note: noteSchema,
      next: v.nullable(momentSchema),
    }),
  ),
} as const;
