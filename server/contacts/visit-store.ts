import type { Connection } from 'mongoose';
import type { Visit } from '../../protocol/contacts.ts';
import type { Page } from '../../protocol/events.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';

/** One sight of a visitor who has written. */
export interface Sight {
  page: Page | null;
  device: string | null;
  address: string | null;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

/** The present visit of each visitor who has written; forgotten 30 days after the last page. */
export interface VisitStore {
  record(visitor: VisitorId, sight: Sight): Promise<void>;
  read(visitor: VisitorId): Promise<Visit | null>;
}

interface VisitDocument extends Omit<Visit, 'at'> {
  _id: string;
  at: Date;
}

/** After a pause this long, in milliseconds, it is another visit: half an hour, as web statistics count. */
const PAUSE_MS = 30 * 60 * 1000;
/** Pages kept of a visit. */
const PAGES_MAX = 20;
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** The index of visits: they are forgotten by themselves. */
export const visitIndexes = defineIndexes('visits', [{ at: 1 }, { expireAfterSeconds: KEPT_SECONDS }]);

/** Visits over a connection. */
export function createVisitStore(connection: Connection): VisitStore {
  const visits = connection.collection<VisitDocument>('visits');
  return {
    async record(visitor, { page, device, address, at }) {
      const before = await visits.findOne({ _id: visitor });
      const pages = before !== null && at - before.at.getTime() < PAUSE_MS ? before.pages : [];
      const isNew = page !== null && pages.at(-1)?.url !== page.url;
      const next = isNew ? [...pages, { url: page.url, title: page.title, at }].slice(-PAGES_MAX) : pages;
      const known = { device: device ?? before?.device ?? null, address: address ?? before?.address ?? null };
      await visits.updateOne({ _id: visitor }, { $set: { pages: next, ...known, at: new Date(at) } }, { upsert: true });
    },
    async read(visitor) {
      const found = await visits.findOne({ _id: visitor });
      if (found === null) return null;
      const { pages, device, address, at } = found;
      return { pages, device, address, at: at.getTime() };
    },
  };
}
