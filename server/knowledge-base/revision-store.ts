/**
 * One document that says how often the knowledge base has changed. Every process compares it with what it last read,
 * so that an article written by one is answered by all.
 */
import type { Connection } from 'mongoose';
import type { Store } from '../storage/store.ts';
import type { SynonymGroup } from './files/synonyms-file.ts';

interface RevisionDocument {
  _id: 'knowledge-base';
  revision: number;
  synonyms: string[][];
  /** Whether the articles that come with a new installation are in, or are not wanted. */
  firstLoad: 'under_way' | 'done';
  /** Whether the golden set that comes with a new installation is in, or is not wanted. */
  goldenLoad?: 'done';
}

/** What stands beside the articles. */
export interface Revision {
  revision: number;
  synonyms: readonly SynonymGroup[];
  firstLoad: 'not_begun' | 'under_way' | 'done';
  isGoldenLoaded: boolean;
}

/** Reads and writes it. */
export interface RevisionStore {
  read(): Promise<Revision>;
  /** To be called before and after a change of articles: whoever reads in between reads again. */
  raise(change?: { synonyms?: readonly SynonymGroup[]; firstLoad?: 'under_way' | 'done'; goldenLoad?: 'done' }): Promise<void>;
}

const ID = 'knowledge-base';

/** The revision over a store. */
export function createRevisionStore(store: Pick<Store, 'connection' | 'assertWritable'>): RevisionStore {
  const revisions = collection(store.connection);
  return {
    async read() {
      const found = await revisions.findOne({ _id: ID });
      return { revision: found?.revision ?? 0, synonyms: found?.synonyms ?? [], firstLoad: found?.firstLoad ?? 'not_begun', isGoldenLoaded: found?.goldenLoad === 'done' };
    },
    async raise({ synonyms, firstLoad, goldenLoad } = {}) {
      store.assertWritable();
      const set = {
        ...(synonyms !== undefined && { synonyms: synonyms.map((group) => [...group]) }),
        ...(firstLoad !== undefined && { firstLoad }),
        ...(goldenLoad !== undefined && { goldenLoad }),
      };
      await revisions.updateOne({ _id: ID }, { $inc: { revision: 1 }, ...(Object.keys(set).length > 0 && { $set: set }) }, { upsert: true });
    },
  };
}

const collection = (connection: Connection) => connection.collection<RevisionDocument>('knowledge_base');
