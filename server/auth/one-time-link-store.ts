import type { UserId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';

/** What a link is for. */
export type LinkKind = 'invitation' | 'reset';

/** A link without its secret. Times are milliseconds since the Unix epoch. */
export interface OneTimeLink {
  /** The hash of the secret. */
  id: string;
  kind: LinkKind;
  user: UserId;
  /** The person's `passwordVersion` when it was made: with any new password the link is worth nothing. */
  passwordVersion: number;
  createdAt: number;
  expiresAt: number;
}

interface LinkDocument extends Omit<OneTimeLink, 'id' | 'createdAt' | 'expiresAt'> {
  _id: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Reads and writes links, in the collection `one_time_links`. */
export interface OneTimeLinkStore {
  /** Keeps a link; those of the same person before it are worth nothing. */
  replace(link: OneTimeLink): Promise<void>;
  find(id: string): Promise<OneTimeLink | null>;
  ofKind(kind: LinkKind): Promise<readonly OneTimeLink[]>;
  removeOf(user: UserId): Promise<void>;
}

/** The indexes of the collection; the store deletes what has expired. */
export const oneTimeLinkIndexes = defineIndexes('one_time_links', [{ user: 1 }], [{ kind: 1 }], [{ expiresAt: 1 }, { expireAfterSeconds: 0 }]);

/** Links over a store. */
export function createOneTimeLinkStore(store: Pick<Store, 'connection' | 'assertWritable'>): OneTimeLinkStore {
  const links = store.connection.collection<LinkDocument>('one_time_links');
  return {
    async replace({ id, createdAt, expiresAt, ...link }) {
      store.assertWritable();
      await links.insertOne({ _id: id, ...link, createdAt: new Date(createdAt), expiresAt: new Date(expiresAt) });
      await links.deleteMany({ user: link.user, _id: { $ne: id } });
    },
    async find(id) {
      const found = await links.findOne({ _id: id });
      return found && toLink(found);
    },
    ofKind: async (kind) => (await links.find({ kind }).toArray()).map(toLink),
    async removeOf(user) {
      store.assertWritable();
      await links.deleteMany({ user });
    },
  };
}

function toLink({ _id, kind, user, passwordVersion, createdAt, expiresAt }: LinkDocument): OneTimeLink {
  return { id: _id, kind, user, passwordVersion, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() };
}
