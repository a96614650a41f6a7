/** Texts that agents send again and again: for everybody, for a team, or one's own. Permission `desk`. */
import * as v from 'valibot';
import { command } from './command.ts';
import { localeSchema, nameSchema } from './fields.ts';
import { ID, teamIdSchema } from './ids.ts';
import type { TeamId } from './ids.ts';
import { MESSAGE_MAX } from './limits.ts';

/** For whom something is kept: for all (changed by those with `shared`), for a team (and by its leads), or for oneself. */
export type SharedScope = { kind: 'shared' } | { kind: 'team'; team: TeamId } | { kind: 'own' };

/** Most canned responses, and macros, of one scope. */
export const KEPT_MAX = 500;
/** Most languages of one. */
const LANGUAGES_MAX = 20;

/** A canned response. `texts` is Markdown with variables such as `{{customer.name}}`, by language. */
export interface CannedResponse {
  id: string;
  scope: SharedScope;
  name: string;
  /** Where it is listed; empty for none. */
  folder: string;
  /** What finds it at once behind `/`; empty for none. */
  shortcut: string;
  texts: Readonly<Record<string, string>>;
  /** Counts its changes. */
  version: number;
  by: string;
  /** When it was changed, milliseconds since the Unix epoch. */
  at: number;
  /** Whether who asks may change it. */
  mine: boolean;
}

/** Parses for whom something is kept. */
export const scopeSchema = v.variant('kind', [v.object({ kind: v.literal('shared') }), v.object({ kind: v.literal('team'), team: teamIdSchema }), v.object({ kind: v.literal('own') })]);
/** Parses the id of a canned response or macro, proposed by whoever makes it. */
export const keptIdSchema = v.pipe(v.string(), v.regex(ID, 'must be 22 characters of base64url'));
/** Parses a number of changes; 0 is before the first. */
export const versionSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
/** Parses the name of a folder; blank for none. */
export const folderSchema = v.pipe(v.string(), v.maxLength(60), v.transform((name) => name.replace(/\s+/g, ' ').trim()));

const textsSchema = v.pipe(
  v.record(localeSchema, v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be blank'), v.maxLength(MESSAGE_MAX, `must be at most ${MESSAGE_MAX} characters`))),
  v.check((texts) => Object.keys(texts).length > 0, 'must have a text'),
  v.check((texts) => Object.keys(texts).length <= LANGUAGES_MAX, `must be at most ${LANGUAGES_MAX} languages`),
);

/** The commands. */
export const cannedContract = {
  /** Those that who asks can use: shared ones, those of their teams, their own; by name. `people` with `shared` see all teams'. */
  'canned.list': command<{ responses: readonly CannedResponse[] }>()(v.object({})),
  /** `version` 0 makes it; else `conflict` where somebody else was faster. Repeating is harmless. */
  'canned.save': command<{ response: CannedResponse }>()(
    v.object({
      id: keptIdSchema,
      scope: scopeSchema,
      name: nameSchema,
      folder: folderSchema,
      shortcut: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(30), v.regex(/^[\p{L}\p{N}_-]*$/u, 'must be one word of letters, numbers, - and _')),
      texts: textsSchema,
      version: versionSchema,
    }),
  ),
  'canned.remove': command<null>()(v.object({ id: keptIdSchema })),
} as const;
