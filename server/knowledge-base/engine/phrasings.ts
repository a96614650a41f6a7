/** The phrasings of articles, and which of them is most like a question: by its words, or by its meaning. */
import type { AnswerableArticle } from './article-words.ts';
import type { Rarity } from './evidence.ts';
import type { VectorOf } from './sentence-encoder.ts';
import { passageTexts, phrasingTexts, textToEmbed } from './sentence-encoder.ts';
import type { Stemmer } from './words.ts';
import { foldedWords } from './words.ts';

/** The nearest phrasing of an article. */
export interface NearestPhrasing {
  /** The phrasing as the editor wrote it; null where none is like the question at all. */
  text: string | null;
  /** Cosine of the stems, weighted by rarity, of the phrasing nearest by words, 0–1. */
  byWords: number;
}

interface Phrasing {
  text: string;
  stems: readonly string[];
  /** Of the stems as a vector of rarities. */
  length: number;
  vector: Float32Array | undefined;
}

/** Compares articles with a question. */
export interface PhrasingFinder<A> {
  /** `stems` are the question's. The nearest is told by the vector where there is one. */
  nearest(article: A, stems: ReadonlySet<string>, vector: Float32Array | null): NearestPhrasing;
  /** The cosine to the nearest of the article's phrasings and passages; 0 where none has a vector. */
  nearness(article: A, vector: Float32Array): number;
}

/** Cuts phrasings on first use: most articles of a large base are asked for seldom. */
export function phrasingFinder<A extends AnswerableArticle>(stem: Stemmer, rarity: Rarity, vectorOf: VectorOf | null): PhrasingFinder<A> {
  const known = new Map<string, Phrasing[]>();
  const vectors = new Map<string, Float32Array[]>();

  function lengthOf(stems: Iterable<string>): number {
    let sum = 0;
    for (const each of stems) sum += rarity(each) ** 2;
    return Math.sqrt(sum);
  }

  function phrasingsOf({ slug, title, questions }: A): Phrasing[] {
    const found = known.get(slug);
    if (found !== undefined) return found;
    const cut = [title, ...questions].map((text) => {
      const stems = [...new Set(foldedWords(text).map(stem))];
      return { text, stems, length: lengthOf(stems), vector: vectorOf?.(textToEmbed(text)) };
    });
    known.set(slug, cut);
    return cut;
  }

  function vectorsOf(article: A): Float32Array[] {
    const found = vectors.get(article.slug);
    if (found !== undefined) return found;
    const all = [...phrasingTexts(article), ...passageTexts(article)].flatMap((text) => vectorOf?.(text) ?? []);
    vectors.set(article.slug, all);
    return all;
  }

  return {
    nearest(article, stems, vector) {
      const weights = new Map([...stems].map((each) => [each, rarity(each) ** 2]));
      const own = lengthOf(stems);
      let nearest = 0;
      let byWords = 0;
      let text: string | null = null;
      for (const phrasing of phrasingsOf(article)) {
        let shared = 0;
        for (const each of phrasing.stems) shared += weights.get(each) ?? 0;
        const likeness = shared === 0 ? 0 : shared / (own * phrasing.length);
        const near = vector === null ? likeness : phrasing.vector === undefined ? 0 : cosine(vector, phrasing.vector);
        if (near > nearest) {
          nearest = near;
          text = phrasing.text;
        }
        byWords = Math.max(byWords, likeness);
      }
      return { text, byWords };
    },
    nearness: (article, vector) => vectorsOf(article).reduce((most, each) => Math.max(most, cosine(vector, each)), 0),
  };
}

/** Of vectors of length 1. */
function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] as number) * (b[k] as number);
  return sum;
}
