import { mongo, Schema } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDuplicateKey } from './store-errors.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/test-store.ts';

/** The reading half of `conformance.int.test.ts`: lists, lookups, indexes, figures. */
let store: Store;
let collections = 0;

interface Doc {
  _id: string | number;
  [field: string]: unknown;
}

/** An empty collection of its own for each story. */
const fresh = () => store.connection.collection<Doc>(`c${(collections += 1)}`);

const refused = async (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(async () => {
  await store.close();
});

describe('lists and lookups', () => {
  it('pages by a compound key without gaps or repeats', async () => {
    const list = fresh();
    await list.createIndex({ state: 1, at: -1, _id: -1 });
    await list.insertMany(Array.from({ length: 25 }, (_, n): Doc => ({ _id: n, state: 's', at: Math.floor(n / 4) })));
    const seen: unknown[] = [];
    let after: Doc | undefined;
    do {
      const bounds: Record<string, unknown> = after
        ? { at: { $gte: 0, $lte: after['at'] }, $or: [{ at: { $lt: after['at'] } }, { at: after['at'], _id: { $lt: after._id } }] }
        : {};
      const page = await list.find({ state: 's', ...bounds }).sort({ at: -1, _id: -1 }).limit(4).toArray();
      seen.push(...page.map((doc) => doc._id));
      after = page.at(-1);
    } while (after);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => 24 - n));
  });

  it('finds by lists of ids, by words in a list, by presence and by null', async () => {
    const people = fresh();
    await people.createIndex({ words: 1 });
    await people.insertMany([
      { _id: 1, words: ['lamp', 'oak'], email: 'a@example.com' },
      { _id: 2, words: ['lamp'], email: null },
      { _id: 3, words: [] },
    ]);
    const ids = async (filter: Record<string, unknown>) =>
      (await people.find(filter, { projection: { _id: 1 } }).sort({ _id: 1 }).toArray()).map((doc) => doc._id);
    expect(await ids({ _id: { $in: [1, 3] } })).toEqual([1, 3]);
    expect(await ids({ words: 'lamp' })).toEqual([1, 2]);
    expect(await ids({ words: { $gte: 'o', $lt: 'p' } })).toEqual([1]);
    expect(await ids({ email: { $exists: true } })).toEqual([1, 2]);
    expect(await ids({ email: null })).toEqual([2, 3]);
    expect(await ids({ _id: { $nin: [1] }, email: { $ne: null } })).toEqual([]);
    expect(await people.countDocuments({ words: { $in: ['oak', 'ash'] } })).toBe(1);
  });

  it('holds a key unique among those that have it, and among those of a state', async () => {
    const sparse = fresh();
    await sparse.createIndex({ email: 1 }, { unique: true, sparse: true });
    await sparse.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, email: 'a' }]);
    expect(isDuplicateKey(await refused(sparse.insertOne({ _id: 4, email: 'a' })), 'email_1')).toBe(true);
    const partial = fresh();
    await partial.createIndex({ slug: 1 }, { unique: true, partialFilterExpression: { state: 'published' } });
    await partial.insertMany([
      { _id: 1, slug: 's', state: 'draft' },
      { _id: 2, slug: 's', state: 'draft' },
      { _id: 3, slug: 's', state: 'published' },
    ]);
    expect(isDuplicateKey(await refused(partial.insertOne({ _id: 4, slug: 's', state: 'published' })))).toBe(true);
    expect(isDuplicateKey(await refused(partial.updateOne({ _id: 1 }, { $set: { state: 'published' } })))).toBe(true);
  });

  it('takes an index that lets documents expire', async () => {
    const sessions = fresh();
    await sessions.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
    const index = (await sessions.indexes()).find((found) => found.name === 'expiresAt_1');
    expect(Number(index?.expireAfterSeconds)).toBe(0);
  });
});

describe('figures', () => {
  it('matches, unwinds, groups and sorts', async () => {
    const surveys = fresh();
    await surveys.insertMany([
      { _id: 1, csat: 5, tags: ['returns', 'late'] },
      { _id: 2, csat: 1, tags: ['late'] },
      { _id: 3, csat: 4, tags: ['returns'] },
      { _id: 4, csat: null, tags: ['late'] },
    ]);
    const good = { $sum: { $cond: [{ $gte: ['$csat', 4] }, 1, 0] } };
    const rows = await surveys
      .aggregate([
        { $match: { csat: { $ne: null } } },
        { $unwind: '$tags' },
        { $group: { _id: '$tags', n: { $sum: 1 }, good, mean: { $avg: '$csat' } } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    expect(rows).toEqual([
      { _id: 'late', n: 2, good: 1, mean: 3 },
      { _id: 'returns', n: 2, good: 2, mean: 4.5 },
    ]);
  });
});

describe('mongoose on the store', () => {
  it('refuses a filter with a field the schema does not know, instead of matching everything', async () => {
    const schema = new Schema({ _id: String, name: String }, { versionKey: false });
    const People = store.connection.model('Person', schema, 'people');
    await People.insertMany([{ _id: 'a', name: 'Ada' }]);
    expect(await People.findOne({ name: 'Ada' }).lean()).toEqual({ _id: 'a', name: 'Ada' });
    expect(String(await refused(People.find({ nmae: 'Ada' } as never).exec()))).toMatch(/nmae/);
  });

  it('asks for the acknowledgement of a majority and its journal', async () => {
    const client = new mongo.MongoClient(store.uri, { writeConcern: { w: 'majority', journal: true }, monitorCommands: true });
    const sent: unknown[] = [];
    client.on('commandStarted', ({ commandName, command }) => {
      if (commandName === 'insert') sent.push(command['writeConcern']);
    });
    await client.db(store.connection.name).collection('acks').insertOne({});
    await client.close();
    expect(sent).toEqual([{ w: 'majority', j: true }]);
    expect(store.connection.getClient().options.writeConcern).toMatchObject({ w: 'majority', journal: true });
  });
});
