/** One locale and audience of the knowledge base, ready to be asked: who could answer, and what speaks for them. */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { AnswerableArticle, BodyCutter } from './article-words.ts';
import { articleWords } from './article-words.ts';
import type { ClassifierModel } from './classifier.ts';
import type { Evidence, Phrasing } from './evidence.ts';
import { nearestPhrasing, rarityShare } from './evidence.ts';
import { wordWeights } from './function-words.ts';
import { buildLexicalIndex } from './lexical-index.ts';
import { rankArticles } from './ranking.ts';
import { buildSpeller } from './spelling.ts';
import { synonymTable } from './synonym-table.ts';
import { vocabularyOf } from './vocabulary.ts';
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
  readonly articles: readonly A[];
  article(slug: string): A | undefined;
  /** The best candidates for a question, best first. With a classifier trained on the same articles they are better. */
  candidates(question: string, limit: number, classifier?: ClassifierModel | null): CandidateArticle[];
  /** Stems of a text, repaired, and what synonyms add. */
  stems(text: string): { own: ReadonlySet<string>; synonyms: readonly string[] };
  stem(word: string): string;
}

/** Words of a question that are read; what comes later is left out. */
const QUESTION_WORDS_MAX = 400;
/** How much less a repaired word speaks for an article: customers also use real words that the base does not know. */
const REPAIR_DOUBT = 0.5;

/** Builds the index of some articles of one locale. */
export function buildCandidateIndex<A extends AnswerableArticle>(
  articles: readonly A[],
  locale: string,
  synonyms: readonly SynonymGroup[],
  cutBody?: BodyCutter,
): CandidateIndex<A> {
  const stem = stemmerFor(locale);
  const weight = wordWeights(locale, stem);
  const others = synonymTable(synonyms, stem);
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const slugs = articles.map(({ slug }) => slug);
  const words = articles.map((article) => articleWords(article, cutBody));
  const index = buildLexicalIndex(words, stem, weight);
  const spell = buildSpeller(vocabularyOf(words, synonyms, locale));
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

  function read(text: string) {
    const written = foldedWords(text, QUESTION_WORDS_MAX);
    // A word whose stem is known is another form of it, not a slip.
    const meant = written.map((word) => (index.frequency(stem(word)) > 0 ? word : (spell(word) ?? word)));
    const list = meant.map(stem);
    return { written, meant, list, own: new Set(list), synonyms: others(list) };
  }

  function candidates(question: string, limit: number, classifier: ClassifierModel | null = null): CandidateArticle[] {
    const { written, meant, list, own, synonyms: gained } = read(question);
    const repaired = new Set(list.filter((_, i) => written[i] !== meant[i]));
    const hits = index.search({ words: meant, synonyms: gained, doubted: repaired });
    const ranking = rankArticles(hits, { words: meant, stems: list }, slugs, classifier);
    const ofQuestion = {
      unknown: rarityShare(own, rarity, (term) => index.frequency(term) === 0),
      repaired: rarityShare(own, rarity, (term) => repaired.has(term)),
      agreed: Number(ranking.isAgreed),
      length: written.length,
    };
    return ranking.articles.slice(0, limit).flatMap(({ slug, score, probability }, i) => {
      const article = bySlug.get(slug);
      if (article === undefined) return [];
      const has = held.get(slug) ?? new Set<string>();
      const rival = hits[hits[0]?.slug === slug ? 1 : 0]?.score ?? 0;
      const nearest = nearestPhrasing(new Set([...own, ...gained.filter((term) => has.has(term))]), phrasingsOf(article), rarity);
      const covered = rarityShare(own, rarity, (term) => has.has(term)) - REPAIR_DOUBT * rarityShare(repaired, rarity, (term) => has.has(term)) * ofQuestion.repaired;
      const lead = (covered * (score - rival)) / (hits[0]?.score || 1);
      const margin = probability - (ranking.articles[i === 0 ? 1 : 0]?.probability ?? 0);
      const evidence: Evidence = { ...ofQuestion, lead, covered, nearest: (nearest?.likeness ?? 0) * (1 - REPAIR_DOUBT * ofQuestion.repaired), probability, margin, score };
      const matched = new Set(written.filter((_, at) => weight(list[at] as string) >= 1 && has.has(list[at] as string)));
      return [{ slug, title: article.title, evidence, words: [...matched], nearestQuestion: nearest?.phrasing.text ?? null }];
    });
  }

  return { articles, article: (slug) => bySlug.get(slug), candidates, stems: read, stem };
}
