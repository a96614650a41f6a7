import type { ArticleContent } from '../article.ts';
import { isPublic } from '../article.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { GoldenEntry } from './golden-store.ts';
import type { ReplayQuestion } from './replay.ts';
import type { ReplayPlan } from './replay-base.ts';

/** What a trial compares. `before` is null where there is nothing to compare with. */
export interface TrialSources {
  before: readonly ArticleContent[] | null;
  after: readonly ArticleContent[];
  synonyms: readonly SynonymGroup[];
  /** Those from before, where they are others. */
  synonymsBefore?: readonly SynonymGroup[];
  golden: readonly GoldenEntry[];
  /** The articles that change: `en/pay`. */
  tried: ReadonlySet<string>;
}

/** Both sides of a trial, asked the same questions. */
export interface TrialPlan {
  before: ReplayPlan | null;
  after: ReplayPlan;
  questions: readonly ReplayQuestion[];
  tried: ReadonlySet<string>;
  leftOut: number;
}

/** Example questions that are asked at most, those of the tried articles first. */
const EXAMPLES_MAX = 2_000;
/** A base with more phrasings than this is compared by words alone: learning twice would take minutes. */
const LEARN_MAX = 2_000;

/** Asks golden questions, then what the articles say that they answer. */
export function planTrial({ before, after, synonyms, synonymsBefore, golden, tried }: TrialSources): TrialPlan {
  const published = (articles: readonly ArticleContent[]) => articles.filter(({ state }) => state === 'published');
  const base = published(after);
  const examples = base.flatMap((article): ReplayQuestion[] =>
    article.questions.map((question) => ({ kind: 'example', question, expect: article.slug, locale: article.locale, audience: isPublic(article) ? 'public' : 'agents' })),
  );
  const own = examples.filter(({ locale, expect }) => tried.has(`${locale}/${expect}`));
  const others = examples.filter(({ locale, expect }) => !tried.has(`${locale}/${expect}`));
  const chosen = [...spread(own, EXAMPLES_MAX), ...spread(others, Math.max(0, EXAMPLES_MAX - own.length))];
  const questions: ReplayQuestion[] = [...golden.map(({ question, expect, locale }): ReplayQuestion => ({ kind: 'golden', question, expect, locale, audience: 'public' })), ...chosen];
  const learns = examples.length <= LEARN_MAX;
  return {
    before: before === null ? null : { articles: published(before), synonyms: synonymsBefore ?? synonyms, questions, learns },
    after: { articles: base, synonyms, questions, learns },
    questions,
    tried,
    leftOut: examples.length - chosen.length,
  };
}

/** At most `max` of a list, evenly from all over it. */
function spread<T>(list: readonly T[], max: number): readonly T[] {
  if (list.length <= max) return list;
  return Array.from({ length: max }, (_, i) => list[Math.floor((i * list.length) / max)] as T);
}
