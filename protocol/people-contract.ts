/** The people of the company, what they may do, and how they come in: what admins ask over the `/staff` namespace. */
import * as v from 'valibot';
import type { SessionRow } from './account.ts';
import { command } from './command.ts';
import { emailSchema, localeSchema, nameSchema } from './fields.ts';
import { userIdSchema } from './ids.ts';
import type { UserId } from './ids.ts';
import { PERMISSIONS } from './roles.ts';
import type { Permission, Role } from './roles.ts';

/** Conversations that somebody serves at a time, in units, where nothing else was set; most that can be set. */
export const CAPACITY_DEFAULT = 4;
export const CAPACITY_MAX = 100;
/** Most skills, and most languages, of one person. */
export const SKILLS_MAX = 50;

/** What somebody can do for customers. */
export interface PersonProfile {
  /** Lower-case words such as "returns", as routing asks for them. */
  skills: readonly string[];
  /** Lower-case language tags such as "en" or "pt-br". */
  languages: readonly string[];
  /** How much they serve at a time, in units of an ordinary conversation. */
  capacity: number;
}

/** A person who signs in, as the people page shows them. Times are milliseconds since the Unix epoch. */
export interface Person extends PersonProfile {
  id: UserId;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  lastSignInAt: number | null;
  /** Invited, and has not come yet; until when the link is good, or null where it is over. */
  invitation: { expiresAt: number | null } | null;
  secondFactor: boolean;
}

/** A role as the roles page shows it. */
export interface RoleSettings {
  id: Role;
  name: string;
  builtIn: boolean;
  permissions: readonly Permission[];
  /** Whoever has this role must sign in with a second factor. */
  secondFactor: boolean;
  /** The number of its change; 0 for a built-in role that was never changed. */
  version: number;
}

/** The id of a role as it is typed or sent. */
export const roleSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{3,22}$/, 'must be a role'));

/** A skill or tag: lower-case, one line, at most 40 characters. */
export const skillSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1, 'must not be blank'), v.maxLength(40, 'must be at most 40 characters'));

const unique = <T>(list: T[]): T[] => [...new Set(list)];
const permissionsSchema = v.pipe(v.array(v.picklist(PERMISSIONS)), v.maxLength(PERMISSIONS.length), v.transform(unique));

/** A change of what somebody can do; only the given fields change. */
export const profileSchema = v.object({
  skills: v.optional(v.pipe(v.array(skillSchema), v.maxLength(SKILLS_MAX), v.transform(unique))),
  languages: v.optional(v.pipe(v.array(v.pipe(localeSchema, v.toLowerCase())), v.maxLength(SKILLS_MAX), v.transform(unique))),
  capacity: v.optional(v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(0, 'must be at least 0'), v.maxValue(CAPACITY_MAX, `must be at most ${CAPACITY_MAX}`))),
});

/** The commands about people and roles. */
export const peopleContract = {
  'people.list': command<{ people: readonly Person[] }>()(v.object({})),
  'people.add': command<{ person: Person; temporaryPassword: string }>()(v.object({ name: nameSchema, email: emailSchema, role: roleSchema })),
  'people.change': command<{ person: Person }>()(
    v.object({ id: userIdSchema, name: v.optional(nameSchema), role: v.optional(roleSchema), active: v.optional(v.boolean()), ...profileSchema.entries }),
  ),
  /** Makes an account that the person enters by a link; `link` is to be passed on where no mail went out. */
  'people.invite': command<{ person: Person; link: string; mailed: boolean }>()(v.object({ name: nameSchema, email: emailSchema, role: roleSchema })),
  'people.invite_again': command<{ person: Person; link: string; mailed: boolean }>()(v.object({ id: userIdSchema })),
  'people.revoke_invitation': command<null>()(v.object({ id: userIdSchema })),
  'people.sessions': command<{ sessions: readonly SessionRow[] }>()(v.object({ id: userIdSchema })),
  /** `session` null ends all of them. */
  'people.end_sessions': command<null>()(v.object({ id: userIdSchema, session: v.nullable(v.pipe(v.string(), v.maxLength(64))) })),
  'people.reset_second_factor': command<{ person: Person }>()(v.object({ id: userIdSchema })),
  'people.reset_password': command<{ temporaryPassword: string }>()(v.object({ id: userIdSchema })),
  /** Everybody may read what roles there are: their own is among them. */
  'roles.list': command<{ roles: readonly RoleSettings[] }>()(v.object({})),
  /** `id` null makes a role; else `version` is the one the change is based on. */
  'roles.save': command<{ role: RoleSettings }>()(
    v.object({
      id: v.nullable(roleSchema),
      version: v.pipe(v.number(), v.integer(), v.minValue(0)),
      name: nameSchema,
      permissions: permissionsSchema,
      secondFactor: v.boolean(),
    }),
  ),
  /** Deletes an own role; who has it gets `moveTo`, which may be left out where nobody has. */
  'roles.delete': command<null>()(v.object({ id: roleSchema, moveTo: v.nullable(roleSchema) })),
} as const;
