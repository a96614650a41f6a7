/** A macro does several things with one press: what an agent would do by hand, in the same order. Permission `desk`. */
import * as v from 'valibot';
import { folderSchema, keptIdSchema, scopeSchema, versionSchema } from './canned-contract.ts';
import type { SharedScope } from './canned-contract.ts';
import { command } from './command.ts';
import { PRIORITIES } from './desk-events.ts';
import { nameSchema } from './fields.ts';
import { teamIdSchema, userIdSchema } from './ids.ts';
import { MESSAGE_MAX } from './limits.ts';
import { tagsSchema } from './tags.ts';

/** Most steps of a macro. */
export const MACRO_STEPS_MAX = 12;
/** Longest time that a macro puts a conversation aside, in minutes: 90 days. */
export const MACRO_SNOOZE_MAX_MINUTES = 90 * 24 * 60;

const words = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be blank'), v.maxLength(MESSAGE_MAX, `must be at most ${MESSAGE_MAX} characters`));

/** Parses one step. Texts may hold variables, as canned responses do. */
export const macroStepSchema = v.variant('do', [
  v.object({ do: v.literal('reply'), text: words }),
  v.object({ do: v.literal('note'), text: words }),
  v.object({ do: v.literal('tags'), add: tagsSchema, remove: tagsSchema }),
  v.object({ do: v.literal('priority'), priority: v.picklist(PRIORITIES) }),
  v.object({ do: v.literal('topic'), topic: v.pipe(v.string(), v.minLength(1, 'must be chosen'), v.maxLength(40)) }),
  v.object({
    do: v.literal('transfer'),
    to: v.union([v.object({ team: teamIdSchema }), v.object({ agent: userIdSchema })]),
    note: v.pipe(v.string(), v.maxLength(1_000)),
  }),
  v.object({ do: v.literal('snooze'), minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(MACRO_SNOOZE_MAX_MINUTES)) }),
  v.object({ do: v.literal('resolve') }),
]);
/** One step of a macro. */
export type MacroStep = v.InferOutput<typeof macroStepSchema>;

/** A macro. */
export interface Macro {
  id: string;
  scope: SharedScope;
  name: string;
  folder: string;
  steps: readonly MacroStep[];
  version: number;
  by: string;
  /** When it was changed, milliseconds since the Unix epoch. */
  at: number;
  /** Whether who asks may change it. */
  mine: boolean;
}

/** The commands. Running one is what its steps are: commands of the person who runs it, with their rights. */
export const macrosContract = {
  'macros.list': command<{ macros: readonly Macro[] }>()(v.object({})),
  'macros.save': command<{ macro: Macro }>()(
    v.object({
      id: keptIdSchema,
      scope: scopeSchema,
      name: nameSchema,
      folder: folderSchema,
      steps: v.pipe(v.array(macroStepSchema), v.minLength(1, 'must have a step'), v.maxLength(MACRO_STEPS_MAX, `must be at most ${MACRO_STEPS_MAX} steps`)),
      version: versionSchema,
    }),
  ),
  'macros.remove': command<null>()(v.object({ id: keptIdSchema })),
} as const;
