/**
 * Finds articles by their words. One Lunr document per article (one per phrasing was worse) with five fields: title,
 * example questions and summary; body; headings; pairs of neighbouring words; runs of three characters, which forgive
 * spelling. Fields, k1 and b were measured on a public set of short topics without bodies; the weight of body and
 * headings on held-out halves of the sample company's questions, where 1 and 0.5 found 63 of 100 and 0.3 found 48.
 */
import lunr from 'lunr';
import type { Stemmer } from './words.ts';
import { trigrams, wordPairs } from './words.ts';

/** An article cut into words: folded as they were written, and their stems. */
export interface ArticleWords {
  slug: string;
  /** Title, example questions and summary, each by itself. */
  phrasings: readonly (readonly string[])[];
  headings: readonly string[];
  body: readonly string[];
}

/** A question as the index takes it: its words as written, in order, and what synonyms add to them (stems). */
export interface LexicalQuery {
  words: readonly string[];
  synonyms: readonly string[];
  /** Stems of words that were repaired, which may not be what was meant. */
  doubted: ReadonlySet<string>;
}

/** An article that was found, with Lunr's score. */
export interface LexicalHit {
  slug: string;
  score: number;
}

/** An index over the articles of one locale and audience. */
export interface LexicalIndex {
  search(query: LexicalQuery): LexicalHit[];
  /** In how many articles a stem occurs. */
  frequency(stem: string): number;
}

const HEADINGS_WEIGHT = 0.5;
const PAIRS_WEIGHT = 0.5;
const TRIGRAMS_WEIGHT = 0.5;
/** BM25: how soon repeated words stop counting, and how much long documents are held back. */
const K1 = 2;
const B = 0.9;
/** How much a word that only a synonym brought counts; 0.3–1 were equal within noise. */
const SYNONYM_WEIGHT = 0.6;
/** How much a repaired word counts beside one that was written so. */
const DOUBTED_WEIGHT = 0.6;
/** The rarest terms of each kind that a question is cut to: a bound on time; questions of customers are shorter. */
const STEMS_ASKED = 40;
const TRIGRAMS_ASKED = 12;
/** Most articles a search gives. */
const HITS_MAX = 20;

/** Builds the index, some milliseconds an article with a long body. Never throws, whatever the articles hold. */
export function buildLexicalIndex(
  articles: readonly ArticleWords[],
  stem: Stemmer,
  weight: (stem: string) => number,
): LexicalIndex {
  const often = { stems: new Map<string, number>(), pairs: new Map<string, number>(), trigrams: new Map<string, number>() };
  const builder = new lunr.Builder();
  builder.ref('slug');
  builder.field('words');
  builder.field('body');
  builder.field('headings', { boost: HEADINGS_WEIGHT });
  builder.field('pairs', { boost: PAIRS_WEIGHT });
  builder.field('trigrams', { boost: TRIGRAMS_WEIGHT });
  builder.k1(K1);
  builder.b(B);
  for (const article of articles) {
    const phrasings = article.phrasings.map((words) => words.map(stem));
    const words = phrasings.flat();
    const body = article.body.map(stem);
    const headings = article.headings.map(stem);
    const pairs = phrasings.flatMap(wordPairs);
    const grams = trigrams(article.phrasings.flat());
    builder.add({ slug: article.slug, words, body, headings, pairs, trigrams: grams });
    count(often.stems, [...words, ...body, ...headings]);
    count(often.pairs, pairs);
    count(often.trigrams, grams);
  }
  const index = builder.build();
  return {
    frequency: (term) => often.stems.get(term) ?? 0,
    search({ words, synonyms, doubted }) {
      const stems = words.map(stem);
      const hits = index.query((query) => {
        const ask = (terms: readonly string[], fields: string[], boost: (term: string) => number) => {
          for (const term of terms) query.term(term, { fields, boost: boost(term), usePipeline: false });
        };
        const everywhere = ['words', 'body', 'headings'];
        ask(rarest(often.stems, stems, STEMS_ASKED), everywhere, (term) => weight(term) * (doubted.has(term) ? DOUBTED_WEIGHT : 1));
        ask(rarest(often.stems, synonyms, STEMS_ASKED), everywhere, () => SYNONYM_WEIGHT);
        ask(rarest(often.pairs, wordPairs(stems), STEMS_ASKED), ['pairs'], () => 1);
        ask(rarest(often.trigrams, trigrams(words), TRIGRAMS_ASKED), ['trigrams'], () => 1);
      });
      // A query without a single known term would match every article.
      return hits.filter(({ score }) => score > 0).slice(0, HITS_MAX).map(({ ref, score }) => ({ slug: ref, score }));
    },
  };
}

function count(counts: Map<string, number>, terms: readonly string[]): void {
  for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
}

/** The terms that the index knows, the rarest `max` of them. */
function rarest(counts: ReadonlyMap<string, number>, terms: readonly string[], max: number): string[] {
  const known = [...new Set(terms)].filter((term) => counts.has(term));
  const often = (term: string) => counts.get(term) ?? 0;
  return known.length <= max ? known : known.sort((a, b) => often(a) - often(b)).slice(0, max);
}
