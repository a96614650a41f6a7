/** One locale and audience of the knowledge base, ready to be asked: who could answer, and what speaks for them. */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { AnswerableArticle, BodyCutter } from './article-words.ts';
import { articleWords } from './article-words.ts';
import type { Evidence } from './evidence.ts';
import { rarityShare } from './evidence.ts';
import { wordWeights } from './function-words.ts';
import type { LexicalHit } from './lexical-index.ts';
import { buildLexicalIndex } from './lexical-index.ts';
import { gatherOpinions } from './opinions.ts';
import { phrasingFinder } from './phrasings.ts';
import type { ReadQuestion } from './question-reader.ts';
import { buildQuestionReader } from './question-reader.ts';
import type { Learnt, Opinion } from './ranking.ts';
import { doubtOf, rankByMix, UNLEARNT_MIX, UNLEARNT_WORDS_MIX } from './ranking.ts';
import type { VectorOf } from './sentence-encoder.ts';
import { headSource } from './head-source.ts';
import { buildSpeller } from './spelling.ts';
import { stopPhrases } from './stop-phrases.ts';
import { synonymTable } from './synonym-table.ts';
import { vocabularyOf } from './vocabulary.ts';
import { wordOdds } from './word-odds.ts';
import { foldedWords, stemmerFor } from './words.ts';

/** An article that could answer, with what speaks for it. */
export interface CandidateArticle {
  slug: string;
  title: string;
  evidence: Evidence;
  /** Words of the question that the article holds, as the customer wrote them. */
  words: readonly string[];
  nearestQuestion: string | null;
  opinion: Opinion;
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
  /** Words of the language that are no slips, though the base may not know them; most used first. */
  languageWords?: readonly string[];
}
const OPINIONS = ['lexical', 'wording', 'meaning', 'nearness'] as const;
/** How much less a repaired word speaks for an article: customers also use real words that the base does not know. */
const REPAIR_DOUBT = 0.5;
/** Characters of a question that are looked at. */
const QUESTION_MAX = 5_000;
const COVERAGE_WORDS_MAX = 400;

/** Builds the index of some articles of one locale. */
export function buildCandidateIndex<A extends AnswerableArticle>(
  articles: readonly A[],
  locale: string,
  synonyms: readonly SynonymGroup[],
  { cutBody, vectorOf = null, languageWords = [] }: IndexParts = {},
): CandidateIndex<A> {
  const stem = stemmerFor(locale);
  const weight = wordWeights(locale, stem);
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const words = articles.map((article) => articleWords(article, cutBody));
  const index = buildLexicalIndex(words, stem, weight);
  const odds = wordOdds({ counts: vocabularyOf(words, synonyms, locale), phrasings: words.flatMap(({ phrasings }) => phrasings) }, languageWords);
  const reader = buildQuestionReader(buildSpeller(odds, (word) => index.frequency(stem(word)) > 0), stem, synonymTable(synonyms, stem), stopPhrases(synonyms));
  const rarity = (term: string) => weight(term) * Math.log(1 + articles.length / (0.5 + index.frequency(term)));
  const finder = phrasingFinder<A>(stem, rarity, vectorOf);
  const headFor = headSource(articles, vectorOf);

  let last: { question: string; read: ReadQuestion; hits: LexicalHit[] } | undefined;

  /** Reads and searches; the same question is often asked twice in a row, with a vector and without. */
  function look(question: string): { read: ReadQuestion; hits: LexicalHit[] } {
    if (last?.question === question) return last;
    const read = reader.read(question);
    last = { question, read, hits: index.search({ words: read.meant, synonyms: read.synonyms, doubted: read.doubted }) };
    return last;
  }

  function candidates(question: string, limit: number, { learnt = null, vector = null }: QuestionAids = {}): CandidateArticle[] {
    const { read, hits } = look(question.slice(0, QUESTION_MAX));
    const { written, meant, stems, own, doubted, synonyms: gained } = read;
    const heads = headFor(learnt);
    const usable = heads.head === null ? null : vector;
    const opinions = gatherOpinions(hits, { words: meant, stems, vector: usable }, { learnt, ...heads }).flatMap((opinion) => {
      const article = bySlug.get(opinion.slug);
      return article === undefined ? [] : [{ ...opinion, nearness: usable === null ? 0 : finder.nearness(article, usable) }];
    });
    const ranked = rankByMix(opinions, usable === null ? (learnt?.wordsMix ?? UNLEARNT_WORDS_MIX) : (learnt?.mix ?? UNLEARNT_MIX));
    const doubt = doubtOf(ranked);
    const unknown = rarityShare(own, rarity, (term) => index.frequency(term) === 0);
    const repaired = rarityShare(own, rarity, (term) => doubted.has(term));
    const looked = ranked.map((each) => {
      const has = (term: string) => index.holds(each.slug, term);
      const article = bySlug.get(each.slug) as A;
      const known = gained.filter(has);
      const plain = finder.nearest(article, own, usable);
      // What synonyms add makes a question that stands in the article as it is asked look unlike itself.
      const widened = known.length === 0 ? plain : finder.nearest(article, new Set([...own, ...known]), usable);
      return { ...each, has, nearest: widened.byWords > plain.byWords ? widened : plain };
    });
    const opinionsThere = OPINIONS.filter((part) => opinions.some((opinion) => opinion[part] !== 0));
    return looked.slice(0, limit).map(({ has, nearest, probability, ...opinion }) => {
      const { slug, lexical, wording } = opinion;
      const rival = Math.max(0, ...opinions.filter((other) => other.slug !== slug).map((other) => other.lexical));
      const covered = rarityShare(own, rarity, has) - REPAIR_DOUBT * rarityShare(doubted, rarity, has) * repaired;
      const evidence: Evidence = {
        lead: (covered * (lexical - rival)) / (hits[0]?.score || 1),
        covered,
        nearest: nearest.byWords * (1 - REPAIR_DOUBT * repaired),
        probability,
        wording: learnt === null ? 0 : Math.exp(wording),
        doubt,
        hasVector: usable !== null,
        likeness: opinion.nearness,
        likenessLead: opinion.nearness - Math.max(0, ...ranked.filter((other) => other.slug !== slug).map(({ nearness }) => nearness)),
        unknown,
        repaired,
        agreed: opinionsThere.filter((part) => opinions.every((other) => other[part] <= opinion[part])).length / Math.max(1, opinionsThere.length),
        length: written.length,
      };
      const matched = new Set(written.filter((_, at) => weight(stems[at] as string) >= 1 && has(stems[at] as string)));
      return { slug, title: bySlug.get(slug)?.title ?? '', evidence, words: [...matched], nearestQuestion: nearest.text, opinion };
    });
  }

  return {
    articles,
    article: (slug) => bySlug.get(slug),
    candidates,
    textToEmbed: (question) => reader.textToEmbed(question.slice(0, QUESTION_MAX)),
    respell: reader.respell,
    coverage(text) {
      const known = foldedWords(text, COVERAGE_WORDS_MAX).filter((word) => !/^\p{N}+$/u.test(word)).map(stem);
      return known.length === 0 ? 0 : known.filter((term) => index.frequency(term) > 0 || weight(term) < 1).length / known.length;
    },
    stems: reader.read,
    stem,
  };
}
