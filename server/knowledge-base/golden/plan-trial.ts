import { createHash } from 'node:crypto';
import type { ArticleContent } from '../article.ts';
import { isPublic } from '../article.ts';
import { contentHash } from '../content-hash.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { GoldenEntry } from './golden-store.ts';
import type { ReplayQuestion } from './replay.ts';
import type { ReplayPlan } from './replay-base.ts';

/** A base that is asked. */
export interface TrialBase {
  articles: readonly ArticleContent[];
  synonyms: readonly SynonymGroup[];
}

/** A base with its questions. The key is the same for the same replay, so that it need not be run again. */
export interface KeyedReplay extends ReplayPlan {
  key: string;
  /** Whether these are the articles in force, which need not be built. */
  isInForce: boolean;
}

/** Both sides of a trial. */
export interface TrialPlan {
  /** Null where there is nothing to compare with. */
  before: KeyedReplay | null;
  after: KeyedReplay;
  /** The articles that change: `en/pay`. */
  tried: ReadonlySet<string>;
  leftOut: number;
}

/** Example questions that are asked at most beside those of the tried articles. */
const EXAMPLES_MAX = 1_000;
/** A base with more phrasings than this does not learn anew from a change: it would take minutes. */
const LEARN_MAX = 2_000;

/** Each side is asked the golden questions, and what its own articles say that they answer. */
export async function planTrial(before: TrialBase | null, after: TrialBase, golden: readonly GoldenEntry[], tried: ReadonlySet<string>): Promise<TrialPlan> {
  const learns = Math.max(phrasings(before), phrasings(after)) <= LEARN_MAX;
  const asked: ReplayQuestion[] = golden.map(({ question, expect, locale }) => ({ kind: 'golden', question, expect, locale, audience: 'public' }));
  const side = async ({ articles, synonyms }: TrialBase, isInForce: boolean): Promise<{ replay: KeyedReplay; leftOut: number }> => {
    const published = articles.filter(({ state }) => state === 'published');
    const { chosen, leftOut } = examples(published, tried);
    const questions = [...asked, ...chosen];
    return { replay: { articles: published, synonyms, questions, learns, isInForce, key: await keyOf(published, synonyms, questions, learns) }, leftOut };
  };
  const is = await side(after, before === null);
  return { before: before === null ? null : (await side(before, true)).replay, after: is.replay, tried, leftOut: is.leftOut };
}

const phrasings = (base: TrialBase | null): number => (base?.articles ?? []).filter(({ state }) => state === 'published').reduce((sum, { questions }) => sum + questions.length, 0);

function examples(articles: readonly ArticleContent[], tried: ReadonlySet<string>): { chosen: ReplayQuestion[]; leftOut: number } {
  const all = articles.flatMap((article): ReplayQuestion[] =>
    article.questions.map((question) => ({ kind: 'example', question, expect: article.slug, locale: article.locale, audience: isPublic(article) ? 'public' : 'agents' })),
  );
  if (all.length <= EXAMPLES_MAX) return { chosen: all, leftOut: 0 };
  const isOwn = ({ locale, expect }: ReplayQuestion): boolean => tried.has(`${locale}/${expect}`);
  // By their hash: the same ones on both sides, whatever comes and goes beside them.
  const others = all.filter((each) => !isOwn(each)).map((each) => ({ each, place: createHash('md5').update(`${each.locale} ${each.expect} ${each.question}`).digest('hex') }));
  const some = others.sort((a, b) => (a.place < b.place ? -1 : 1)).slice(0, EXAMPLES_MAX).map(({ each }) => each);
  const own = all.filter(isOwn).slice(0, EXAMPLES_MAX);
  return { chosen: [...own, ...some], leftOut: all.length - own.length - some.length };
}

/** Articles whose hashes are made in one go: some milliseconds. */
const PORTION = 200;

async function keyOf(articles: readonly ArticleContent[], synonyms: readonly SynonymGroup[], questions: readonly ReplayQuestion[], learns: boolean): Promise<string> {
  const hashes: string[] = [];
  for (const article of articles) {
    hashes.push(contentHash(article));
    if (hashes.length % PORTION === 0) await new Promise(setImmediate);
  }
  const key = createHash('sha256').update(JSON.stringify([hashes.sort(), synonyms, learns]));
  for (const { kind, question, expect, locale, audience } of questions) key.update(JSON.stringify([kind, question, expect, locale, audience]));
  return key.digest('base64url');
}
