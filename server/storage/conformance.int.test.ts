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

  it('makes a summary that is not there, and refuses one that is behind by the key of the document', async () => {
    const summaries = fresh();
    await summaries.insertOne({ _id: 'a', seq: 5 });
    const put = (_id: string, seq: number) => ({
      updateOne: { filter: { _id, seq: { $lte: seq } }, update: { $set: { seq } }, upsert: true },
    });
    const error = await refused(summaries.bulkWrite([put('a', 4), put('b', 1)], { ordered: false }));
    expect(bulkFailures(error)?.map(({ at, duplicate }) => [at, duplicate?.index])).toEqual([[0, '_id_']]);
    expect(await summaries.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 'a', seq: 5 }, { _id: 'b', seq: 1 }]);
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
