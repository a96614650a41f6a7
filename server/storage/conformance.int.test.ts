import { Schema } from 'mongoose';
import type { AnyObject } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkFailures, duplicateKey, isDuplicateKey } from './store-errors.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/test-store.ts';

/**
 * Every feature of MongoDB that Porchlight relies on, asked of whatever store the tests run on. What is not proved
 * here is not used.
 */
let store: Store;
let collections = 0;

interface Doc {
  _id: string | number;
  [field: string]: unknown;
}

/** An empty collection of its own for each story. */
const fresh = <T extends AnyObject = Doc>() => store.connection.collection<T>(`c${(collections += 1)}`);

const refused = async (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(async () => {
  await store.close();
});

describe('the log of a conversation', () => {
  async function log() {
    const events = fresh();
    await events.createIndex({ conversation: 1, seq: 1 }, { unique: true, name: 'position' });
    await events.createIndex({ conversation: 1, key: 1 }, { unique: true, name: 'key' });
    return events;
  }

  it('stores a group of events and says of each refused one which key refused it', async () => {
    const events = await log();
    await events.insertOne({ _id: 'first', conversation: 'a', seq: 1, key: 'v:1' });
    const group: Doc[] = [
      { _id: 'e0', conversation: 'a', seq: 1, key: 'v:2' },
      { _id: 'e1', conversation: 'b', seq: 1, key: 'v:1' },
      { _id: 'e2', conversation: 'a', seq: 2, key: 'v:1' },
      { _id: 'e3', conversation: 'c', seq: 1, key: 'v:1' },
    ];
    const failures = bulkFailures(await refused(events.insertMany(group, { ordered: false }))) ?? [];
    expect(failures.map(({ at, duplicate }) => [at, duplicate?.index])).toEqual([
      [0, 'position'],
      [2, 'key'],
    ]);
    expect((await events.find().sort({ _id: 1 }).toArray()).map((event) => event._id)).toEqual(['e1', 'e3', 'first']);
  });

  it('lets exactly one of many writers have a position', async () => {
    const events = await log();
    const writers = Array.from({ length: 12 }, (_, n) =>
      refused(events.insertOne({ _id: `w${n}`, conversation: 'a', seq: 1, key: `v:${n}` })),
    );
    const errors = (await Promise.all(writers)).filter((error) => error !== undefined);
    expect(errors).toHaveLength(11);
    expect(errors.every((error) => isDuplicateKey(error, 'position'))).toBe(true);
    expect(duplicateKey(errors[0])).toEqual({ index: 'position' });
  });

  it('reads a conversation in order from a position on, and its newest events first', async () => {
    const events = await log();
    await events.insertMany(
      Array.from({ length: 60 }, (_, n): Doc => ({ _id: n, conversation: n % 2 ? 'a' : 'b', seq: n, key: `k${n}` })),
    );
    const later = await events.find({ conversation: 'a', seq: { $gt: 41 } }).sort({ seq: 1 }).limit(3).toArray();
    expect(later.map((event) => event['seq'])).toEqual([43, 45, 47]);
    const newest = await events.find({ conversation: 'b' }).sort({ seq: -1 }).limit(2).toArray();
    expect(newest.map((event) => event['seq'])).toEqual([58, 56]);
  });
});

describe('summaries and claims', () => {
  it('moves a summary forward only, many at once', async () => {
    const summaries = fresh();
    await summaries.insertMany([
      { _id: 'a', seq: 5, state: 'bot' },
      { _id: 'b', seq: 2, state: 'bot' },
    ]);
    const advance = (_id: string, seq: number) => ({
      updateOne: { filter: { _id, seq: { $lt: seq } }, update: { $set: { seq, state: 'queued' } } },
    });
    const result = await summaries.bulkWrite([advance('a', 4), advance('b', 3)], { ordered: false });
    expect([result.matchedCount, result.modifiedCount]).toEqual([1, 1]);
    expect(await summaries.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'a', seq: 5, state: 'bot' },
      { _id: 'b', seq: 3, state: 'queued' },
    ]);
  });

  it('gives due work to one of many claimants', async () => {
    const work = fresh();
    await work.createIndex({ dueAt: 1 });
    await work.insertOne({ _id: 'w', dueAt: new Date(1_000), leaseUntil: null });
    const due = { dueAt: { $lte: new Date(2_000) }, leaseUntil: null };
    const claims = Array.from({ length: 10 }, (_, n) =>
      work.findOneAndUpdate(due, { $set: { leaseUntil: new Date(9_000), by: n } }, { returnDocument: 'after' }),
    );
    expect((await Promise.all(claims)).filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('keeps the largest and smallest, counts, appends, and sets some fields at birth only', async () => {
    const facts = fresh<{ _id: string; high: number; low: number; n: number; all: number[]; born: number }>();
    const touch = (value: number) =>
      facts.updateOne(
        { _id: 'f' },
        { $max: { high: value }, $min: { low: value }, $inc: { n: 1 }, $push: { all: value }, $setOnInsert: { born: value } },
        { upsert: true },
      );
    for (const value of [3, 9, 1]) await touch(value);
    expect(await facts.findOne({ _id: 'f' })).toEqual({ _id: 'f', high: 9, low: 1, n: 3, all: [3, 9, 1], born: 3 });
    await facts.updateOne({ _id: 'f' }, { $addToSet: { all: 9 }, $unset: { born: '' } });
    await facts.updateOne({ _id: 'f' }, { $pull: { all: 3 } });
    expect(await facts.findOne({ _id: 'f' }, { projection: { all: 1, born: 1 } })).toEqual({ _id: 'f', all: [9, 1] });
  });

  it('keeps a list at its newest entries', async () => {
    const lists = fresh<{ _id: string; last: number[] }>();
    await lists.insertOne({ _id: 'l', last: [1, 2] });
    await lists.updateOne({ _id: 'l' }, { $push: { last: { $each: [3, 4], $slice: -3 } } });
    expect(await lists.findOne({ _id: 'l' })).toEqual({ _id: 'l', last: [2, 3, 4] });
  });

  it('changes one entry of a list by its own mark', async () => {
    const rungs = fresh();
    await rungs.insertOne({ _id: 'r', rungs: [{ at: 50, fired: false }, { at: 80, fired: false }] });
    await rungs.updateOne({ _id: 'r' }, { $set: { 'rungs.$[e].fired': true } }, { arrayFilters: [{ 'e.at': 80 }] });
    expect((await rungs.findOne({ _id: 'r' }))?.['rungs']).toEqual([{ at: 50, fired: false }, { at: 80, fired: true }]);
  });

  it('makes a document once, however many begin it', async () => {
    const once = fresh();
    const begin = (n: number) =>
      refused(once.updateOne({ _id: 'survey' }, { $setOnInsert: { by: n } }, { upsert: true }));
    const errors = await Promise.all(Array.from({ length: 10 }, (_, n) => begin(n)));
    expect(errors.filter((error) => error !== undefined && !isDuplicateKey(error))).toEqual([]);
    expect(await once.countDocuments({})).toBe(1);
  });
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
        ? { $or: [{ at: { $lt: after['at'] } }, { at: after['at'], _id: { $lt: after._id } }] }
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

  it('acknowledges by majority and journal', () => {
    expect(store.connection.getClient().options.writeConcern).toMatchObject({ w: 'majority', journal: true });
  });
});
