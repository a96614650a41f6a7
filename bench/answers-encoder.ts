import type { SentenceEncoder } from '../server/knowledge-base/index.ts';

/** An encoder for thousands of questions: those asked at the same time are embedded together, and none twice. */
export interface QuestionEncoder extends SentenceEncoder {
  /** Forgets the texts of articles, so that each base pays for its own; questions stay. */
  forgetArticles(): void;
  /** What is embedded from now on are questions. */
  keepFromHere(): void;
  /** Embeds one by one until articles are forgotten: for measuring how long that takes. */
  rememberNothing(): void;
}

/** Wraps a model. */
export function questionEncoder(model: SentenceEncoder): QuestionEncoder {
  const questions = new Map<string, Float32Array>();
  let articles: Map<string, Float32Array> | null = new Map();
  let isMeasuring = false;
  let waiting: { text: string; resolve: (vector: Float32Array) => void; reject: (error: unknown) => void }[] = [];

  function take(): void {
    const some = waiting;
    waiting = [];
    model.embed(some.map(({ text }) => text)).then(
      (vectors) => some.forEach(({ resolve }, i) => resolve(vectors[i] as Float32Array)),
      (error: unknown) => some.forEach(({ reject }) => reject(error)),
    );
  }

  async function one(text: string): Promise<Float32Array> {
    const known = articles?.get(text) ?? (articles === null ? questions.get(text) : undefined);
    if (known !== undefined) return known;
    const vector = await new Promise<Float32Array>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(take);
      waiting.push({ text, resolve, reject });
    });
    (articles ?? questions).set(text, vector);
    return vector;
  }

  return {
    ...model,
    embed: (texts) => (isMeasuring ? model.embed(texts) : Promise.all(texts.map(one))),
    forgetArticles() {
      articles = new Map();
      isMeasuring = false;
    },
    keepFromHere: () => (articles = null),
    rememberNothing: () => (isMeasuring = true),
  };
}
