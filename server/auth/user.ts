/**
 * A user is a person who signs in to the console: an agent, editor, supervisor or admin. Users are never deleted, since
 * conversations go on naming them; who leaves is deactivated. The e-mail address is what they sign in with, folded to
 * lower case and used once. A password that somebody else has seen (the first one, a reset one) must be changed before
 * anything else works.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { PersonProfile } from '../../protocol/people-contract.ts';
import type { Permission, Role } from '../../protocol/roles.ts';

/** Who does something in the console. */
export interface StaffUser {
  id: UserId;
  name: string;
  email: string;
  role: Role;
  /** What their role allows, as of when this was read. */
  permissions: readonly Permission[];
}

/** Everything known of a user but the password. Times are milliseconds since the Unix epoch. */
export interface User extends StaffUser, PersonProfile {
  active: boolean;
  /** Invited, and has not chosen a password yet. */
  pending: boolean;
  mustChangePassword: boolean;
  /** Signs in with a code beside the password. */
  secondFactor: boolean;
  /** Their role asks for that, whether they have it or not. */
  secondFactorRequired: boolean;
  createdAt: number;
  lastSignInAt: number | null;
}

/** A user with what proves who they are. */
export interface UserWithPassword extends User {
  passwordHash: string;
  /** Rises with each new password. Sessions remember it, so that one write ends all that were begun with an older one. */
  passwordVersion: number;
  /** Who they are at the company's own sign-in, once they came from there. */
  ssoSubject?: string | undefined;
}

/** The part of a user that others may see. */
export const staffUser = ({ id, name, email, role, permissions }: StaffUser): StaffUser => ({ id, name, email, role, permissions });

/** A user before the store has them: what their role allows is only known when they are read. */
export type NewUser = Omit<UserWithPassword, 'permissions' | 'secondFactorRequired'>;

/** A user without what proves who they are. */
export function withoutPassword({ passwordHash: _hash, passwordVersion: _version, ssoSubject: _subject, ...user }: UserWithPassword): User {
  return user;
}
