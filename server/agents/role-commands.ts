import type { RoleSettings } from '../../protocol/people-contract.ts';
import { canAll, isBuiltIn } from '../../protocol/roles.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Auth } from '../auth/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { assertMayManage } from './people-commands.ts';

/** The commands of the roles page. */
export type RoleHandlers = Pick<StaffHandlers, Extract<keyof StaffHandlers, `roles.${string}`>>;

/** Handlers of the roles page. What a role allows changes for who has it at once: their connections begin anew. */
export function roleCommands({ users, roles, sessions }: Pick<Auth, 'users' | 'roles' | 'sessions'>): RoleHandlers {
  async function tellEverybodyWith(role: Role): Promise<void> {
    for (const user of await users.withRole(role)) sessions.announceChange(user);
  }

  async function existing(id: Role): Promise<RoleSettings> {
    const found = await roles.find(id);
    if (!found) throw new AppError('not_found', 'There is no such role.');
    return found;
  }

  function assertMayDecide({ user }: StaffContext, ...all: readonly Pick<RoleSettings, 'permissions'>[]): void {
    if (all.every(({ permissions }) => canAll(user, permissions))) return;
    throw new AppError('forbidden', 'You can give only what your own role allows. Ask an admin.');
  }

  return {
    'roles.list': async () => ({ roles: await roles.all() }),
    async 'roles.save'(context, change) {
      assertMayManage(context);
      assertMayDecide(context, change, ...(change.id === null ? [] : [await existing(change.id)]));
      if (change.id === context.user.role && !change.permissions.includes('people')) {
        throw new AppError('forbidden', 'You cannot take managing people away from your own role. Ask another admin.');
      }
      const role = await roles.save(change);
      await tellEverybodyWith(role.id);
      return { role };
    },
    async 'roles.delete'(context, { id, moveTo }) {
      assertMayManage(context);
      if (isBuiltIn(id)) throw new AppError('forbidden', 'A built-in role stays.');
      const found = await roles.find(id);
      // Deleted a moment ago: a retry is harmless.
      if (!found) return null;
      assertMayDecide(context, found);
      if (id === context.user.role) throw new AppError('forbidden', 'You cannot delete your own role. Ask another admin.');
      const members = await users.withRole(id);
      if (members.length > 0) {
        if (moveTo === null || moveTo === id) throw new AppError('conflict', `${members.length} people have this role. Say which one they get instead.`);
        assertMayDecide(context, await existing(moveTo));
        await users.moveRole(id, moveTo);
      }
      await roles.remove(id);
      // Who was given the role in this very moment would be left with one that allows nothing.
      if (moveTo !== null) await users.moveRole(id, moveTo);
      for (const { id: member } of members) {
        const user = await users.find(member);
        if (user) sessions.announceChange(user);
      }
      return null;
    },
  };
}
