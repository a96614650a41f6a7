/** One locale and audience of the knowledge base, ready to be asked: who could answer, and what speaks for them. */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { AnswerableArticle } from './article-words.ts';
import { articleWords } from './article-words.ts';
import type { Evidence, Phrasing } from './evidence.ts';
import { nearestPhrasing, rarityShare } from './evidence.ts';
import { wordWeights } from './function-words.ts';
import { buildLexicalIndex } from './lexical-index.ts';
import { synonymTable } from './synonym-table.ts';
import { foldedWords, stemmerFor } from './words.ts';

/** An article that could answer, with what speaks for it. */
export interface CandidateArticle {
  slug: string;
  title: string;
  evidence: Evidence;
  /** Words of the question that the article holds, as the customer wrote them. */
  words: readonly string[];
  nearestQuestion: string | null;
}

/** A part of the knowledge base that can be asked. */
export interface CandidateIndex<A extends AnswerableArticle = AnswerableArticle> {
  readonly size: number;
  article(slug: string): A | undefined;
  /** The best candidates for a question, best first. */
  candidates(question: string, limit: number): CandidateArticle[];
  /** Stems of a text, and what synonyms add. */
  stems(text: string): { own: ReadonlySet<string>; synonyms: readonly string[] };
  stem(word: string): string;
}

/** Words of a question that are read; what comes later is left out. */
const QUESTION_WORDS_MAX = 400;
/** Candidates whose evidence is worked out. */
const WEIGHED_MAX = 10;

/** Builds the index of some articles of one locale. */
export function buildCandidateIndex<A extends AnswerableArticle>(
  articles: readonly A[],
  locale: string,
  synonyms: readonly SynonymGroup[],
): CandidateIndex<A> {
  const stem = stemmerFor(locale);
  const weight = wordWeights(locale, stem);
  const others = synonymTable(synonyms, stem);
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const words = articles.map(articleWords);
  const index = buildLexicalIndex(words, stem, weight);
  const held = new Map(words.map((of) => [of.slug, new Set([...of.phrasings.flat(), ...of.headings, ...of.body].map(stem))]));
  const rarity = (term: string) => weight(term) * Math.log(1 + articles.length / (0.5 + index.frequency(term)));

  const phrasings = new Map<string, Phrasing[]>();

  /** Cut on first use: most articles of a large base are asked for seldom. */
  function phrasingsOf({ slug, title, questions }: A): Phrasing[] {
    const known = phrasings.get(slug);
    if (known !== undefined) return known;
    const cut = [title, ...questions].map((text) => ({ text, stems: new Set(foldedWords(text).map(stem)) }));
    phrasings.set(slug, cut);
    return cut;
  }

  function stems(text: string) {
    const list = foldedWords(text, QUESTION_WORDS_MAX).map(stem);
    return { own: new Set(list), synonyms: others(list) };
  }

  function candidates(question: string, limit: number): CandidateArticle[] {
    const asked = foldedWords(question, QUESTION_WORDS_MAX);
    const { own, synonyms: gained } = stems(question);
    const hits = index.search({ words: asked, synonyms: gained }).slice(0, Math.max(limit, WEIGHED_MAX));
    return hits.slice(0, limit).flatMap(({ slug, score }, i) => {
      const article = bySlug.get(slug);
      if (article === undefined) return [];
      const has = held.get(slug) ?? new Set<string>();
      const rival = hits[i === 0 ? 1 : 0]?.score ?? 0;
      const nearest = nearestPhrasing(new Set([...own, ...gained.filter((term) => has.has(term))]), phrasingsOf(article), rarity);
      const covered = rarityShare(own, rarity, (term) => has.has(term));
      const lead = (covered * (score - rival)) / (hits[0]?.score || 1);
      const evidence: Evidence = { lead, covered, nearest: nearest?.likeness ?? 0 };
      const matched = [...new Set(asked)].filter((word) => weight(stem(word)) >= 1 && has.has(stem(word)));
      return [{ slug, title: article.title, evidence, words: matched, nearestQuestion: nearest?.phrasing.text ?? null }];
    });
  }

  return { size: articles.length, article: (slug) => bySlug.get(slug), candidates, stems, stem };
}
