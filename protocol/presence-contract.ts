/** Whether people take conversations, why not, and when somebody counts as away. */
import * as v from 'valibot';
import { command } from './command.ts';

/** Why somebody is away or busy, as the owner offers it: at most so many each. */
export const REASONS_MAX = 20;
/** Longest idle time before somebody counts as away, in minutes. */
export const IDLE_MINUTES_MAX = 240;

const reasonSchema = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be blank'), v.maxLength(40, 'must be at most 40 characters'));
const reasonsSchema = v.pipe(v.array(reasonSchema), v.maxLength(REASONS_MAX, `must be at most ${REASONS_MAX}`), v.transform((reasons) => [...new Set(reasons)]));

/** What the owner sets of presence. */
export const presenceSettingsSchema = v.object({
  /** Offered when somebody chooses the status; without any, none is asked. */
  reasons: v.object({ away: reasonsSchema, busy: reasonsSchema }),
  /** Who touches neither key nor pointer for so long is away by itself; null: never. */
  awayAfterMinutes: v.nullable(v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1'), v.maxValue(IDLE_MINUTES_MAX, `must be at most ${IDLE_MINUTES_MAX}`))),
});

/** What the owner sets of presence. */
export type PresenceSettings = v.InferOutput<typeof presenceSettingsSchema>;

/** Where nothing was set. */
export const PRESENCE_DEFAULTS: PresenceSettings = { reasons: { away: ['Break', 'Lunch', 'Meeting'], busy: ['Call', 'Training'] }, awayAfterMinutes: 15 };

/** The commands about presence. */
export const presenceContract = {
  /**
   * `automatic` is said by the console, not by the person: away after a time without key or pointer, online when they are
   * back. It changes only what the person did not choose themself.
   */
  'presence.set': command<null>()(
    v.object({ status: v.picklist(['online', 'away', 'busy']), reason: v.optional(v.nullable(reasonSchema)), automatic: v.optional(v.boolean()) }),
  ),
  /** For everybody at the desk; `version` is for who changes them. */
  'presence.settings': command<{ version: number; settings: PresenceSettings }>()(v.object({})),
  'presence.change_settings': command<{ version: number; settings: PresenceSettings }>()(
    v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)), settings: presenceSettingsSchema }),
  ),
} as const;
