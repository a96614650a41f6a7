import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../kernel/log.ts';
import type { Store } from '../store.ts';
import { openTestStore } from '../testing/test-store.ts';
import type { Migration } from './migration.ts';
import { runMigrations } from './run-migrations.ts';

let store: Store;

beforeEach(async () => {
  store = await openTestStore();
});

afterEach(async () => {
  await store.close();
});

const log = silentLogger;

/** A migration that leaves a mark each time it runs, and fails while `broken` holds it. */
function marking(id: number, marks: number[], broken?: { is: boolean }): Migration {
  return {
    id,
    name: `m${id}`,
    run: async () => {
      if (broken?.is) throw new Error('killed in the middle');
      marks.push(id);
    },
  };
}

describe('migrations', () => {
  it('run in order, once in the life of a database', async () => {
    const marks: number[] = [];
    await runMigrations(store.connection, { log, migrations: [marking(1, marks)] });
    await runMigrations(store.connection, { log, migrations: [marking(1, marks), marking(2, marks), marking(3, marks)] });
    expect(marks).toEqual([1, 2, 3]);
  });

  it('are run by one of several servers that start together, and the others wait for it', async () => {
    const marks: number[] = [];
    const migrations = [marking(1, marks), marking(2, marks)];
    await Promise.all([1, 2, 3].map(() => runMigrations(store.connection, { log, migrations })));
    expect(marks).toEqual([1, 2]);
  });

  it('are taken up by the next start after one was killed in the middle', async () => {
    const marks: number[] = [];
    const broken = { is: true };
    const options = { log, migrations: [marking(1, marks, broken)], leaseMs: 60 };
    await expect(runMigrations(store.connection, options)).rejects.toThrow('killed in the middle');
    broken.is = false;
    await runMigrations(store.connection, options);
    expect(marks).toEqual([1]);
  });

  it('refuse a database of a newer version with a sentence', async () => {
    await runMigrations(store.connection, { log, migrations: [marking(1, []), marking(2, [])] });
    await expect(runMigrations(store.connection, { log, migrations: [marking(1, [])] })).rejects.toThrow(
      'The database is of a newer version (migration 2, this version knows 1).',
    );
  });

  it('give each database an identity that stays', async () => {
    const identity = () => store.connection.collection('installation').findOne();
    await runMigrations(store.connection, { log });
    const first = await identity();
    await runMigrations(store.connection, { log });
    expect(first?.['id']).toMatch(/^[\w-]{22}$/);
    expect(await identity()).toEqual(first);
  });
});
