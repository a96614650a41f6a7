import type { Connection } from 'mongoose';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ResultPart } from '../../protocol/ledger.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { gather } from '../kernel/gather.ts';
import { bulkFailures } from '../storage/store-errors.ts';
import type { EntryDocument } from './ledger-entry.ts';

/** What is written of an entry; grouping adds the rest. */
export type EntryContent = Omit<EntryDocument, 'gap' | 'returnedAt' | 'unsettled' | 'rev'>;

/** Where a list of entries, latest first, goes on. */
export interface EntryKey {
  at: number;
  id: string;
}

/** At most `limit` entries from `since` to `now`, after `before` in the order of the list. */
export interface Stretch {
  since: number;
  now: number;
  before?: EntryKey | undefined;
  limit: number;
}

/** Reads and writes entries. Times are milliseconds since the Unix epoch. */
export interface EntryStore {
  ofConversation(conversation: ConversationId): Promise<readonly EntryDocument[]>;
  find(id: string): Promise<EntryDocument | null>;
  /** Makes or changes entries; each is then to be settled. */
  put(entries: readonly EntryContent[]): Promise<void>;
  /** Makes an entry; false where it is there already. */
  insert(entry: EntryContent): Promise<boolean>;
  unsettled(limit: number): Promise<readonly EntryDocument[]>;
  /** Marks entries as grouped and counted; one that changed since it was read stays to be settled. */
  settle(entries: readonly Pick<EntryDocument, '_id' | 'rev' | 'gap'>[]): Promise<void>;
  /** What these people asked from `since` until before `until`. */
  ofAskers(askers: readonly string[], since: number, until: number): Promise<readonly EntryDocument[]>;
  /** Notes that the person came back on it; it is to be settled again. */
  markReturned(entry: Pick<EntryDocument, '_id' | 'rev'>, kind: EntryDocument['kind'], at: number): Promise<void>;
  /** The questions of a gap that were asked in vain, latest first. */
  ofGap(gap: string, stretch: Stretch): Promise<readonly EntryDocument[]>;
  /** The questions that an article was shown for, or a part of them, latest first. */
  ofArticle(slug: string, part: ResultPart, stretch: Stretch): Promise<readonly EntryDocument[]>;
  /** Entries older than a time, oldest first. */
  olderThan(time: number, limit: number): Promise<readonly EntryDocument[]>;
  remove(ids: readonly string[]): Promise<void>;
}

/** The indexes of the collection `answer_ledger`; every list reads a bounded stretch of one. */
export const entryIndexes = defineIndexes(
  'answer_ledger',
  [{ conversation: 1 }],
  [{ unsettled: 1, at: 1 }, { sparse: true }],
  [{ asker: 1, at: -1 }],
  [{ gap: 1, at: -1 }],
  [{ offered: 1, at: -1 }],
  [{ at: 1 }],
);

/** How long new entries gather before they are written, in milliseconds, and most of one write. */
const GATHER_MS = 10;
const GROUP_MAX = 500;

/** Entries over a connection. */
export function createEntryStore(connection: Connection): EntryStore {
  const entries = connection.collection<EntryDocument>('answer_ledger');
  const latestFirst = { at: -1, _id: -1 } as const;
  /** A help site may be searched by many at once. */
  const insert = gather<EntryContent, boolean>(GATHER_MS, GROUP_MAX, async (contents) => {
    try {
      await entries.insertMany(contents.map((content): EntryDocument => ({ ...content, gap: null, returnedAt: null, unsettled: true, rev: 1 })), { ordered: false });
      return contents.map(() => true);
    } catch (error) {
      const failures = bulkFailures(error);
      if (failures?.every(({ duplicate }) => duplicate !== undefined) !== true) throw error;
      const taken = new Set(failures.map(({ at }) => at));
      return contents.map((_, i) => !taken.has(i));
    }
  });
  return {
    ofConversation: (conversation) => entries.find({ conversation }).toArray(),
    find: (id) => entries.findOne({ _id: id }),
    async put(contents) {
      if (contents.length === 0) return;
      const writes = contents.map(({ _id, ...content }) => ({
        updateOne: {
          filter: { _id },
          update: { $set: { ...content, unsettled: true as const }, $setOnInsert: { gap: null, returnedAt: null }, $inc: { rev: 1 } },
          upsert: true,
        },
      }));
      await entries.bulkWrite(writes, { ordered: false });
    },
    insert,
    async unsettled(limit) {
      // Without a sort the index gives the oldest and stops; with one the embedded engine reads all there are.
      const found = await entries.find({ unsettled: true, at: { $gte: new Date(0) } }, { limit }).toArray();
      return found.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1));
    },
    async settle(settled) {
      if (settled.length === 0) return;
      // Few updates of many: the embedded engine commits each by itself.
      const alike = new Map<string, { rev: number; gap: string | null; ids: string[] }>();
      for (const { _id, rev, gap } of settled) {
        const key = `${rev} ${gap ?? ''}`;
        alike.set(key, { rev, gap, ids: [...(alike.get(key)?.ids ?? []), _id] });
      }
      const writes = [...alike.values()].map(({ rev, gap, ids }) => ({
        updateMany: { filter: { _id: { $in: ids }, rev }, update: { $set: { gap }, $unset: { unsettled: '' as const } } },
      }));
      await entries.bulkWrite(writes, { ordered: false });
    },
    ofAskers: (askers, since, until) =>
      entries.find({ asker: { $in: [...askers] }, at: { $gte: new Date(since), $lt: new Date(until) } }, { limit: OF_ASKERS_MAX }).toArray(),
    async markReturned({ _id, rev }, kind, at) {
      await entries.updateOne({ _id, rev }, { $set: { returnedAt: new Date(at), kind, unsettled: true }, $inc: { rev: 1 } });
    },
    ofGap: (gap, stretch) => inStretches(stretch, (range, limit) => entries.find({ gap, kind: { $ne: null }, ...range }, { sort: latestFirst, limit }).toArray()),
    ofArticle: (slug, part, stretch) =>
      inStretches(stretch, ({ at, ...rest }, limit) => {
        const all: Filter[] = [partOf(slug, part), { ...rest }].filter((one) => Object.keys(one).length > 0);
        return entries.find({ offered: slug, at, ...(all.length > 0 && { $and: all }) }, { sort: latestFirst, limit }).toArray();
      }),
    olderThan: (time, limit) => entries.find({ at: { $lt: new Date(time) } }, { sort: { at: 1 }, limit }).toArray(),
    async remove(ids) {
      if (ids.length > 0) await entries.deleteMany({ _id: { $in: [...ids] } });
    },
  };
}

/** Somebody who asks without end is not looked at to the end. */
const OF_ASKERS_MAX = 5_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** How far back a list reads first; each further stretch is four times as long. */
const FIRST_STRETCH_MS = 7 * DAY_MS;
const STRETCH_GROWTH = 4;

type Filter = Record<string, unknown>;
type Range = { at: { $gte: Date; $lte: Date }; $or?: Filter[] };

/** Reads latest first, stretch by stretch: the embedded engine reads all that matches before it sorts. */
async function inStretches(
  { since, now, before, limit }: Stretch,
  read: (range: Range, limit: number) => Promise<EntryDocument[]>,
): Promise<EntryDocument[]> {
  const found: EntryDocument[] = [];
  let length = FIRST_STRETCH_MS;
  for (let top = before?.at ?? now; top >= since && found.length < limit; length *= STRETCH_GROWTH) {
    const bottom = Math.max(since, top - length);
    const range = { at: { $gte: new Date(bottom), $lte: new Date(top) } };
    const after = before !== undefined && top === before.at ? { $or: [{ at: { $lt: new Date(top) } }, { at: new Date(top), _id: { $lt: before.id } }] } : {};
    found.push(...(await read({ ...range, ...after }, limit - found.length)));
    top = bottom - 1;
  }
  return found;
}

/** What an entry must hold to count for a part of an article's result. */
export function partOf(slug: string, part: ResultPart): Record<string, unknown> {
  switch (part) {
    case 'shown':
      return {};
    case 'given':
      return { given: slug };
    case 'chosen':
      return { chosen: slug };
    case 'helped':
      return { helped: slug };
    case 'not_helped':
      return { notHelped: slug };
    case 'handed_off':
      return { handedOffAfter: slug };
    case 'misled':
      return { $or: [{ notHelped: slug }, { handedOffAfter: slug }] };
  }
}
