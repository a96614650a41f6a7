import type { SharedScope } from '../../protocol/canned-contract.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import type { Kept, KeptChange, KeptStore } from './kept-store.ts';

/** The teams of a person; of each, who leads it. */
export type TeamsOf = (user: UserId) => Promise<readonly { id: TeamId; leads: readonly UserId[] }[]>;

/** What a person may see and change of what is kept. */
export interface KeptDesk<T> {
  list(context: StaffContext): Promise<readonly (Kept<T> & { mine: boolean })[]>;
  save(context: StaffContext, change: { id: string; scope: SharedScope; value: T; version: number }): Promise<Kept<T> & { mine: true }>;
  remove(context: StaffContext, id: string): Promise<void>;
}

/** The desk over its store. What one may not see is not there. */
export function createKeptDesk<T>(store: KeptStore<T>, teamsOf: TeamsOf): KeptDesk<T> {
  async function mayChange({ user }: StaffContext, scope: SharedScope, owner: UserId | null): Promise<boolean> {
    if (scope.kind === 'own') return owner === user.id;
    if (can(user, 'shared')) return true;
    return scope.kind === 'team' && (await teamsOf(user.id)).some(({ id, leads }) => id === scope.team && leads.includes(user.id));
  }
  function assertDesk({ user }: StaffContext): void {
    if (!can(user, 'desk') && !can(user, 'shared')) throw new AppError('forbidden', 'Your role does not include conversations.');
  }
  const refused = (): AppError => new AppError('forbidden', 'You can change your own. Those of a team are changed by its leads, shared ones by people whose role allows it.');
  return {
    async list(context) {
      assertDesk(context);
      const { user } = context;
      const teams = can(user, 'shared') ? null : (await teamsOf(user.id)).map(({ id }) => id);
      const found = await store.list(user.id, teams);
      return Promise.all(found.map(async (kept) => ({ ...kept, mine: await mayChange(context, kept.scope, kept.owner) })));
    },
    async save(context, { id, scope, value, version }) {
      assertDesk(context);
      const { user } = context;
      const old = await store.find(id);
      const owner = scope.kind === 'own' ? user.id : null;
      if (!(await mayChange(context, scope, owner)) || (old !== null && !(await mayChange(context, old.scope, old.owner)))) throw refused();
      const change: KeptChange<T> = { id, scope, owner, value, version, by: { id: user.id, name: user.name } };
      return { ...(await store.save(change)), mine: true };
    },
    async remove(context, id) {
      assertDesk(context);
      const old = await store.find(id);
      // Removed already: what was wanted is so.
      if (old === null) return;
      if (!(await mayChange(context, old.scope, old.owner))) throw refused();
      await store.remove(id);
    },
  };
}
