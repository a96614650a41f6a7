import type { UserId } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';
import type { User, UserWithPassword } from './user.ts';

/** A user as it lies in the collection `users`. */
interface UserDocument extends Omit<UserWithPassword, 'id' | 'createdAt' | 'lastSignInAt'> {
  _id: string;
  createdAt: Date;
  lastSignInAt: Date | null;
}

/** What can be changed of a user; undefined stays as it is. */
export interface UserChange {
  name?: string | undefined;
  role?: Role | undefined;
  active?: boolean | undefined;
}

/** Reads and writes users. */
export interface UserStore {
  find(id: UserId): Promise<UserWithPassword | null>;
  findMany(ids: readonly UserId[]): Promise<readonly UserWithPassword[]>;
  findByEmail(email: string): Promise<UserWithPassword | null>;
  /** Everybody, also who left. */
  all(): Promise<readonly User[]>;
  isEmpty(): Promise<boolean>;
  countActiveAdmins(): Promise<number>;
  /** Throws AppError `conflict` when the e-mail address is taken. */
  insert(user: UserWithPassword): Promise<void>;
  /** The changed user, or null where there is none. */
  change(id: UserId, change: UserChange): Promise<User | null>;
  /** Sets a password over the one of `version`; null where that is no longer the current one. */
  setPassword(id: UserId, version: number, password: { hash: string; mustChange: boolean }): Promise<User | null>;
  signedIn(id: UserId, at: number): Promise<void>;
}

/** The indexes of the collection `users`. */
export const userIndexes = defineIndexes('users', [{ email: 1 }, { unique: true }]);

/** Users over a store. */
export function createUserStore(store: Pick<Store, 'connection' | 'assertWritable'>): UserStore {
  const users = store.connection.collection<UserDocument>('users');
  return {
    async find(id) {
      const found = await users.findOne({ _id: id });
      return found && withPassword(found);
    },
    findMany: async (ids) => (await users.find({ _id: { $in: [...ids] } }).toArray()).map(withPassword),
    async findByEmail(email) {
      const found = await users.findOne({ email });
      return found && withPassword(found);
    },
    all: async () => (await users.find({}).toArray()).map(toUser),
    isEmpty: async () => (await users.findOne({}, { projection: { _id: 1 } })) === null,
    countActiveAdmins: () => users.countDocuments({ role: 'admin', active: true }),
    async insert({ id, createdAt, lastSignInAt, ...user }) {
      store.assertWritable();
      try {
        await users.insertOne({ _id: id, ...user, createdAt: new Date(createdAt), lastSignInAt: lastSignInAt === null ? null : new Date(lastSignInAt) });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        throw new AppError('conflict', 'Somebody with this e-mail address is here already.', { cause: error });
      }
    },
    async change(id, change) {
      store.assertWritable();
      // The driver would write undefined as null, and refuses an empty change.
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (Object.keys(given).length === 0) return this.find(id);
      const found = await users.findOneAndUpdate({ _id: id }, { $set: given }, { returnDocument: 'after' });
      return found && toUser(found);
    },
    async setPassword(id, version, { hash, mustChange }) {
      store.assertWritable();
      const update = { $set: { passwordHash: hash, mustChangePassword: mustChange, passwordVersion: version + 1 } };
      const found = await users.findOneAndUpdate({ _id: id, passwordVersion: version }, update, { returnDocument: 'after' });
      return found && toUser(found);
    },
    async signedIn(id, at) {
      await users.updateOne({ _id: id }, { $set: { lastSignInAt: new Date(at) } });
    },
  };
}

function withPassword(document: UserDocument): UserWithPassword {
  const { passwordHash, passwordVersion } = document;
  return { ...toUser(document), passwordHash, passwordVersion };
}

function toUser({ _id, name, email, role, active, mustChangePassword, createdAt, lastSignInAt }: UserDocument): User {
  return {
    id: _id as UserId, name, email, role, active, mustChangePassword,
    createdAt: createdAt.getTime(),
    lastSignInAt: lastSignInAt?.getTime() ?? null,
  };
}
