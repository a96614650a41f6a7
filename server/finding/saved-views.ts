import { createHash } from 'node:crypto';
import type { SavedView } from '../../protocol/list-view.ts';
import { BUILT_IN_VIEWS, isBuiltInView } from '../../protocol/list-view.ts';
import { VIEWS_MAX } from '../../protocol/finding-contract.ts';
import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/clock.ts';
import type { SavedViewStore } from './saved-view-store.ts';
import type { Looker } from './visibility.ts';

/** A view as somebody wants it. */
export type ViewRequest = Pick<SavedView, 'name' | 'filter' | 'sort' | 'defaultFor' | 'version'> & { id: string | null; clientId: string; shared: boolean };

/** Views that people made. */
export interface SavedViews {
  /** Those that are always there first. */
  of(user: Looker): Promise<readonly SavedView[]>;
  /** Throws AppError `conflict`, `forbidden`, `not_found`. */
  save(user: Looker, request: ViewRequest): Promise<SavedView>;
  remove(user: Looker, id: string): Promise<SavedView>;
}

/** Views over their store. */
export function createSavedViews(store: SavedViewStore, clock: Clock): SavedViews {
  function assertMayShare(user: Looker): void {
    if (!can(user, 'shared')) throw new AppError('forbidden', 'Your role does not include views that all share. Keep it for yourself.');
  }

  /** Another's own view looks as if it were not there. */
  async function changeable(user: Looker, id: string): Promise<SavedView> {
    if (isBuiltInView(id)) throw new AppError('forbidden', 'This view is always there. Copy it to change it.');
    const view = await store.find(id);
    if (view === null || (view.owner !== null && view.owner !== user.id)) throw new AppError('not_found', 'There is no such view any more.');
    if (view.owner === null) assertMayShare(user);
    return view;
  }

  return {
    of: async (user) => [...BUILT_IN_VIEWS, ...(await store.of(user.id))],
    async save(user, { id, clientId, shared, version, name, filter, sort, defaultFor }) {
      if (shared) assertMayShare(user);
      const owner = shared ? null : user.id;
      // What nobody else has cannot be what others begin with.
      const facts = { name, owner, filter, sort, defaultFor: shared ? defaultFor : [] };
      if (id === null) {
        const view: SavedView = { ...facts, id: createHash('sha256').update(`view:${user.id}:${clientId}`).digest('base64url').slice(0, 22), version: 1 };
        const siblings = (await store.of(user.id)).filter((one) => one.owner === owner && one.id !== view.id);
        if (siblings.length >= VIEWS_MAX) throw new AppError('conflict', `There can be at most ${VIEWS_MAX} such views. Remove one first.`);
        return (await store.insert(view, clock.now())) ? view : ((await store.find(view.id)) ?? view);
      }
      await changeable(user, id);
      const view: SavedView = { ...facts, id, version: version + 1 };
      if (await store.replace(view, version)) return view;
      const now = await changeable(user, id);
      if (JSON.stringify(now) === JSON.stringify(view)) return now;
      throw new AppError('conflict', 'Somebody else has changed this view meanwhile. Open it again to see what it is now.');
    },
    async remove(user, id) {
      const view = await changeable(user, id);
      await store.remove(id);
      return view;
    },
  };
}
