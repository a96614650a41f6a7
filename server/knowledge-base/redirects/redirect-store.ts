/**
 * A redirect says where an address leads after its article was renamed. Redirects never lead to redirects: a rename moves
 * those that lead to the old address on, so one look is enough and no circle can come up. An article always wins over a
 * redirect of its address.
 */
import type { Connection } from 'mongoose';
import { defineIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';

/** Where an address of an article leads now. */
export interface Redirect {
  locale: string;
  from: string;
  to: string;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

interface RedirectDocument extends Omit<Redirect, 'at'> {
  _id: string;
  at: Date;
}

/** The index that finds what leads to an address. It also makes the collection: the embedded engine may fail to delete from one that is not there. */
export const redirectIndexes = defineIndexes('article_redirects', [{ locale: 1, to: 1 }]);

/** Most redirects that are kept and read. */
const REDIRECTS_MAX = 20_000;

/** Reads and writes redirects. */
export interface RedirectStore {
  all(): Promise<readonly Redirect[]>;
  /** Lets `from` lead to `to`, and with it what led to `from`; `to` itself leads nowhere else any more. */
  put(redirect: Redirect): Promise<void>;
  remove(locale: string, from: string): Promise<void>;
}

/** Redirects over a store. */
export function createRedirectStore(store: Pick<Store, 'connection' | 'assertWritable'>): RedirectStore {
  const redirects = collection(store.connection);
  const keyOf = (locale: string, from: string): string => `${locale}/${from}`;
  return {
    async all() {
      const found = await redirects.find({}, { sort: { _id: 1 }, limit: REDIRECTS_MAX }).toArray();
      return found.map(({ locale, from, to, at }) => ({ locale, from, to, at: at.getTime() }));
    },
    async put({ locale, from, to, at }) {
      store.assertWritable();
      // In an order that leaves no circle wherever it is cut off.
      await redirects.deleteOne({ _id: keyOf(locale, to) });
      await redirects.updateMany({ locale, to: from }, { $set: { to } });
      await redirects.updateOne({ _id: keyOf(locale, from) }, { $set: { locale, from, to, at: new Date(at) } }, { upsert: true });
      await redirects.deleteOne({ _id: keyOf(locale, to), to });
    },
    async remove(locale, from) {
      store.assertWritable();
      await redirects.deleteOne({ _id: keyOf(locale, from) });
    },
  };
}

const collection = (connection: Connection) => connection.collection<RedirectDocument>('article_redirects');
