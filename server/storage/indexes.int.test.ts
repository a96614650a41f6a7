import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../kernel/log.ts';
import { defineIndexes, ensureIndexes, indexName } from './indexes.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/test-store.ts';

let store: Store;

beforeEach(async () => {
  store = await openTestStore();
});

afterEach(async () => {
  await store.close();
});

const names = async (collection: string) =>
  (await store.connection.collection(collection).indexes()).map((index) => index.name).sort();

describe('indexes at the start', () => {
  const events = defineIndexes('events', [{ conversation: 1, seq: 1 }, { unique: true }], [{ at: -1 }]);
  const drafts = defineIndexes('drafts', [{ slug: 1 }, { unique: true, partialFilterExpression: { state: 'live' } }]);
  const sessions = defineIndexes('sessions', [{ expiresAt: 1 }, { expireAfterSeconds: 60 }], [{ user: 1 }, { sparse: true }]);
  const all = [...events, ...drafts, ...sessions];

  it('are made in an empty database, and a second start finds them in order', async () => {
    await ensureIndexes(store.connection, all, silentLogger);
    expect(await names('events')).toEqual(['_id_', 'at_-1', 'conversation_1_seq_1']);
    await store.connection.collection('events').insertOne({ conversation: 'a', seq: 1 });
    await store.connection.collection('drafts').insertOne({ slug: 'a', state: 'live' });
    const dropped: unknown[] = [];
    const log = { ...silentLogger, warn: (...args: unknown[]) => void dropped.push(args) };
    await ensureIndexes(store.connection, all, log as never);
    expect(dropped).toEqual([]);
  });

  it('are made for documents that are already there', async () => {
    await store.connection.collection('events').insertMany([{ conversation: 'a', seq: 1 }, { conversation: 'a', seq: 2 }]);
    await ensureIndexes(store.connection, events, silentLogger);
    expect(await names('events')).toContain(indexName({ conversation: 1, seq: 1 }));
  });

  it('stop the start when documents already break a unique one', async () => {
    await store.connection.collection('events').insertMany([{ conversation: 'a', seq: 1 }, { conversation: 'a', seq: 1 }]);
    await expect(ensureIndexes(store.connection, events, silentLogger)).rejects.toThrow(
      /Index conversation_1_seq_1 of collection events cannot be made/,
    );
  });

  it('stop the start when a unique one differs and documents rely on it', async () => {
    await store.connection.collection('events').createIndex({ conversation: 1, seq: 1 });
    await store.connection.collection('events').insertOne({ conversation: 'a', seq: 1 });
    await expect(ensureIndexes(store.connection, events, silentLogger)).rejects.toThrow(/is not the one this version relies on/);
  });

  it('are built again where they differ and nothing relies on them', async () => {
    await store.connection.collection('sessions').createIndex({ expiresAt: 1 }, { expireAfterSeconds: 5 });
    await ensureIndexes(store.connection, sessions, silentLogger);
    const found = (await store.connection.collection('sessions').indexes()).find((index) => index.name === 'expiresAt_1');
    expect(Number(found?.expireAfterSeconds)).toBe(60);
  });

  it('cannot expire through a partial filter', () => {
    expect(() =>
      defineIndexes('x', [{ at: 1 }, { expireAfterSeconds: 1, partialFilterExpression: { gone: true } }]),
    ).toThrow(/must not have a partial filter/);
  });
});
