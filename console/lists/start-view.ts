import type { SavedView } from '../../protocol/list-view.ts';
import type { KeyValueStore } from '../app/key-value-store.ts';

/** Set while the desk is being opened from its beginning, not by a link into it. */
const START = 'porchlight:console:start';

/** Remembers that somebody came to the desk by no particular address. */
export function beginAtDesk(storage: KeyValueStore): void {
  storage.set(START, 'yes');
}

/** The view with which the desk opens for a role, once after `beginAtDesk`; null for the lists of work. */
export function takeStartView(storage: KeyValueStore, views: readonly SavedView[], role: string): SavedView | null {
  if (storage.get(START) === null) return null;
  storage.remove(START);
  return views.find(({ defaultFor }) => defaultFor.includes(role)) ?? null;
}
