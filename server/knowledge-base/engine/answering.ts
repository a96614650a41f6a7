/**
 * One generation of the index: built once from all articles, asked until the next one takes over. It has a part for each
 * language, which may be taught while it is asked. Where it lives, in which thread, is not its business.
 */
import type { ArticleContent } from '../article.ts';
import { foldTier, isFor, isPublic } from '../article.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import { nearestLocale } from '../nearest-locale.ts';
import type { AnswerResult, AskOptions, Quotation } from './answer-engine.ts';
import { answerFrom, passageOf } from './answer-from.ts';
import type { AnswerableArticle } from './article-words.ts';
import type { CandidateArticle } from './candidates.ts';
import { buildCandidateIndex } from './candidates.ts';
import type { Lesson, LessonPlan } from './lesson.ts';
import type { Part } from './part.ts';
import { besideFor, candidatesIn } from './part.ts';
import { choiceFor, foreignLanguage } from './question-language.ts';
import type { SentenceEncoder, VectorOf } from './sentence-encoder.ts';
import { encoderFor, textsToEmbed } from './sentence-encoder.ts';

/** Gives the vectors of all texts of some articles of one locale, or null where they are not all there (yet). */
export type VectorSource = (articles: readonly AnswerableArticle[], locale: string) => Promise<VectorOf | null>;

/** What a generation is built with: an encoder for questions, and the vectors of the articles. Without them it knows words alone. */
export interface AnsweringParts {
  encoder?: SentenceEncoder | null;
  vectors?: VectorSource | null;
}

/** What can be told of the part of one language. `key` names it among the others. */
export interface PartHead {
  key: string;
  /** Articles that customers may read. */
  articles: number;
  hasVectors: boolean;
}

/** A generation that can be asked. */
export interface Answering {
  readonly parts: readonly PartHead[];
  /** Never throws for whatever a customer writes. */
  ask(question: string, options: AskOptions): Promise<AnswerResult>;
  quote(slug: string, question: string, options: AskOptions): Promise<Quotation | null>;
  search(query: string, options: AskOptions, limit: number): Promise<string[]>;
  respell(query: string, options: AskOptions): Promise<string | null>;
  /** What a part learns from: customers' articles alone. */
  plan(key: string): LessonPlan;
  /** Texts of a part whose vectors are of use. */
  texts(key: string): string[];
  /** A part's lesson comes into use as a whole. */
  teach(key: string, lesson: Lesson | null): void;
}

/** Articles that a search gives where no word of it is known. */
const GUESSES_MAX = 3;
/** Characters of a search that are looked over for slips. */
const RESPELLED_MAX = 300;

/** Builds a generation. Takes the thread for seconds where there are thousands of articles. */
export async function buildAnswering(articles: readonly ArticleContent[], synonyms: readonly SynonymGroup[], { encoder = null, vectors = null }: AnsweringParts = {}): Promise<Answering> {
  const parts = new Map<string, Part>();
  const published = inOrder(articles.filter(({ state }) => state === 'published'));
  for (const locale of new Set(published.map((article) => article.locale.toLowerCase()))) {
    const own = published.filter((article) => article.locale.toLowerCase() === locale);
    const vectorOf = (await vectors?.(own, locale).catch(() => null)) ?? null;
    const indexOf = (some: readonly ArticleContent[]) => buildCandidateIndex(some, locale, synonyms, { vectorOf, languageWords: encoderFor(encoder, locale)?.words ?? [] });
    // Indexes of their own, so that customers' holds no word of what is not for them, rarity included.
    const ofAgents = own.filter((article) => !isPublic(article));
    const forCustomers = indexOf(own.filter(isPublic));
    const forAgents = ofAgents.length === 0 ? null : indexOf(ofAgents);
    const tiers = new Set(ofAgents.flatMap((article) => (article.audience === 'tiers' ? article.tiers.map(foldTier) : [])));
    const forTiers = new Map([...tiers].map((tier) => [tier, indexOf(ofAgents.filter((article) => isFor(article, { tier })))]));
    parts.set(locale, {
      locale,
      forCustomers,
      forAgents,
      forTiers,
      encoder: vectorOf === null ? null : encoderFor(encoder, locale),
      hasVectors: vectorOf !== null,
      lesson: null,
    });
    // Building takes the thread for a while; between indexes others get their turn.
    await new Promise(setImmediate);
  }
  const withArticles = new Map([...parts].filter(([, { forCustomers }]) => forCustomers.articles.length > 0));
  /** The part of the reader's language, else of the next one that has articles for this reader; another where the question is clearly in its language. */
  function partFor(question: string, { locale, audience }: AskOptions): Part | undefined {
    const those = audience === 'public' ? withArticles : new Map([...parts].filter(([key, part]) => withArticles.has(key) || besideFor(part, audience) !== null));
    // Nothing of what somebody is told may depend on words that are not for them.
    const known = (part: Part, text: string) => Math.max(part.forCustomers.coverage(text), besideFor(part, audience)?.coverage(text) ?? 0);
    const choices = new Map([...those].map(([key, part]) => [key, { part, locale: part.locale, coverage: (text: string) => known(part, text) }]));
    const expected = nearestLocale(choices, locale);
    return expected && choiceFor(expected, [...choices.values()], question).part;
  }
  const planOf = (part: Part): LessonPlan => ({
    articles: part.forCustomers.articles.map(({ slug, title, summary, questions, body }) => ({ slug, title, summary, questions, body })),
    locale: part.locale,
    synonyms,
  });

  return {
    parts: [...withArticles.values()].map(({ locale, forCustomers, hasVectors }) => ({ key: locale, articles: forCustomers.articles.length, hasVectors })),
    async ask(question, options) {
      const startedAt = performance.now();
      const part = partFor(question, options);
      const result = await answerFrom(part, question, options);
      const language = part === undefined ? null : { asked: part.locale, foreign: result.reason === 'no_answer' ? foreignLanguage({ locale: part.locale, coverage: part.forCustomers.coverage }, question) : null };
      return { ...result, language, tookMs: performance.now() - startedAt };
    },
    async quote(slug, question, options) {
      // What was found in the language of the question is quoted in it; what is there in another one only, in that.
      const expected = partFor(question, options);
      for (const part of [expected, ...parts.values()]) {
        for (const index of part === undefined ? [] : [part.forCustomers, besideFor(part, options.audience)]) {
          const article = index?.article(slug);
          if (index !== null && article !== undefined) return { slug, title: article.title, ...passageOf(index, article.body, question) };
        }
      }
      return null;
    },
    async search(query, options, limit) {
      const part = partFor(query, options);
      if (part === undefined) return [];
      const found = (await candidatesIn(part, query, limit, options.audience)).flat().sort(byCoverage).slice(0, limit);
      const withWords = found.filter(({ words, evidence }) => words.length > 0 || evidence.covered > 0);
      // Only runs of letters are alike: a slip of the fingers, perhaps.
      return (withWords.length > 0 ? withWords : found.slice(0, GUESSES_MAX)).map(({ slug }) => slug);
    },
    async respell(query, options) {
      const text = query.slice(0, RESPELLED_MAX);
      const repaired = partFor(text, { ...options, audience: 'public' })?.forCustomers.respell(text) ?? text;
      return repaired === text ? null : repaired;
    },
    plan: (key) => planOf(known(parts, key)),
    texts: (key) => textsToEmbed(known(parts, key).forCustomers.articles),
    teach(key, lesson) {
      known(parts, key).lesson = lesson;
    },
  };
}

/** The same order in every process, whatever order the store gives: what is learnt counts on it. */
function inOrder(articles: readonly ArticleContent[]): ArticleContent[] {
  return [...articles].sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.locale < b.locale ? -1 : 1));
}

/** Candidates of one index stay in its order; of two, those first that hold more of the words. */
function byCoverage(a: CandidateArticle & { from: unknown }, b: CandidateArticle & { from: unknown }): number {
  return a.from === b.from ? 0 : b.evidence.covered - a.evidence.covered;
}

function known(parts: ReadonlyMap<string, Part>, key: string): Part {
  const part = parts.get(key);
  if (part === undefined) throw new Error(`there is no part ${key}`);
  return part;
}
