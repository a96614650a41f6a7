/**
 * The people of the service desk: who works here, as what, and who has left. Nobody can lock themself out, and at least
 * one active admin always stays, whoever acts at the same moment.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { Person } from '../../protocol/staff-contract.ts';
import type { Auth, NewAccount, User, UserChange } from '../auth/index.ts';
import { AppError } from '../kernel/errors.ts';

/** The people of the installation. `actor` is who asks, or null for the command line. */
export interface People {
  /** Everybody by name, also who left. */
  list(): Promise<readonly Person[]>;
  /** Throws AppError `conflict` when the e-mail address is taken. */
  add(account: NewAccount): Promise<{ person: Person; temporaryPassword: string }>;
  /** Throws AppError `not_found`, `forbidden` (one's own role or activity) or `conflict` (the last active admin). */
  change(actor: UserId | null, id: UserId, change: UserChange): Promise<Person>;
  /** Gives a new temporary password. Throws AppError `not_found` or `forbidden` (one's own). */
  resetPassword(actor: UserId | null, id: UserId): Promise<string>;
  /** The person with an e-mail address, or null. */
  findByEmail(email: string): Promise<Person | null>;
}

/** People over what auth knows of them. */
export function createPeople({ users, accounts, sessions }: Pick<Auth, 'users' | 'accounts' | 'sessions'>): People {
  /**
   * The change is made first and counted then: of two admins who demote each other, the later one sees what both did.
   * Counting first would let both pass.
   */
  async function keepAnAdmin(before: User, after: User): Promise<void> {
    if (!isActiveAdmin(before) || isActiveAdmin(after) || (await users.countActiveAdmins()) > 0) return;
    await users.change(before.id, { role: before.role, active: before.active });
    throw new AppError('conflict', 'This is the last active admin. Make somebody else an admin first.');
  }

  return {
    async list() {
      const everybody = await users.all();
      return everybody.map(toPerson).toSorted((a, b) => a.name.localeCompare(b.name) || a.email.localeCompare(b.email));
    },
    async add(account) {
      const { user, temporaryPassword } = await accounts.add(account);
      return { person: toPerson(user), temporaryPassword };
    },
    async change(actor, id, change) {
      const before = await users.find(id);
      if (!before) throw new AppError('not_found', 'There is no such person.');
      if (actor === id && endsOwnRights(before, change)) {
        throw new AppError('forbidden', 'You cannot deactivate yourself or change your own role. Ask another admin.');
      }
      const after = await users.change(id, change);
      if (!after) throw new AppError('not_found', 'There is no such person.');
      await keepAnAdmin(before, after);
      if (!after.active) await sessions.endAll(id);
      else if (after.role !== before.role || after.name !== before.name) sessions.announceChange(after);
      return toPerson(after);
    },
    async resetPassword(actor, id) {
      if (actor === id) throw new AppError('forbidden', 'Change your own password in the menu of your account.');
      return accounts.resetPassword(id);
    },
    async findByEmail(email) {
      const found = await users.findByEmail(email.toLowerCase());
      return found && toPerson(found);
    },
  };
}

const isActiveAdmin = ({ role, active }: User): boolean => role === 'admin' && active;

const endsOwnRights = (me: User, { role = me.role, active = me.active }: UserChange): boolean =>
  role !== me.role || active !== me.active;

function toPerson({ id, name, email, role, active, lastSignInAt }: User): Person {
  return { id, name, email, role, active, lastSignInAt };
}
