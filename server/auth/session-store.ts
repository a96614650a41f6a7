import type { UserId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';

/** A session without its secret. Times are milliseconds since the Unix epoch. */
export interface Session {
  /** The hash of the token in the browser's cookie; it opens nothing, so it may be passed around. */
  id: string;
  user: UserId;
  /** The user's `passwordVersion` when it began. */
  passwordVersion: number;
  /** How it began: with a password, or at the company's own sign-in, which asks for what it wants. */
  via: 'password' | 'sso';
  /** What the browser says it is, and where it was last seen. */
  device: string;
  address: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

/** A session as it lies in the collection `sessions`. */
interface SessionDocument {
  _id: string;
  user: string;
  passwordVersion: number;
  via?: 'password' | 'sso';
  device?: string;
  address?: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Reads and writes sessions. */
export interface SessionStore {
  insert(session: Session): Promise<void>;
  find(id: string): Promise<Session | null>;
  findMany(ids: readonly string[]): Promise<readonly Session[]>;
  ofUser(user: UserId): Promise<readonly Session[]>;
  touch(id: string, seen: { lastSeenAt: number; expiresAt: number; address?: string }): Promise<void>;
  setPasswordVersion(id: string, version: number): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** The indexes of the collection `sessions`; the store deletes what has expired. */
export const sessionIndexes = defineIndexes('sessions', [{ user: 1 }], [{ expiresAt: 1 }, { expireAfterSeconds: 0 }]);

/** Sessions over a store. */
export function createSessionStore(store: Pick<Store, 'connection' | 'assertWritable'>): SessionStore {
  const sessions = store.connection.collection<SessionDocument>('sessions');
  return {
    async insert({ id, user, passwordVersion, via, device, address, createdAt, lastSeenAt, expiresAt }) {
      store.assertWritable();
      await sessions.insertOne({
        _id: id, user, passwordVersion, via, device, address,
        createdAt: new Date(createdAt),
        lastSeenAt: new Date(lastSeenAt),
        expiresAt: new Date(expiresAt),
      });
    },
    async find(id) {
      const found = await sessions.findOne({ _id: id });
      return found && toSession(found);
    },
    findMany: async (ids) => (await sessions.find({ _id: { $in: [...ids] } }).toArray()).map(toSession),
    ofUser: async (user) => (await sessions.find({ user }).toArray()).map(toSession),
    async touch(id, { lastSeenAt, expiresAt, address }) {
      store.assertWritable();
      await sessions.updateOne({ _id: id }, { $set: { lastSeenAt: new Date(lastSeenAt), expiresAt: new Date(expiresAt), ...(address !== undefined && { address }) } });
    },
    async setPasswordVersion(id, version) {
      store.assertWritable();
      await sessions.updateOne({ _id: id }, { $set: { passwordVersion: version } });
    },
    async remove(ids) {
      await sessions.deleteMany({ _id: { $in: [...ids] } });
    },
  };
}

function toSession({ _id, user, passwordVersion, via = 'password', device = '', address = '', createdAt, lastSeenAt, expiresAt }: SessionDocument): Session {
  return {
    id: _id, user: user as UserId, passwordVersion, via, device, address,
    createdAt: createdAt.getTime(),
    lastSeenAt: lastSeenAt.getTime(),
    expiresAt: expiresAt.getTime(),
  };
}
