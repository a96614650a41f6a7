/**
 * What was learnt, kept in the store: a restart has it at once, and of several processes only one learns. A lesson is named
 * by the hash of what it was learnt from, so one for other articles, another encoder or an older format is never found.
 */
import type { Connection, mongo } from 'mongoose';
import { defineIndexes } from '../../storage/indexes.ts';
import { isDuplicateKey } from '../../storage/store-errors.ts';
import type { Store } from '../../storage/store.ts';

/** How learning from something stands. `nothing`: it was tried, and there is too little to learn from. */
export type KeptLesson = { state: 'kept'; bytes: Uint8Array } | { state: 'nothing' } | { state: 'under_way' };

/** Keeps lessons. */
export interface LessonStore {
  /** Null where nobody has learnt from this, or whoever began has been silent for too long. */
  find(hash: string, now: number): Promise<KeptLesson | null>;
  /** What was learnt last of a part, from whatever articles; null where nothing was. */
  last(part: string): Promise<Uint8Array | null>;
  /** True for the one process that is to learn; it renews its claim while it does. */
  claim(hash: string, part: string, now: number): Promise<boolean>;
  renew(hash: string, now: number): Promise<void>;
  /** Null: there is nothing to be learnt. Older lessons of the part are forgotten, except for the last one. */
  keep(hash: string, part: string, bytes: Uint8Array | null, now: number): Promise<void>;
  /** Gives up a claim, or a lesson that cannot be read. */
  forget(hash: string): Promise<void>;
}

interface LessonDocument {
  _id: string;
  part: string;
  state: 'kept' | 'nothing' | 'under_way';
  /** Chunks that it is cut into. */
  chunks: number;
  bytes: number;
  claimedUntil: Date;
  at: Date;
}

interface ChunkDocument {
  _id: string;
  lesson: string;
  bytes: mongo.Binary | Buffer;
}

/** A claim holds this long without being renewed, in milliseconds. */
const CLAIM_MS = 60_000;
/** Bytes of a chunk: documents are limited to 16 MB, and decoding one holds the thread. */
const CHUNK_BYTES = 1024 * 1024;
/** Lessons kept of each part: the last one, and the one before for processes that are not as far. */
const KEPT = 2;

/** Indexes of both collections. */
export const lessonIndexes = [...defineIndexes('answer_lessons', [{ part: 1, at: 1 }]), ...defineIndexes('answer_lesson_chunks', [{ lesson: 1 }])];

/** Lessons over a store. */
export function createLessonStore(store: Pick<Store, 'connection' | 'assertWritable'>): LessonStore {
  const { lessons, chunks } = collections(store.connection);

  async function remove(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    await lessons.deleteMany({ _id: { $in: [...hashes] } });
    await chunks.deleteMany({ lesson: { $in: [...hashes] } });
  }

  /** Null where somebody has forgotten it meanwhile. */
  async function read(lesson: LessonDocument): Promise<Uint8Array | null> {
    const bytes = new Uint8Array(lesson.bytes);
    let at = 0;
    for (let i = 0; i < lesson.chunks; i += 1) {
      const chunk = await chunks.findOne({ _id: `${lesson._id}:${i}` });
      const part = chunk === null ? null : Buffer.isBuffer(chunk.bytes) ? chunk.bytes : chunk.bytes.buffer;
      if (part === null || at + part.length > bytes.length) return null;
      bytes.set(part, at);
      at += part.length;
    }
    return at === bytes.length ? bytes : null;
  }

  return {
    async find(hash, now) {
      const found = await lessons.findOne({ _id: hash });
      if (found === null) return null;
      if (found.state === 'nothing') return { state: 'nothing' };
      if (found.state === 'under_way') return found.claimedUntil.getTime() > now ? { state: 'under_way' } : null;
      const bytes = await read(found);
      return bytes && { state: 'kept', bytes };
    },
    async last(part) {
      const [found] = await lessons.find({ part, state: 'kept' }, { sort: { at: -1 }, limit: 1 }).toArray();
      return found === undefined ? null : read(found);
    },
    async claim(hash, part, now) {
      store.assertWritable();
      const claimed = { part, state: 'under_way' as const, chunks: 0, bytes: 0, claimedUntil: new Date(now + CLAIM_MS), at: new Date(now) };
      const taken = await lessons.findOneAndUpdate({ _id: hash, state: 'under_way', claimedUntil: { $lte: new Date(now) } }, { $set: claimed });
      if (taken !== null) return true;
      try {
        await lessons.insertOne({ _id: hash, ...claimed });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async renew(hash, now) {
      await lessons.updateOne({ _id: hash, state: 'under_way' }, { $set: { claimedUntil: new Date(now + CLAIM_MS) } });
    },
    async keep(hash, part, bytes, now) {
      store.assertWritable();
      await chunks.deleteMany({ lesson: hash });
      const count = Math.ceil((bytes?.length ?? 0) / CHUNK_BYTES);
      for (let i = 0; i < count; i += 1) {
        await chunks.insertOne({ _id: `${hash}:${i}`, lesson: hash, bytes: Buffer.from((bytes as Uint8Array).subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES)) });
      }
      const kept = { part, state: bytes === null ? ('nothing' as const) : ('kept' as const), chunks: count, bytes: bytes?.length ?? 0, claimedUntil: new Date(now), at: new Date(now) };
      await lessons.updateOne({ _id: hash }, { $set: kept }, { upsert: true });
      const older = await lessons.find({ part, at: { $lte: new Date(now) } }, { projection: { at: 1 }, sort: { at: -1 } }).toArray();
      await remove(older.map(({ _id }) => _id).filter((each) => each !== hash).slice(KEPT - 1));
    },
    forget: (hash) => remove([hash]),
  };
}

function collections(connection: Connection) {
  return { lessons: connection.collection<LessonDocument>('answer_lessons'), chunks: connection.collection<ChunkDocument>('answer_lesson_chunks') };
}
