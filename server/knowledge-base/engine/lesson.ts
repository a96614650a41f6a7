/** What a part of the knowledge base learns from its own articles, on top of the index of their words. */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { AnswerableArticle } from './article-words.ts';
import type { Calibration } from './calibration.ts';
import { fitCalibration } from './calibration.ts';
import { evidenceRows, examine, mixCases } from './examine.ts';
import { fitMix } from './fit-mix.ts';
import { vectorExamples } from './head-source.ts';
import type { Learnt } from './ranking.ts';
import { FIRST_MIX, FIRST_WORDS_MIX } from './ranking.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { embedArticles } from './sentence-encoder.ts';
import { trainHead } from './sentence-head.ts';
import { trainWording } from './train-wording.ts';

/** What to learn from. */
export interface LessonPlan {
  articles: readonly AnswerableArticle[];
  locale: string;
  synonyms: readonly SynonymGroup[];
}

/**
 * Which shape and meaning a lesson has. Raise it whenever either changes (tokens, features, evidence, vectors): lessons
 * are kept in the store, and one of another format is forgotten and learnt anew.
 */
export const LESSON_FORMAT = 3;

/** What was learnt; plain data, so that a thread can hand it over. */
export interface Lesson extends Learnt {
  /** For questions with a vector, and without. */
  calibration: Calibration;
  wordsCalibration: Calibration;
}

/** What learning uses besides the articles, where it is there. */
export interface LearningAids {
  /** An encoder that knows the language of the articles. Embeds all `textsToEmbed`, and questions as they are asked. */
  encoder?: SentenceEncoder | null;
  signal?: AbortSignal;
  /**
   * A lesson of nearly the same articles by which to mix opinions and to judge how sure one may be: for comparing two bases,
   * where a fresh fit to other questions would move answers that the change has nothing to do with. Saves most of the time.
   */
  judgedBy?: Lesson | null;
}

/** Of fewer questions nothing can be told: what was expected, and what a hand-ful says, would be all of it. */
const ROWS_MIN = 30;
/** A lesson judges another base where it knows this share of its articles. */
const JUDGED_KNOWN_MIN = 0.8;
/** Fewer articles leave too little to go wrong. */
const ARTICLES_MIN = 10;

/** Learns; null for a base that is too small. Lets others have their turn between steps. Takes seconds for 15,000 phrasings. */
export async function learn({ articles, locale, synonyms }: LessonPlan, { encoder = null, signal, judgedBy = null }: LearningAids = {}): Promise<Lesson | null> {
  if (articles.length < ARTICLES_MIN) return null;
  const vectorOf = encoder === null ? null : await embedArticles(articles, encoder);
  const head = vectorOf === null ? null : trainHead(vectorExamples(articles, vectorOf), articles.length);
  const taught = () => ({ slugs: articles.map(({ slug }) => slug), classifier: trainWording(articles, locale), head });
  if (judgedBy !== null && judges(judgedBy, articles, head !== null)) {
    const { mix, wordsMix, calibration, wordsCalibration } = judgedBy;
    return { ...taught(), mix, wordsMix, calibration, wordsCalibration };
  }
  const examined = await examine({ articles, locale, synonyms, encoder, vectorOf }, signal);
  if (signal?.aborted === true || examined.filter(({ kind }) => kind === 'inside').length < ROWS_MIN) return null;
  const wordsMix = fitMix(mixCases(examined, 'byWords'), FIRST_WORDS_MIX);
  const wordsCalibration = fitCalibration(evidenceRows(examined, 'byWords', wordsMix));
  const mix = head === null ? wordsMix : fitMix(mixCases(examined, 'byVector'), FIRST_MIX);
  const calibration = head === null ? wordsCalibration : fitCalibration(evidenceRows(examined, 'byVector', mix));
  return { ...taught(), mix, wordsMix, calibration, wordsCalibration };
}

function judges({ slugs, head }: Lesson, articles: readonly AnswerableArticle[], hasVectors: boolean): boolean {
  const known = new Set(slugs);
  return (head !== null) === hasVectors && articles.filter(({ slug }) => known.has(slug)).length >= JUDGED_KNOWN_MIN * articles.length;
}
