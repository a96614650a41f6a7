/**
 * Finds articles by their words. One Lunr document per article (one per phrasing was worse) with five fields: title,
 * example questions and summary; body; headings; pairs of neighbouring words; runs of three characters, which forgive
 * spelling. Fields, k1 and b were measured on a public set of short topics without bodies; the weight of body and
 * headings on held-out halves of the sample company's questions, where 1 and 0.5 found 63 of 100 and 0.3 found 48.
 */
import { compactBuilder } from './compact-index.ts';
import { lunrBuilder } from './lunr-index.ts';
import type { AskedTerm } from './scoring-index.ts';
import { termCounts } from './term-counts.ts';
import type { TermCounts } from './term-counts.ts';
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
  /** Whether an article holds a stem anywhere. */
  holds(slug: string, stem: string): boolean;
}

const FIELDS = [
  { name: 'words', boost: 1 },
  { name: 'body', boost: 1 },
  { name: 'headings', boost: 0.5 },
  { name: 'pairs', boost: 0.5 },
  { name: 'trigrams', boost: 0.5 },
];
/** Where stems, pairs and runs of characters stand among the fields. */
const STEMS = [0, 1, 2];
const PAIRS = [3];
const TRIGRAMS = [4];
/** BM25: how soon repeated words stop counting, and how much long documents are held back. */
const BM25 = { k1: 2, b: 0.9 };
/** Lunr itself keeps the index up to so many articles; above, its scores are worked out without its objects. */
const LUNR_ARTICLES_MAX = 100;
/** How much a word that only a synonym brought counts; 0.3–1 were equal within noise. */
const SYNONYM_WEIGHT = 0.6;
/** How much a repaired word counts beside one that was written so. */
const DOUBTED_WEIGHT = 0.6;
/** The rarest terms of each kind that a question is cut to: a bound on time; questions of customers are shorter. */
const STEMS_ASKED = 40;
const TRIGRAMS_ASKED = 12;
/** Most articles a search gives. */
const HITS_MAX = 20;

/** Builds the index, about a millisecond an article. Never throws, whatever the articles hold. */
export function buildLexicalIndex(
  articles: readonly ArticleWords[],
  stem: Stemmer,
  weight: (stem: string) => number,
): LexicalIndex {
  const often = { stems: termCounts(), pairs: termCounts(), trigrams: termCounts() };
  const builder = (articles.length > LUNR_ARTICLES_MAX ? compactBuilder : lunrBuilder)(FIELDS, BM25);
  for (const article of articles) {
    const phrasings = article.phrasings.map((words) => words.map(stem));
    const words = phrasings.flat();
    const body = article.body.map(stem);
    const headings = article.headings.map(stem);
    const pairs = phrasings.flatMap(wordPairs);
    const grams = trigrams(article.phrasings.flat());
    builder.add([words, body, headings, pairs, grams]);
    often.stems.count([...words, ...body, ...headings]);
    often.pairs.count(pairs);
    often.trigrams.count(grams);
  }
  const index = builder.build();
  const slugs = articles.map(({ slug }) => slug);
  const documents = new Map(slugs.map((slug, i) => [slug, i]));
  return {
    frequency: often.stems.of,
    holds: (slug, term) => index.holds(documents.get(slug) ?? -1, term, STEMS),
    search({ words, synonyms, doubted }) {
      const stems = words.map(stem);
      const ask = (terms: readonly string[], fields: readonly number[], boost: (term: string) => number): AskedTerm[] => terms.map((term) => ({ term, fields, boost: boost(term) }));
      const asked = [
        ...ask(rarest(often.stems, stems, STEMS_ASKED), STEMS, (term) => weight(term) * (doubted.has(term) ? DOUBTED_WEIGHT : 1)),
        ...ask(rarest(often.stems, synonyms, STEMS_ASKED), STEMS, () => SYNONYM_WEIGHT),
        ...ask(rarest(often.pairs, wordPairs(stems), STEMS_ASKED), PAIRS, () => 1),
        ...ask(rarest(often.trigrams, trigrams(words), TRIGRAMS_ASKED), TRIGRAMS, () => 1),
      ];
      return index.search(asked, HITS_MAX).map(({ document, score }) => ({ slug: slugs[document] as string, score }));
    },
  };
}

/** The terms that the index knows, the rarest `max` of them. */
function rarest(counts: TermCounts, terms: readonly string[], max: number): string[] {
  const known = [...new Set(terms)].filter((term) => counts.of(term) > 0);
  return known.length <= max ? known : known.sort((a, b) => counts.of(a) - counts.of(b)).slice(0, max);
}
