import { randomId } from '../../kernel/ids.ts';
import type { Migration } from './migration.ts';

/** Gives the database its identity, so that a backup can say where and when it began. */
export const baseline: Migration = {
  id: 1,
  name: 'baseline',
  run: async (connection) => {
    const installations = connection.collection<{ _id: string; id: string; createdAt: Date }>('installation');
    const once = { $setOnInsert: { id: randomId(), createdAt: new Date() } };
    await installations.updateOne({ _id: 'installation' }, once, { upsert: true });
  },
};
