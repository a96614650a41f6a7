/**
 * Questions a base can be examined with although nobody wrote any for it: its own, taken out first. In each fold a fifth
 * of the articles is taken out whole, so that their questions become ones that nothing answers, and of the other articles
 * every fifth example question (of a short list, one; where there is none, the title of an article that says more). What
 * stays is asked too, put a little differently: many customers do ask nearly what the editors thought of.
 */
import type { AnswerableArticle } from './article-words.ts';
import { nearQuestion } from './near-question.ts';
import { randomFrom } from './random-order.ts';

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
  /** Questions that stayed, put a little differently. */
  near: readonly HeldOutQuestion[];
}

const OUT_OF = 5;
/** A base with more phrasings is folded twice only: each fold takes seconds there, and two give questions enough. */
const MANY_PHRASINGS = 2_500;
const FOLDS_OF_MANY = 2;
/** Questions that are asked at most in all folds; each takes some milliseconds. */
const INSIDE_MAX = 1_500;
const OUTSIDE_MAX = 750;
const NEAR_MAX = 400;

/** The folds of a base. `groups` says by article in which fold it is taken out. */
export function foldsOf(articles: readonly AnswerableArticle[], groups: readonly number[]): Fold[] {
  const phrasings = articles.reduce((sum, { questions }) => sum + questions.length, 0);
  const folds = phrasings > MANY_PHRASINGS ? FOLDS_OF_MANY : OUT_OF;
  const random = randomFrom(2);
  return Array.from({ length: folds }, (_, fold) => {
    const left = articles.filter((__, i) => groups[i] === fold);
    const kept = articles.filter((__, i) => groups[i] !== fold).map((article, i) => takenOut(article, i, fold));
    return {
      seen: kept.map(({ article }) => article),
      inside: spread(kept.flatMap(({ questions }) => questions), INSIDE_MAX / folds),
      outside: spread(left.flatMap(questionsOf), OUTSIDE_MAX / folds),
      near: spread(kept.flatMap(({ article }) => questionsOf(article)), NEAR_MAX / folds).map(({ text, slug }) => ({ text: nearQuestion(text, random), slug })),
    };
  });
}

/**
 * Groups of like articles: a question whose own article is missing seldom has another one next to it that is nearly as
 * right, and a fold that takes out neighbours together is like that. `likeness` compares two articles by their places.
 */
export function groupsOfAlike(count: number, likeness: (a: number, b: number) => number): number[] {
  const groups = Array.from({ length: count }, () => -1);
  const size = Math.ceil(count / OUT_OF);
  for (let group = 0; group < OUT_OF; group += 1) {
    const first = groups.indexOf(-1);
    const free = groups.flatMap((each, i) => (each === -1 ? [{ i, like: likeness(first, i) }] : []));
    for (const { i } of free.sort((a, b) => b.like - a.like).slice(0, size)) groups[i] = group;
  }
  return groups;
}

/** Groups in the order of the articles, for a base of which nothing else is known. */
export function groupsInTurn(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i % OUT_OF);
}

/** What is left of an article in a fold, and the questions that were taken out of it. */
function takenOut(article: AnswerableArticle, place: number, fold: number): { article: AnswerableArticle; questions: HeldOutQuestion[] } {
  const { questions, slug, title } = article;
  const outOf = Math.min(OUT_OF, questions.length);
  // Of an article with one question, or none, that one is taken out in one fold of five.
  if (outOf < 2) {
    const [only] = questionsOf(article);
    if (only === undefined || place % OUT_OF !== fold) return { article, questions: [] };
    return { article: { ...article, title: outOf === 0 ? '' : title, questions: [] }, questions: [only] };
  }
  const isOut = (at: number) => at % outOf === fold % outOf;
  const out = questions.filter((_, i) => isOut(i)).map((text) => ({ text, slug }));
  return { article: { ...article, questions: questions.filter((_, i) => !isOut(i)) }, questions: out };
}

function questionsOf({ questions, slug, title, summary, body }: AnswerableArticle): HeldOutQuestion[] {
  if (questions.length > 0) return questions.map((text) => ({ text, slug }));
  return summary === '' && body === '' ? [] : [{ text: title, slug }];
}

/** At most `max` of the items, from all over the list. */
function spread<T>(items: readonly T[], max: number): readonly T[] {
  const isTaken = (i: number) => Math.floor(((i + 1) * max) / items.length) > Math.floor((i * max) / items.length);
  return items.length <= max ? items : items.filter((_, i) => isTaken(i));
}
