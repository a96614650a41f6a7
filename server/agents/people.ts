/**
 * The people of the service desk: who works here, as what, and who has left. Nobody can lock themself out, nobody gives
 * rights they have not themself, and at least one active admin always stays, whoever acts at the same moment.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { Person } from '../../protocol/people-contract.ts';
import { canAll } from '../../protocol/roles.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Auth, NewAccount, StaffUser, User, UserChange } from '../auth/index.ts';
import { AppError } from '../kernel/errors.ts';

/** The people of the installation. `actor` is who asks, or null for the command line. */
export interface People {
  /** Everybody by name, also who left. */
  list(): Promise<readonly Person[]>;
  /** Throws AppError `conflict` when the e-mail address is taken, `forbidden` or `invalid_payload` for a role that cannot be given. */
  add(actor: StaffUser | null, account: NewAccount): Promise<{ person: Person; temporaryPassword: string }>;
  /** Throws AppError `not_found`, `forbidden` (one's own role or activity, more rights than one's own) or `conflict` (the last active admin). */
  change(actor: StaffUser | null, id: UserId, change: UserChange): Promise<Person>;
  /** Gives a new temporary password. Throws AppError `not_found` or `forbidden` (one's own). */
  resetPassword(actor: StaffUser | null, id: UserId): Promise<string>;
  /** Throws AppError unless the actor may decide about this person's account. */
  assertMayManage(actor: StaffUser | null, id: UserId): Promise<User>;
  /** Throws AppError unless the actor may give this role. */
  assertMayGive(actor: StaffUser | null, role: Role): Promise<void>;
  /** Throws AppError `not_found`. */
  find(id: UserId): Promise<Person>;
  /** The person with an e-mail address, or null. */
  findByEmail(email: string): Promise<Person | null>;
}

/** People over what auth knows of them. */
export function createPeople({ users, roles, accounts, sessions, links }: Pick<Auth, 'users' | 'roles' | 'accounts' | 'sessions' | 'links'>): People {
  const person = async (user: User): Promise<Person> => toPerson(user, await links.openInvitations());

  /**
   * The change is made first and counted then: of two admins who demote each other, the later one sees what both did.
   * Counting first would let both pass.
   */
  async function keepAnAdmin(before: User, after: User): Promise<void> {
    if (!isActiveAdmin(before) || isActiveAdmin(after) || (await users.countActiveAdmins()) > 0) return;
    await users.change(before.id, { role: before.role, active: before.active });
    throw new AppError('conflict', 'This is the last active admin. Make somebody else an admin first.');
  }

  async function assertMayGive(actor: StaffUser | null, role: Role): Promise<void> {
    const found = await roles.find(role);
    if (!found) throw new AppError('invalid_payload', 'There is no such role.', { issues: [{ path: 'role', message: 'There is no such role.' }] });
    if (actor && !canAll(actor, found.permissions)) throw new AppError('forbidden', `The role ${found.name} allows more than yours. Ask an admin.`);
  }

  async function assertMayManage(actor: StaffUser | null, id: UserId): Promise<User> {
    const found = await users.find(id);
    if (!found) throw new AppError('not_found', 'There is no such person.');
    if (actor && !canAll(actor, found.permissions)) throw new AppError('forbidden', `${found.name} may do more than you. Ask an admin.`);
    return found;
  }

  return {
    async list() {
      const everybody = await users.all();
      const invited = await links.openInvitations();
      return everybody.map((user) => toPerson(user, invited)).toSorted((a, b) => a.name.localeCompare(b.name) || a.email.localeCompare(b.email));
    },
    async add(actor, account) {
      await assertMayGive(actor, account.role);
      const { user, temporaryPassword } = await accounts.add(account);
      return { person: await person(user), temporaryPassword };
    },
    async change(actor, id, change) {
      const before = await assertMayManage(actor, id);
      if (actor?.id === id && endsOwnRights(before, change)) {
        throw new AppError('forbidden', 'You cannot deactivate yourself or change your own role. Ask another admin.');
      }
      if (change.role !== undefined && change.role !== before.role) await assertMayGive(actor, change.role);
      const after = await users.change(id, change);
      if (!after) throw new AppError('not_found', 'There is no such person.');
      await keepAnAdmin(before, after);
      if (!after.active) await sessions.endAll(id);
      else if (after.role !== before.role || after.name !== before.name) sessions.announceChange(after);
      return person(after);
    },
    async resetPassword(actor, id) {
      if (actor?.id === id) throw new AppError('forbidden', 'Change your own password in the menu of your account.');
      await assertMayManage(actor, id);
      return accounts.resetPassword(id);
    },
    assertMayManage,
    assertMayGive,
    async find(id) {
      const found = await users.find(id);
      if (!found) throw new AppError('not_found', 'There is no such person.');
      return person(found);
    },
    async findByEmail(email) {
      const found = await users.findByEmail(email.toLowerCase());
      return found && person(found);
    },
  };
}

const isActiveAdmin = ({ role, active }: User): boolean => role === 'admin' && active;

const endsOwnRights = (me: User, { role = me.role, active = me.active }: UserChange): boolean =>
  role !== me.role || active !== me.active;

function toPerson({ id, name, email, role, active, pending, lastSignInAt, skills, languages, capacity, secondFactor }: User, invited: ReadonlyMap<UserId, number>): Person {
  const invitation = pending ? { expiresAt: invited.get(id) ?? null } : null;
  return { id, name, email, role, active, lastSignInAt, skills, languages, capacity, secondFactor, invitation };
}
