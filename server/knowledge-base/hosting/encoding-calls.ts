/**
 * What the place that turns texts into vectors answers to: it holds the model once for the whole process, and the vectors
 * of all articles' texts, so that a publish computes only those of its own few. Questions go first.
 */
import type { MessagePort } from 'node:worker_threads';
import type { SentenceEncoder } from '../engine/sentence-encoder.ts';
import { answerCalls } from '../../kernel/threads/answer-calls.ts';
import { packVector, textId, unpackVector } from './vector-bytes.ts';

/** What is known of an encoder wherever it lives. */
export type EncoderHead = Pick<SentenceEncoder, 'id' | 'dimension' | 'languages' | 'words'>;

/** Vectors as they are kept: packed, one after the other in the order of the ids of their texts. */
export interface PackedVectors {
  ids: readonly string[];
  bytes: Uint8Array;
}

/** What those ask who need vectors; answers are numbers in one row, text after text. */
export type VectorCalls = {
  /** Computes; `urgent` for a question that somebody waits for. */
  embed(texts: readonly string[], urgent: boolean): Promise<Float32Array>;
  /** As KeepingEncoder. */
  kept(texts: readonly string[], newMax: number): Promise<Float32Array | null>;
};

/** What the owner asks. */
export type EncodingCalls = {
  /** Loads the model; rejects where it cannot. */
  open(): Promise<EncoderHead>;
  /** Lets somebody ask through a port of their own. */
  connect(port: MessagePort): void;
  /** Takes in vectors that were computed before. */
  load(vectors: PackedVectors): void;
  /** Vectors that were computed since the last call, to be kept. */
  fresh(): PackedVectors;
  /** The texts, by id, whose vectors articles have asked for so far. */
  used(): readonly string[];
  embed: VectorCalls['embed'];
};

/** Texts at a time while nobody waits: between two times a question gets its turn. */
const AT_ONCE = 4;

/** Makes the place. `vectors` is what `connect` answers to, for those in the same thread. */
export function encodingCalls(load: () => Promise<SentenceEncoder>): EncodingCalls & { vectors: VectorCalls } {
  const bank = new Map<string, Uint8Array>();
  let opened: Promise<SentenceEncoder> | undefined;
  const used = new Set<string>();
  let unsaved: string[] = [];
  let behind: Promise<unknown> = Promise.resolve();
  const encoder = () => (opened ??= load());

  /** One after the other, and a few texts at a time: the model has the thread to itself while it computes. */
  function later(texts: readonly string[], take: (text: string, vector: Float32Array) => void): Promise<void> {
    const work = behind.then(async () => {
      for (let from = 0; from < texts.length; from += AT_ONCE) {
        await new Promise(setImmediate);
        const some = texts.slice(from, from + AT_ONCE);
        const vectors = await (await encoder()).embed(some);
        some.forEach((text, i) => take(text, vectors[i] as Float32Array));
      }
    });
    behind = work.catch(() => undefined);
    return work;
  }

  async function rows(texts: readonly string[], vectorOf: (text: string) => Uint8Array | Float32Array | undefined): Promise<Float32Array> {
    const { dimension } = await encoder();
    const all = new Float32Array(texts.length * dimension);
    texts.forEach((text, i) => {
      const row = all.subarray(i * dimension, (i + 1) * dimension);
      const vector = vectorOf(text);
      if (vector instanceof Float32Array) row.set(vector);
      else if (vector !== undefined) unpackVector(vector, row);
    });
    return all;
  }

  const vectors: VectorCalls = {
    async embed(texts, urgent) {
      const found = new Map<string, Float32Array | Uint8Array>();
      for (const text of texts) {
        const known = bank.get(textId(text));
        if (known !== undefined) found.set(text, known);
      }
      const missing = [...new Set(texts)].filter((text) => !found.has(text));
      if (urgent) (await (await encoder()).embed(missing)).forEach((vector, i) => found.set(missing[i] as string, vector));
      else await later(missing, (text, vector) => found.set(text, vector));
      return rows(texts, (text) => found.get(text));
    },
    async kept(texts, newMax) {
      const missing = [...new Set(texts)].filter((text) => !bank.has(textId(text)));
      if (missing.length > newMax) return null;
      for (const text of texts) used.add(textId(text));
      await later(missing, (text, vector) => {
        const id = textId(text);
        if (!bank.has(id)) unsaved.push(id);
        bank.set(id, packVector(vector));
      });
      return rows(texts, (text) => bank.get(textId(text)));
    },
  };

  return {
    vectors,
    embed: vectors.embed,
    async open() {
      const { id, dimension, languages, words } = await encoder();
      return { id, dimension, languages, words };
    },
    connect: (port) => answerCalls(port, vectors),
    load({ ids, bytes }) {
      const size = bytes.byteLength / (ids.length || 1);
      ids.forEach((id, i) => bank.set(id, bytes.slice(i * size, (i + 1) * size)));
    },
    used: () => [...used],
    fresh() {
      const ids = unsaved;
      unsaved = [];
      const parts = ids.map((id) => bank.get(id) ?? new Uint8Array());
      const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.byteLength;
      }
      return { ids, bytes };
    },
  };
}
