import type { EditorHere } from '../../../protocol/article-desk.ts';
import type { UserId } from '../../../protocol/ids.ts';
import { defineIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';

/** Who has which article open: leases that a console renews every 10 s. */
export interface EditorPresenceStore {
  /** Says that somebody is here, and answers who else is. Nothing is written on a full disk: reading goes on. */
  here(article: string, who: { id: UserId; name: string }, editing: boolean, now: number): Promise<readonly EditorHere[]>;
  others(article: string, me: UserId, now: number): Promise<readonly EditorHere[]>;
  leave(article: string, me: UserId): Promise<void>;
}

interface HereDocument {
  _id: string;
  article: string;
  user: string;
  name: string;
  editing: boolean;
  expiresAt: Date;
}

/** Two renewals may be missed. Milliseconds. */
const LEASE_MS = 25_000;
/** Names that one article shows. */
const HERE_MAX = 20;

/** The indexes of the collection `article_presence`; the store clears away what expired. */
export const editorPresenceIndexes = defineIndexes('article_presence', [{ article: 1, expiresAt: 1 }], [{ expiresAt: 1 }, { expireAfterSeconds: 60 }]);

/** Presence at articles over a store. */
export function createEditorPresenceStore({ connection, writable }: Pick<Store, 'connection' | 'writable'>): EditorPresenceStore {
  const leases = connection.collection<HereDocument>('article_presence');
  async function others(article: string, me: UserId, now: number): Promise<readonly EditorHere[]> {
    const found = await leases.find({ article, expiresAt: { $gt: new Date(now) } }, { limit: HERE_MAX + 1 }).toArray();
    return found.filter(({ user }) => user !== me).map(({ user, name, editing }) => ({ id: user as UserId, name, editing }));
  }
  return {
    others,
    async here(article, { id, name }, editing, now) {
      const update = { $set: { article, user: id, name, editing, expiresAt: new Date(now + LEASE_MS) } };
      if (writable()) await leases.updateOne({ _id: `${article}:${id}` }, update, { upsert: true });
      return others(article, id, now);
    },
    async leave(article, me) {
      if (writable()) await leases.deleteOne({ _id: `${article}:${me}` });
    },
  };
}
