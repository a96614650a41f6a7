/** One locale and audience of the knowledge base, ready to be asked: who could answer, and what speaks for them. */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { AnswerableArticle, BodyCutter } from './article-words.ts';
import { articleWords } from './article-words.ts';
import type { Evidence, Phrasing } from './evidence.ts';
import { nearestPhrasing, rarityShare } from './evidence.ts';
import { wordWeights } from './function-words.ts';
import { buildLexicalIndex } from './lexical-index.ts';
import type { Learnt } from './ranking.ts';
import { rankArticles } from './ranking.ts';
import type { VectorOf } from './sentence-encoder.ts';
import { textToEmbed } from './sentence-encoder.ts';
import { buildSpeller } from './spelling.ts';
import { stopPhrases } from './stop-phrases.ts';
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
  /** The best candidates for a question, best first. They are better with what was learnt from the same articles, and with a vector. */
  candidates(question: string, limit: number, aids?: QuestionAids): CandidateArticle[];
  /** The question as it is to be embedded: with its slips of spelling repaired. Empty where there is nothing to embed. */
  textToEmbed(question: string): string;
  /** The text with its slips of spelling repaired, as far as the base knows better; otherwise as it was written. */
  respell(text: string): string;
  /** Share of a text's words that the base or its language's function words know, as they are written, 0–1. */
  coverage(text: string): number;
  /** Stems of a text, repaired, and what synonyms add. */
  stems(text: string): { own: ReadonlySet<string>; synonyms: readonly string[] };
  stem(word: string): string;
}

/** What helps to find candidates, where it is there: what was learnt, and the vector of the question's `textToEmbed`. */
export interface QuestionAids {
  learnt?: Learnt | null;
  vector?: Float32Array | null;
}

/** What an index is built with, where it is there. `vectorOf` must be able to give the vectors of all `textsToEmbed`. */
export interface IndexParts {
  cutBody?: BodyCutter;
  vectorOf?: VectorOf | null;
}

/** Words of a question that are read; what comes later is left out. */
const QUESTION_WORDS_MAX = 400;
/** Characters of a question that are looked at for a vector, which takes in still less. */
const QUESTION_MAX = 1_000;
const WRITTEN_WORD = /[\p{L}\p{N}\p{M}'’]+/gu;
/** How much less a repaired word speaks for an article: customers also use real words that the base does not know. */
const REPAIR_DOUBT = 0.5;

/** Builds the index of some articles of one locale. */
export function buildCandidateIndex<A extends AnswerableArticle>(
  articles: readonly A[],
  locale: string,
  synonyms: readonly SynonymGroup[],
  { cutBody }: IndexParts = {},
): CandidateIndex<A> {
  const stem = stemmerFor(locale);
  const weight = wordWeights(locale, stem);
  const others = synonymTable(synonyms, stem);
  const meaning = stopPhrases(synonyms);
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const slugs = articles.map(({ slug }) => slug);
  const words = articles.map((article) => articleWords(article, cutBody));
  const index = buildLexicalIndex(words, stem, weight);
  const spell = buildSpeller(vocabularyOf(words, synonyms, locale));
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

  /** The word of the base that was meant by one that it does not know. A word whose stem is known is another form of it, not a slip. */
  const repaired = (word: string) => (index.frequency(stem(word)) > 0 ? null : spell(word));

  function read(text: string) {
    const written = meaning(foldedWords(text, QUESTION_WORDS_MAX));
    const meant = written.map((word) => repaired(word) ?? word);
    const list = meant.map(stem);
    return { written, meant, list, own: new Set(list), synonyms: others(list) };
  }

  function candidates(question: string, limit: number, { learnt = null }: QuestionAids = {}): CandidateArticle[] {
    const { written, meant, list, own, synonyms: gained } = read(question);
    const doubted = new Set(list.filter((_, i) => written[i] !== meant[i]));
    const hits = index.search({ words: meant, synonyms: gained, doubted });
    const ranking = rankArticles(hits, { words: meant, stems: list }, learnt?.slugs ?? slugs, learnt?.classifier ?? null);
    const ofQuestion = {
      unknown: rarityShare(own, rarity, (term) => index.frequency(term) === 0),
      repaired: rarityShare(own, rarity, (term) => doubted.has(term)),
      agreed: Number(ranking.isAgreed),
      length: written.length,
    };
    return ranking.articles.filter(({ slug }) => bySlug.has(slug)).slice(0, limit).flatMap(({ slug, score, probability }, i) => {
      const article = bySlug.get(slug);
      if (article === undefined) return [];
      const has = (term: string) => index.holds(slug, term);
      const rival = hits[hits[0]?.slug === slug ? 1 : 0]?.score ?? 0;
      const nearest = nearestPhrasing(new Set([...own, ...gained.filter((term) => has(term))]), phrasingsOf(article), rarity);
      const covered = rarityShare(own, rarity, (term) => has(term)) - REPAIR_DOUBT * rarityShare(doubted, rarity, (term) => has(term)) * ofQuestion.repaired;
      const lead = (covered * (score - rival)) / (hits[0]?.score || 1);
      const margin = probability - (ranking.articles[i === 0 ? 1 : 0]?.probability ?? 0);
      const evidence: Evidence = { ...ofQuestion, lead, covered, nearest: (nearest?.likeness ?? 0) * (1 - REPAIR_DOUBT * ofQuestion.repaired), probability, margin, score };
      const matched = new Set(written.filter((_, at) => weight(list[at] as string) >= 1 && has(list[at] as string)));
      return [{ slug, title: article.title, evidence, words: [...matched], nearestQuestion: nearest?.phrasing.text ?? null }];
    });
  }

  const repairedText = (question: string) => question.replace(WRITTEN_WORD, (word) => repaired(foldedWords(word)[0] ?? '') ?? word);

  return {
    articles,
    article: (slug) => bySlug.get(slug),
    candidates,
    textToEmbed: (question) => textToEmbed(repairedText(question.slice(0, QUESTION_MAX))),
    respell: repairedText,
    coverage(text) {
      const stems = foldedWords(text, QUESTION_WORDS_MAX).filter((word) => !/^\p{N}+$/u.test(word)).map(stem);
      return stems.length === 0 ? 0 : stems.filter((term) => index.frequency(term) > 0 || weight(term) < 1).length / stems.length;
    },
    stems: read,
    stem,
  };
}
