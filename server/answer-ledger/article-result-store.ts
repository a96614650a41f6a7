import type { Connection } from 'mongoose';
import type { LedgerDays } from '../../protocol/ledger.ts';
import { LEDGER_DAYS } from '../../protocol/ledger.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { PeriodKey } from './gap.ts';
import { periodKey } from './gap.ts';
import type { PassedOnStore } from './passed-on-store.ts';
import type { EntryDocument } from './ledger-entry.ts';

/** Questions of one period up to now that an article was shown for, and what became of them. */
export interface ArticleCount {
  shown: number;
  given: number;
  chosen: number;
  helped: number;
  notHelped: number;
  handedOff: number;
  misled: number;
  /** Replies of agents that passed it on; absent in what was counted before they were. */
  inserted?: number;
}

/** What is counted of one article, by its slug, in the collection `ledger_articles`. */
export interface ArticleResultDocument extends Record<PeriodKey, ArticleCount> {
  _id: string;
  title: string;
  countAt: Date;
}

/** Which articles a list wants: those shown or passed on in the period, most misled first, then most given, then the smaller slug. */
export interface ArticleResultQuery {
  days: LedgerDays;
  after?: { misled: number; slug: string } | undefined;
  limit: number;
}

/** Reads and writes what is counted of articles. Times are milliseconds since the Unix epoch. */
export interface ArticleResultStore {
  find(slug: string): Promise<ArticleResultDocument | null>;
  list(query: ArticleResultQuery): Promise<readonly ArticleResultDocument[]>;
  /** Has articles counted not later than at a time; unknown ones are made, with the title they were shown under. */
  countSoon(articles: ReadonlyMap<string, string>, at: number): Promise<void>;
  due(now: number, limit: number): Promise<readonly Pick<ArticleResultDocument, '_id'>[]>;
  /** Has articles counted at these times, and not before. */
  postpone(later: readonly (readonly [slug: string, at: number])[]): Promise<void>;
  /** Counts the questions of an article up to `now`; it is counted again at `again`. Answers the questions of the longest period that showed it. */
  count(slug: string, now: number, again: number): Promise<number>;
}

/** The indexes of the collection `ledger_articles`. */
export const articleResultIndexes = defineIndexes(
  'ledger_articles',
  ...LEDGER_DAYS.map((days): [Record<string, 1 | -1>] => [{ [`${periodKey(days)}.misled`]: -1, _id: 1 }]),
  [{ countAt: 1 }],
);

const DAY_MS = 24 * 60 * 60 * 1000;
type QuestionPart = Exclude<keyof ArticleCount, 'inserted'>;
const PARTS: readonly QuestionPart[] = ['shown', 'given', 'chosen', 'helped', 'notHelped', 'handedOff', 'misled'];
const NOTHING: ArticleCount = { shown: 0, given: 0, chosen: 0, helped: 0, notHelped: 0, handedOff: 0, misled: 0 };

/** What is counted of articles, over a connection. */
export function createArticleResultStore(connection: Connection, passedOn: Pick<PassedOnStore, 'count'>): ArticleResultStore {
  const articles = connection.collection<ArticleResultDocument>('ledger_articles');
  const entries = connection.collection<EntryDocument>('answer_ledger');
  return {
    find: (slug) => articles.findOne({ _id: slug }),
    async list({ days, after, limit }) {
      const misled = `${periodKey(days)}.misled`;
      const seen = [{ [`${periodKey(days)}.shown`]: { $gt: 0 } }, { [`${periodKey(days)}.inserted`]: { $gt: 0 } }];
      const beyond = after && [{ [misled]: { $lt: after.misled } }, { [misled]: after.misled, _id: { $gt: after.slug } }];
      const filter = { [misled]: { $gte: 0, ...(after && { $lte: after.misled }) }, $and: [{ $or: seen }, ...(beyond ? [{ $or: beyond }] : [])] };
      return articles.find(filter, { sort: { [misled]: -1, _id: 1 }, limit }).toArray();
    },
    async countSoon(soon, at) {
      if (soon.size === 0) return;
      const known = await articles.find({ _id: { $in: [...soon.keys()] } }, { projection: { title: 1, countAt: 1 } }).toArray();
      const titles = new Map(known.map(({ _id, title }) => [_id, title]));
      // Most are known and due already: only what differs is written.
      const late = known.filter(({ countAt }) => countAt.getTime() > at).map(({ _id }) => _id);
      if (late.length > 0) await articles.updateMany({ _id: { $in: late } }, { $min: { countAt: new Date(at) } });
      const named = [...soon].filter(([slug, title]) => title !== '' && title !== titles.get(slug));
      const writes = named.map(([slug, title]) => ({ updateOne: { filter: { _id: slug }, update: { $set: { title }, $min: { countAt: new Date(at) } }, upsert: true } }));
      const nameless = [...soon.keys()].filter((slug) => !titles.has(slug) && soon.get(slug) === '');
      const bare = nameless.map((slug) => ({ updateOne: { filter: { _id: slug }, update: { $min: { countAt: new Date(at) } }, upsert: true } }));
      if (writes.length + bare.length > 0) await articles.bulkWrite([...writes, ...bare], { ordered: false });
    },
    due: (now, limit) =>
      articles.find({ countAt: { $gt: new Date(0), $lte: new Date(now) } }, { limit, projection: { _id: 1 } }).toArray(),
    async postpone(later) {
      const writes = later.map(([_id, at]) => ({ updateOne: { filter: { _id }, update: { $set: { countAt: new Date(at) } } } }));
      if (writes.length > 0) await articles.bulkWrite(writes, { ordered: false });
    },
    async count(slug, now, again) {
      const oldest = new Date(now - Math.max(...LEDGER_DAYS) * DAY_MS);
      const group = Object.fromEntries(LEDGER_DAYS.flatMap((days) => PARTS.map((part) => [`${periodKey(days)}_${part}`, { $sum: counts(slug, part, now - days * DAY_MS) }])));
      const inserted = await passedOn.count(slug, LEDGER_DAYS.map((days) => now - days * DAY_MS));
      const [sums] = await entries
        .aggregate<Record<string, number>>([{ $match: { offered: slug, at: { $gte: oldest } } }, { $group: { _id: null, ...group } }])
        .toArray();
      const periods = Object.fromEntries(
        LEDGER_DAYS.map((days, at) => {
          const ofQuestions = sums === undefined ? NOTHING : Object.fromEntries(PARTS.map((part) => [part, sums[`${periodKey(days)}_${part}`] ?? 0]));
          return [periodKey(days), { ...ofQuestions, inserted: inserted[at] ?? 0 }];
        }),
      );
      await articles.updateOne({ _id: slug }, { $set: { ...periods, countAt: new Date(again) } });
      return sums?.[`${periodKey(LEDGER_DAYS[2])}_shown`] ?? 0;
    },
  };
}

/** 1 for an entry since a time that belongs to a part of an article's result, else 0. */
function counts(slug: string, part: QuestionPart, since: number) {
  return { $cond: [{ $and: [{ $gte: ['$at', new Date(since)] }, ...conditions(slug, part)] }, 1, 0] };
}

function conditions(slug: string, part: QuestionPart): object[] {
  const holds = (field: string) => ({ $in: [slug, `$${field}`] });
  const is = (field: string) => ({ $eq: [`$${field}`, slug] });
  switch (part) {
    case 'shown':
      return [];
    case 'given':
    case 'helped':
    case 'notHelped':
      return [holds(part)];
    case 'chosen':
      return [is('chosen')];
    case 'handedOff':
      return [is('handedOffAfter')];
    case 'misled':
      return [{ $or: [holds('notHelped'), is('handedOffAfter')] }];
  }
}
