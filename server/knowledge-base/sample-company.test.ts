import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerResult } from './engine/answer-engine.ts';
import { confidenceOf } from './engine/confidence.ts';
import { createAnswerEngine } from './engine/create-answer-engine.ts';
import { loadEnglishEncoder } from './engine/english-encoder.ts';
import { learn } from './engine/lesson.ts';
import { isPublic } from './article.ts';
import { calibrationError, evidenceRows, fitConfidence, logLoss } from './testing/confidence-fit.ts';
import type { GoldenQuestion } from './testing/sample-company.ts';
import { sampleCompany } from './testing/sample-company.ts';

const ANSWERED = new Set(['person', 'none']);
let results: readonly (GoldenQuestion & { result: AnswerResult })[];
let examples: typeof results;

beforeAll(async () => {
  const { articles, synonyms, golden } = await sampleCompany();
  const engine = createAnswerEngine({ learn, encoder: await loadEnglishEncoder() });
  await engine.rebuild(articles, synonyms);
  await engine.settled();
  const ask = async (each: GoldenQuestion) => ({ ...each, result: await engine.ask(each.question, { locale: each.locale ?? 'en', audience: 'public' }) });
  results = await Promise.all(golden.map(ask));
  const own = articles.filter(isPublic).flatMap(({ slug, locale, questions }) => questions.slice(0, 2).map((question) => ({ question, expect: slug, locale })));
  examples = await Promise.all(own.map(ask));
}, 240_000);

/** Questions for which `holds` is false, so that a failure names them; and the share for which it is true. */
function share(of: readonly (GoldenQuestion & { result: AnswerResult })[], holds: (each: GoldenQuestion & { result: AnswerResult }) => boolean) {
  return { share: of.filter(holds).length / of.length, missed: of.filter((each) => !holds(each)).map(({ question }) => question) };
}

const atLeast = (bar: number) => (found: { share: number }) => found.share >= bar;

/**
 * The test questions avoid the articles' own words on purpose, which is hard. Measured when this was written, for 205 of
 * them inside the base: 114 have their article first, 157 among the first three; at the promise of 95 in 100 eleven are
 * answered at once, all rightly, and most others are offered titles; 10 of 25 outside the base find nothing, the others
 * are offered titles; all 21 that want a person get one. The bars lie a little below.
 */
describe('the sample company’s test questions', () => {
  it('find their article about as often as they did', () => {
    const inside = results.filter(({ expect: wanted }) => !ANSWERED.has(wanted));
    const first = share(inside, ({ expect: wanted, result }) => result.candidates[0]?.slug === wanted);
    const third = share(inside, ({ expect: wanted, result }) => result.candidates.slice(0, 3).some(({ slug }) => slug === wanted));
    expect(first).toSatisfy(atLeast(0.5));
    expect(third).toSatisfy(atLeast(0.7));
  });

  it('are seldom answered wrongly', () => {
    const answered = results.filter(({ result }) => result.decision === 'answer');
    const right = share(answered, ({ expect: wanted, result }) => result.candidates[0]?.slug === wanted);
    expect(answered.length).toBeGreaterThanOrEqual(6);
    expect(right).toSatisfy(atLeast(0.9));
  });

  it('reach a person whenever one is wanted, and only then', () => {
    const called = ({ result }: { result: AnswerResult }) => result.decision === 'handoff' && result.reason !== 'no_answer';
    expect(share(results.filter(({ expect: wanted }) => wanted === 'person'), called).missed).toEqual([]);
    expect(results.filter(({ expect: wanted }) => wanted !== 'person').filter(called)).toEqual([]);
  });

  it('find nothing where the base has nothing', () => {
    const outside = share(results.filter(({ expect: wanted }) => wanted === 'none'), ({ result }) => result.decision === 'handoff');
    expect(outside).toSatisfy(atLeast(0.3));
    expect(results.filter(({ expect: wanted, result }) => wanted === 'none' && result.decision === 'answer')).toEqual([]);
  });
});

describe('an example question as it stands in an article', () => {
  it('is answered by that article', () => {
    const right = share(examples, ({ expect: wanted, result }) => result.decision === 'answer' && result.candidates[0]?.slug === wanted);
    expect(right).toSatisfy(atLeast(0.85));
  });
});

describe('the confidence', () => {
  it('is about as good as a fresh fit to the base, and means what it says', async () => {
    const { articles, synonyms } = await sampleCompany();
    const rows = evidenceRows(articles.filter((article) => isPublic(article) && article.locale === 'en'), synonyms);
    const [intercept = 0, lead = 0, covered = 0, nearest = 0] = fitConfidence(rows);
    const fresh = logLoss(rows, (e) => 1 / (1 + Math.exp(-(intercept + lead * e.lead + covered * e.covered + nearest * e.nearest))));
    expect(logLoss(rows, confidenceOf) - fresh).toBeLessThan(0.02);
    expect(calibrationError(rows, confidenceOf)).toBeLessThan(0.1);
  }, 120_000);
});
