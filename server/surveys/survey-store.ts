import type { Connection } from 'mongoose';
import type { ConversationId, VisitorId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { SurveyDocument } from './survey-document.ts';
import type { AnswerCount } from './survey-figures.ts';

/** Surveys offered from `from` (inclusive) to `to` (exclusive), in milliseconds since the Unix epoch. */
export interface Period {
  from: number;
  to: number;
}

/** Which surveys a list wants, newest offer first. `before` is exclusive; `now` tells where most of them are. */
export interface SurveyQuery extends Period {
  only?: 'comments' | 'low' | undefined;
  before?: { offeredAt: number; id: string } | undefined;
  limit: number;
  now: number;
}

/** Reads and writes survey documents. */
export interface SurveyStore {
  /** Writes a document, unless one further ahead is there. */
  put(document: SurveyDocument): Promise<void>;
  /** Whether NPS was, or may yet be, asked of a visitor after `since` in any conversation but `except`. */
  npsAskedSince(visitor: VisitorId, since: number, except: ConversationId): Promise<boolean>;
  /** Open surveys whose time is over at `now`, longest overdue first. */
  findDue(now: number, limit: number): Promise<readonly Pick<SurveyDocument, 'conversation' | 'resolutionSeq'>[]>;
  /** How often each combination of answers was given; surveys without any answer are counted as well. */
  countAnswers(period: Period): Promise<readonly AnswerCount[]>;
  list(query: SurveyQuery): Promise<readonly SurveyDocument[]>;
}

/** The indexes of the collection `surveys`; every list reads a bounded prefix of one. */
export const surveyIndexes = defineIndexes(
  'surveys',
  [{ offeredAt: -1, _id: -1 }],
  [{ commented: 1, offeredAt: -1, _id: -1 }],
  [{ low: 1, offeredAt: -1, _id: -1 }],
  [{ expiresAt: 1 }],
  [{ visitor: 1, npsAskedAt: -1 }],
);

/** The stretch of time a list reads first, in milliseconds: a week. Each further one is four times as long. */
const FIRST_STRETCH_MS = 7 * 24 * 60 * 60 * 1000;
const STRETCH_GROWTH = 4;
/** The last point in time that a date can hold, in milliseconds since the Unix epoch (ECMA-262, time values). */
const DATE_MAX = 8.64e15;

/** Surveys over a connection. */
export function createSurveyStore(connection: Connection): SurveyStore {
  const surveys = connection.collection<SurveyDocument>('surveys');
  return {
    async put({ _id, ...fields }) {
      try {
        await surveys.updateOne({ _id, seq: { $lte: fields.seq } }, { $set: fields }, { upsert: true });
      } catch (error) {
        // An upsert that finds its id taken lost against a document further ahead: exactly what is wanted.
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async npsAskedSince(visitor, since, except) {
      const filter = { visitor, npsAskedAt: { $gt: dateAt(since) }, conversation: { $ne: except } };
      return (await surveys.findOne(filter, { projection: { _id: 1 } })) !== null;
    },
    async findDue(now, limit) {
      return surveys
        .find(
          { expiresAt: { $gt: new Date(0), $lte: dateAt(now) } },
          { projection: { conversation: 1, resolutionSeq: 1 }, sort: { expiresAt: 1 }, limit },
        )
        .toArray();
    },
    async countAnswers({ from, to }) {
      const groups = surveys.aggregate<{ _id: Omit<AnswerCount, 'count'>; count: number }>([
        { $match: { offeredAt: { $gte: dateAt(from), $lt: dateAt(to) } } },
        { $group: { _id: { csat: '$csat', solved: '$solved', nps: '$nps' }, count: { $sum: 1 } } },
      ]);
      return (await groups.toArray()).map(({ _id, count }) => ({ ..._id, count }));
    },
    async list({ from, to, only, before, limit, now }) {
      const found: SurveyDocument[] = [];
      const matching = only === undefined ? {} : only === 'comments' ? { commented: true } : { low: true };
      const newest = before === undefined ? to : Math.min(to, before.offeredAt + 1);
      // The embedded engine reads the whole matched range before it sorts, so a long period is read piece by piece.
      let stretch = FIRST_STRETCH_MS;
      let bottom = Math.max(from, Math.min(newest, now) - stretch);
      for (let top = newest; top > from && found.length < limit; top = bottom, bottom = Math.max(from, top - stretch)) {
        const range = { ...matching, offeredAt: { $gte: dateAt(bottom), $lt: dateAt(top) } };
        const filter = before === undefined ? range : { ...range, $or: after(before) };
        const page = surveys.find(filter, { sort: { offeredAt: -1, _id: -1 }, limit: limit - found.length });
        found.push(...(await page.toArray()));
        stretch *= STRETCH_GROWTH;
      }
      return found;
    },
  };
}

/** What comes after a row in the order of the list. */
function after({ offeredAt, id }: NonNullable<SurveyQuery['before']>) {
  return [{ offeredAt: { $lt: dateAt(offeredAt) } }, { offeredAt: dateAt(offeredAt), _id: { $lt: id } }];
}

/** A date, as near to `at` as dates go: periods may be as long as anybody likes. */
const dateAt = (at: number): Date => new Date(Math.max(-DATE_MAX, Math.min(DATE_MAX, at)));
