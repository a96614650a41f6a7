/**
 * The roles of the installation: four that are always there, and those the company made. What a role allows is asked at
 * each reading of a person, so a change counts from the next action on; every node keeps the roles for a moment.
 * Whoever has a role that is gone may do nothing.
 */
import type { RoleSettings } from '../../protocol/people-contract.ts';
import { isBuiltIn, PERMISSIONS, ROLES, standardGrants } from '../../protocol/roles.ts';
import type { BuiltInRole, Permission, Role } from '../../protocol/roles.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import type { RoleStore, StoredRole } from './role-store.ts';
import type { Grants } from './user-store.ts';

/** A change made on another node is seen here after at most this long, in milliseconds. */
export const ROLES_FRESH_MS = 5_000;
/** Most roles of an installation. */
const ROLES_MAX = 100;

const NAMES: Readonly<Record<BuiltInRole, string>> = { agent: 'Agent', editor: 'Editor', supervisor: 'Supervisor', admin: 'Admin' };

/** What a role that is gone allows. */
const NOTHING = { permissions: [], secondFactorRequired: false };

/** What a role shall be; `id` null makes one. */
export interface RoleChange {
  id: Role | null;
  version: number;
  name: string;
  permissions: readonly Permission[];
  secondFactor: boolean;
}

/** The roles of the installation. */
export interface Roles {
  /** Built-in ones first, then by name. */
  all(): Promise<readonly RoleSettings[]>;
  find(id: Role): Promise<RoleSettings | null>;
  /** What each role allows. */
  grants(): Promise<Grants>;
  /** Throws AppError `conflict` (somebody was faster, the name is taken, too many), `not_found`, or `invalid_payload`. */
  save(change: RoleChange): Promise<RoleSettings>;
  /** Takes an own role away; who has it must have been moved before. */
  remove(id: Role): Promise<void>;
}

/** Roles over a store. While the store is away, what was read last goes on being used. */
export function createRoles(store: RoleStore, clock: Clock): Roles {
  let kept: { roles: readonly RoleSettings[]; readAt: number } | undefined;

  async function read(): Promise<readonly RoleSettings[]> {
    const stored = await store.all();
    const builtIn = ROLES.map((id) => builtInRole(id, stored.find((role) => role.id === id)));
    const own = stored.filter(({ id }) => !isBuiltIn(id)).map((role) => ({ ...role, builtIn: false }));
    const roles = [...builtIn, ...own.toSorted((a, b) => a.name.localeCompare(b.name))];
    kept = { roles, readAt: clock.now() };
    return roles;
  }

  async function all(): Promise<readonly RoleSettings[]> {
    if (kept && clock.now() - kept.readAt < ROLES_FRESH_MS) return kept.roles;
    const last = kept?.roles;
    return last ? read().catch(() => last) : read();
  }

  return {
    all,
    find: async (id) => (await all()).find((role) => role.id === id) ?? null,
    async grants() {
      const byId = new Map((await all()).map(({ id, permissions, secondFactor }) => [id, { permissions, secondFactorRequired: secondFactor }]));
      return (role) => byId.get(role) ?? NOTHING;
    },
    async save({ id, version, name, permissions, secondFactor }) {
      const roles = await read();
      const before = roles.find((role) => role.id === id);
      if (id !== null && !before) throw new AppError('not_found', 'There is no such role.');
      if (id === null && roles.length >= ROLES_MAX) throw new AppError('conflict', `There can be at most ${ROLES_MAX} roles.`);
      const taken = roles.some((role) => role.id !== id && role.name.toLowerCase() === name.toLowerCase());
      if (taken) throw issue('name', `There is a role ${name} already.`);
      if (id === 'admin' && permissions.length < PERMISSIONS.length) throw issue('permissions', 'Admins may always do everything; make another role for less.');
      if (before?.builtIn && name !== before.name) throw issue('name', 'A built-in role keeps its name.');
      const role: StoredRole = { id: id ?? randomId(), name, permissions, secondFactor, version: (before ? version : 0) + 1 };
      const saved = await store.save(role);
      const now = (await read()).find((found) => found.id === role.id);
      if (now && (saved || isSame(now, role))) return now;
      throw new AppError('conflict', 'Somebody else has changed this role meanwhile. Load it again to see what is there now.');
    },
    async remove(id) {
      if (isBuiltIn(id)) throw new AppError('forbidden', 'A built-in role stays.');
      await store.remove(id);
      await read();
    },
  };
}

function builtInRole(id: BuiltInRole, changed: StoredRole | undefined): RoleSettings {
  return {
    id,
    name: NAMES[id],
    builtIn: true,
    permissions: id === 'admin' ? PERMISSIONS : (changed?.permissions ?? standardGrants(id)),
    secondFactor: changed?.secondFactor ?? false,
    version: changed?.version ?? 0,
  };
}

/** A change that came through and is sent again is no conflict. */
const isSame = (now: RoleSettings, wanted: StoredRole): boolean =>
  now.version === wanted.version && now.name === wanted.name && now.secondFactor === wanted.secondFactor && now.permissions.join() === wanted.permissions.join();

const issue = (path: string, message: string): AppError => new AppError('invalid_payload', message, { issues: [{ path, message }] });
