import type { UserId } from '../../protocol/ids.ts';
import { CAPACITY_DEFAULT } from '../../protocol/people-contract.ts';
import type { PersonProfile } from '../../protocol/people-contract.ts';
import type { Permission, Role } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';
import { withoutPassword } from './user.ts';
import type { NewUser, User, UserWithPassword } from './user.ts';

/** A user as it lies in the collection `users`. */
interface UserDocument extends Omit<NewUser, 'id' | 'createdAt' | 'lastSignInAt' | 'pending' | 'secondFactor' | keyof PersonProfile>, Partial<PersonProfile> {
  pending?: boolean;
  secondFactor?: boolean;
  _id: string;
  createdAt: Date;
  lastSignInAt: Date | null;
}

/** What can be changed of a user; undefined stays as it is. */
export interface UserChange extends Partial<{ [K in keyof PersonProfile]: PersonProfile[K] | undefined }> {
  name?: string | undefined;
  role?: Role | undefined;
  active?: boolean | undefined;
  secondFactor?: boolean | undefined;
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
  insert(user: NewUser): Promise<void>;
  /** The changed user, or null where there is none. */
  change(id: UserId, change: UserChange): Promise<User | null>;
  /** Sets a password over the one of `version`; null where that is no longer the current one. */
  setPassword(id: UserId, version: number, password: { hash: string; mustChange: boolean }): Promise<User | null>;
  signedIn(id: UserId, at: number): Promise<void>;
  /** Somebody who was invited and never came; false where they have. */
  removePending(id: UserId): Promise<boolean>;
  findBySubject(subject: string): Promise<UserWithPassword | null>;
  /** Ties somebody to who they are at the company's own sign-in, once; they have come then. */
  setSubject(id: UserId, subject: string): Promise<boolean>;
  /** Everybody with a role. */
  withRole(role: Role): Promise<readonly User[]>;
  /** Gives everybody with a role another one. */
  moveRole(from: Role, to: Role): Promise<void>;
}

/** Answers what each role allows. */
export type Grants = (role: Role) => { permissions: readonly Permission[]; secondFactorRequired: boolean };

/** The indexes of the collection `users`. */
export const userIndexes = defineIndexes('users', [{ email: 1 }, { unique: true }], [{ ssoSubject: 1 }]);

/** Users over a store; `readGrants` is asked at each reading, so that nobody is read with the rights of yesterday. */
export function createUserStore(store: Pick<Store, 'connection' | 'assertWritable'>, readGrants: () => Promise<Grants>): UserStore {
  const users = store.connection.collection<UserDocument>('users');
  const one = async (found: UserDocument | null): Promise<UserWithPassword | null> => found && withPassword(found, await readGrants());
  const many = async (found: readonly UserDocument[]): Promise<readonly UserWithPassword[]> => {
    const grants = await readGrants();
    return found.map((document) => withPassword(document, grants));
  };
  return {
    find: async (id) => one(await users.findOne({ _id: id })),
    findMany: async (ids) => many(await users.find({ _id: { $in: [...ids] } }).toArray()),
    findByEmail: async (email) => one(await users.findOne({ email })),
    all: async () => (await many(await users.find({}).toArray())).map(withoutPassword),
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
      const found = Object.keys(given).length === 0 ? await users.findOne({ _id: id }) : await users.findOneAndUpdate({ _id: id }, { $set: given }, { returnDocument: 'after' });
      const user = await one(found);
      return user && withoutPassword(user);
    },
    async setPassword(id, version, { hash, mustChange }) {
      store.assertWritable();
      const update = { $set: { passwordHash: hash, mustChangePassword: mustChange, passwordVersion: version + 1, pending: false } };
      const user = await one(await users.findOneAndUpdate({ _id: id, passwordVersion: version }, update, { returnDocument: 'after' }));
      return user && withoutPassword(user);
    },
    async signedIn(id, at) {
      await users.updateOne({ _id: id }, { $set: { lastSignInAt: new Date(at) } });
    },
    async removePending(id) {
      store.assertWritable();
      return (await users.deleteOne({ _id: id, pending: true })).deletedCount === 1;
    },
    findBySubject: async (subject) => one(await users.findOne({ ssoSubject: subject })),
    async setSubject(id, subject) {
      store.assertWritable();
      const done = await users.updateOne({ _id: id, ssoSubject: { $exists: false } }, { $set: { ssoSubject: subject, pending: false } });
      return done.matchedCount > 0;
    },
    withRole: async (role) => (await many(await users.find({ role }).toArray())).map(withoutPassword),
    async moveRole(from, to) {
      store.assertWritable();
      await users.updateMany({ role: from }, { $set: { role: to } });
    },
  };
}

/** Who was stored before there were profiles has an empty one. */
function withPassword({ _id, createdAt, lastSignInAt, ...document }: UserDocument, grants: Grants): UserWithPassword {
  return {
    skills: [],
    languages: [],
    capacity: CAPACITY_DEFAULT,
    pending: false,
    secondFactor: false,
    ...document,
    id: _id as UserId,
    ...grants(document.role),
    createdAt: createdAt.getTime(),
    lastSignInAt: lastSignInAt?.getTime() ?? null,
  };
}
