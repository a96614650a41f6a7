/**
 * Questions a base can be examined with although nobody wrote any for it: its own, taken out first. In each fold every
 * fifth article is taken out whole, so that its questions become ones that nothing answers, and of the other articles
 * every fifth example question (of a short list, one).
 */
import type { AnswerableArticle } from './article-words.ts';

/** A question and the article it was taken from. */
export interface HeldOutQuestion {
  text: string;
  slug: string;
}

/** A base without some of its articles and questions, and what was taken out. */
export interface Fold {
  seen: readonly AnswerableArticle[];
  inside: readonly HeldOutQuestion[];
  outside: readonly HeldOutQuestion[];
}

const OUT_OF = 5;
/** A base with more phrasings is folded twice only: each fold takes seconds there, and two give questions enough. */
const MANY_PHRASINGS = 5_000;
const FOLDS_OF_MANY = 2;
/** Questions that are asked at most in all folds; each takes some milliseconds. */
const INSIDE_MAX = 2_000;
const OUTSIDE_MAX = 1_000;

/** The folds of a base. */
export function foldsOf(articles: readonly AnswerableArticle[]): Fold[] {
  const phrasings = articles.reduce((sum, { questions }) => sum + questions.length, 0);
  const folds = phrasings > MANY_PHRASINGS ? FOLDS_OF_MANY : OUT_OF;
  return Array.from({ length: folds }, (_, fold) => {
    const kept = articles.filter((__, i) => i % OUT_OF !== fold);
    const left = articles.filter((__, i) => i % OUT_OF === fold);
    return {
      seen: kept.map((article) => ({ ...article, questions: article.questions.filter((__, i) => !isHeldOut(article, i, fold)) })),
      inside: spread(kept.flatMap((article) => questionsOf(article).filter((__, i) => isHeldOut(article, i, fold))), INSIDE_MAX / folds),
      outside: spread(left.flatMap(questionsOf), OUTSIDE_MAX / folds),
    };
  });
}

function isHeldOut({ questions }: AnswerableArticle, at: number, fold: number): boolean {
  const outOf = Math.min(OUT_OF, questions.length);
  return outOf > 1 && at % outOf === fold % outOf;
}

function questionsOf({ questions, slug }: AnswerableArticle): HeldOutQuestion[] {
  return questions.map((text) => ({ text, slug }));
}

/** At most `max` of the items, from all over the list. */
function spread<T>(items: readonly T[], max: number): readonly T[] {
  const isTaken = (i: number) => Math.floor(((i + 1) * max) / items.length) > Math.floor((i * max) / items.length);
  return items.length <= max ? items : items.filter((_, i) => isTaken(i));
}
