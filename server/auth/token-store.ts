import type { UserId } from '../../protocol/ids.ts';
import type { Scope } from '../../protocol/scopes.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';

/** An API token without its secret. Times are milliseconds since the Unix epoch. */
export interface ApiToken {
  id: string;
  name: string;
  user: UserId;
  scopes: readonly Scope[];
  createdAt: number;
  lastUsedAt: number | null;
}

/** A token as it lies in the collection `tokens`. */
interface TokenDocument {
  _id: string;
  name: string;
  hash: string;
  user: string;
  scopes: Scope[];
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Reads and writes API tokens. */
export interface TokenStore {
  insert(token: ApiToken, hash: string): Promise<void>;
  findByHash(hash: string): Promise<ApiToken | null>;
  all(): Promise<readonly ApiToken[]>;
  used(id: string, at: number): Promise<void>;
  /** False where there is no such token. */
  remove(id: string): Promise<boolean>;
}

/** The indexes of the collection `tokens`. */
export const tokenIndexes = defineIndexes('tokens', [{ hash: 1 }, { unique: true }]);

/** API tokens over a store. */
export function createTokenStore(store: Pick<Store, 'connection' | 'assertWritable'>): TokenStore {
  const tokens = store.connection.collection<TokenDocument>('tokens');
  return {
    async insert({ id, name, user, scopes, createdAt }, hash) {
      store.assertWritable();
      await tokens.insertOne({ _id: id, name, hash, user, scopes: [...scopes], createdAt: new Date(createdAt), lastUsedAt: null });
    },
    async findByHash(hash) {
      const found = await tokens.findOne({ hash });
      return found && toToken(found);
    },
    all: async () => (await tokens.find({}).toArray()).map(toToken),
    async used(id, at) {
      store.assertWritable();
      await tokens.updateOne({ _id: id }, { $set: { lastUsedAt: new Date(at) } });
    },
    remove: async (id) => (await tokens.deleteOne({ _id: id })).deletedCount === 1,
  };
}

function toToken({ _id, name, user, scopes, createdAt, lastUsedAt }: TokenDocument): ApiToken {
  return {
    id: _id, name, user: user as UserId, scopes,
    createdAt: createdAt.getTime(),
    lastUsedAt: lastUsedAt?.getTime() ?? null,
  };
}
