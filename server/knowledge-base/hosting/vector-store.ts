/** Vectors of articles' texts, kept in the store: computing them takes milliseconds each, reading them back does not. */
import type { Connection, mongo } from 'mongoose';
import { defineIndexes } from '../../storage/indexes.ts';
import { bulkFailures } from '../../storage/store-errors.ts';
import type { Store } from '../../storage/store.ts';
import type { PackedVectors } from './encoding-calls.ts';

/** Keeps vectors of one or more encoders. */
export interface VectorStore {
  /** All that one encoder computed, some thousands at a time; only those computed after `since` where it is given. */
  all(encoder: string, since?: number): AsyncIterable<PackedVectors>;
  keep(encoder: string, vectors: PackedVectors, now: number): Promise<void>;
  /** Lets those texts' vectors live on. */
  renew(encoder: string, ids: readonly string[], now: number): Promise<void>;
}

interface VectorDocument {
  _id: string;
  encoder: string;
  bytes: mongo.Binary | Buffer;
  at: Date;
}

/** Vectors live this long after they were last renewed: texts that no article has any more go that way. */
const KEPT_SECONDS = 180 * 24 * 60 * 60;
/** Documents at a time: decoding more would hold the thread. */
const GROUP = 500;

/** Indexes of the collection `answer_vectors`. */
export const vectorIndexes = defineIndexes('answer_vectors', [{ encoder: 1, at: 1 }], [{ at: 1 }, { expireAfterSeconds: KEPT_SECONDS }]);

/** Vectors over a store. */
export function createVectorStore(store: Pick<Store, 'connection' | 'assertWritable'>): VectorStore {
  const vectors = collection(store.connection);
  return {
    async *all(encoder, since = 0) {
      const prefix = encoder.length + 1;
      let ids: string[] = [];
      let parts: Uint8Array[] = [];
      for await (const { _id, bytes } of vectors.find({ encoder, at: { $gte: new Date(since) } }, { batchSize: GROUP })) {
        ids.push(_id.slice(prefix));
        parts.push(Buffer.isBuffer(bytes) ? bytes : bytes.buffer);
        if (ids.length < GROUP) continue;
        yield { ids, bytes: joined(parts) };
        [ids, parts] = [[], []];
      }
      if (ids.length > 0) yield { ids, bytes: joined(parts) };
    },
    async keep(encoder, { ids, bytes }, now) {
      const size = bytes.byteLength / (ids.length || 1);
      const documents = ids.map((id, i) => ({ _id: `${encoder}:${id}`, encoder, bytes: Buffer.from(bytes.subarray(i * size, (i + 1) * size)), at: new Date(now) }));
      for (let from = 0; from < documents.length; from += GROUP) {
        store.assertWritable();
        try {
          await vectors.insertMany(documents.slice(from, from + GROUP), { ordered: false });
        } catch (error) {
          // Another process has computed the same.
          if (!bulkFailures(error)?.every(({ duplicate }) => duplicate !== undefined)) throw error;
        }
      }
    },
    async renew(encoder, ids, now) {
      const old = new Date(now - (KEPT_SECONDS * 1000) / 2);
      for (let from = 0; from < ids.length; from += GROUP) {
        const some = ids.slice(from, from + GROUP).map((id) => `${encoder}:${id}`);
        await vectors.updateMany({ _id: { $in: some }, at: { $lt: old } }, { $set: { at: new Date(now) } });
      }
    },
  };
}

/** One array over all of its buffer, so that it can be handed to another thread. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

const collection = (connection: Connection) => connection.collection<VectorDocument>('answer_vectors');
