/** What a part of the knowledge base learns from its own articles, on top of the index of their words. */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { AnswerableArticle } from './article-words.ts';
import { rememberingBodyCutter } from './article-words.ts';
import type { Calibration, EvidenceRow } from './calibration.ts';
import { fitCalibration } from './calibration.ts';
import { buildCandidateIndex } from './candidates.ts';
import type { ClassifierModel } from './classifier.ts';
import { trainClassifier } from './classifier.ts';
import type { HeldOutQuestion } from './held-out.ts';
import { foldsOf } from './held-out.ts';
import type { Learnt } from './ranking.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { foldedWords, stemmerFor } from './words.ts';

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
export const LESSON_FORMAT = 2;

/** What was learnt; plain data, so that a thread can hand it over. */
export interface Lesson extends Learnt {
  calibration: Calibration;
}

/** What learning uses besides the articles, where it is there. */
export interface LearningAids {
  /** An encoder that knows the language of the articles. Embeds all `textsToEmbed`, and questions as they are asked. */
  encoder?: SentenceEncoder | null;
  signal?: AbortSignal;
}

/**
 * With fewer held-out questions a precision of 95 % cannot be told from one of 90: about half of them are answered, and
 * of a hundred answers the share that is right is known to ± 4 points. Fewer articles leave too little to go wrong.
 */
const ROWS_MIN = 200;
const ARTICLES_MIN = 10;
/** How many of a hundred questions are taken to be outside a base: an assumption, since its own articles cannot tell. */
const OUTSIDE_SHARE = 0.1;

/** Learns; null for a base that is too small. Lets others have their turn between steps. Takes seconds for 15,000 phrasings. */
export async function learn(plan: LessonPlan, { signal }: LearningAids = {}): Promise<Lesson | null> {
  if (plan.articles.length < ARTICLES_MIN) return null;
  const rows = await evidenceRows(plan, signal);
  const inside = rows.filter(({ isOutside }) => !isOutside).length;
  if (inside < ROWS_MIN || signal?.aborted === true) return null;
  return { slugs: plan.articles.map(({ slug }) => slug), classifier: trainOn(plan.articles, plan.locale), calibration: fitCalibration(rows) };
}

/** A classifier of the articles' titles, example questions and summaries; its classes are the articles in their order. */
export function trainOn(articles: readonly AnswerableArticle[], locale: string): ClassifierModel {
  const stem = stemmerFor(locale);
  const examples = articles.flatMap(({ title, questions, summary }, owner) =>
    [title, ...questions, summary]
      .map((text) => foldedWords(text))
      .filter(({ length }) => length > 0)
      .map((words) => ({ words, stems: words.map(stem), owner })),
  );
  return trainClassifier(examples, articles.length);
}

/** Asks the base questions of its own that it has not seen: what spoke for the first candidate, and whether it was right. */
export async function evidenceRows({ articles, locale, synonyms }: LessonPlan, signal?: AbortSignal): Promise<EvidenceRow[]> {
  const rows: EvidenceRow[] = [];
  const cut = rememberingBodyCutter();
  for (const { seen, inside, outside } of foldsOf(articles)) {
    await new Promise(setImmediate);
    if (signal?.aborted === true) break;
    const index = buildCandidateIndex(seen, locale, synonyms, { cutBody: cut });
    const learnt = { slugs: seen.map(({ slug }) => slug), classifier: trainOn(seen, locale) };
    const ask = ({ text, slug }: HeldOutQuestion, isOutside: boolean) => {
      const found = index.candidates(text, 3, { learnt });
      const [first] = found;
      if (first === undefined) return;
      const isAmongThree = found.some((each) => each.slug === slug);
      rows.push({ evidence: first.evidence, isRight: first.slug === slug, isAmongThree, isOutside, weight: 1 });
    };
    for (const question of inside) ask(question, false);
    for (const question of outside) ask(question, true);
  }
  const count = rows.filter(({ isOutside }) => isOutside).length;
  const weight = ((rows.length - count) * OUTSIDE_SHARE) / (1 - OUTSIDE_SHARE) / Math.max(1, count);
  return rows.map((row) => (row.isOutside ? { ...row, weight } : row));
}
