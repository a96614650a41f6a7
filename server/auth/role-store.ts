import type { Permission } from '../../protocol/roles.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';

/** A role as it was set: an own one, or what was changed of a built-in one. */
export interface StoredRole {
  id: string;
  name: string;
  permissions: readonly Permission[];
  secondFactor: boolean;
  version: number;
}

/** A role as it lies in the collection `roles`. */
interface RoleDocument extends Omit<StoredRole, 'id' | 'permissions'> {
  _id: string;
  permissions: Permission[];
}

/** Reads and writes roles. */
export interface RoleStore {
  /** All that were ever set. There are few. */
  all(): Promise<readonly StoredRole[]>;
  /** Sets a role where it still has the version before; false where somebody else was faster. */
  save(role: StoredRole): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** Roles over a store. */
export function createRoleStore(store: Pick<Store, 'connection' | 'assertWritable'>): RoleStore {
  const roles = store.connection.collection<RoleDocument>('roles');
  return {
    all: async () => (await roles.find({}).toArray()).map(({ _id, ...role }) => ({ id: _id, ...role })),
    async save({ id, ...role }) {
      store.assertWritable();
      const set = { ...role, permissions: [...role.permissions] };
      try {
        const done = await roles.updateOne({ _id: id, version: role.version - 1 }, { $set: set }, { upsert: role.version === 1 });
        return done.matchedCount + done.upsertedCount > 0;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async remove(id) {
      store.assertWritable();
      await roles.deleteOne({ _id: id });
    },
  };
}
