import type { AnswerEngine } from '../server/knowledge-base/index.ts';
import { createAnswerEngine } from '../server/knowledge-base/index.ts';
import type { AnswerQuestion, AnswerSetting } from './answers-data.ts';
import { sampleSetting, settingsFromFile } from './answers-data.ts';
import type { Asked } from './answers-figures.ts';
import { answerableAtPromise, calibrationError, isAmongThree, isAnswered, isFirst, isHelped, per100 } from './answers-figures.ts';
import { plainLunr } from './answers-lunr.ts';
import { steadyRandom, withSlips } from './answers-typos.ts';
import type { BenchResult, Figure } from './table.ts';
import { percentile } from './table.ts';

/** What is measured: a public set (else the sample company), which part of it, every how many-th question, which settings. */
export interface AnswersOptions {
  data?: string;
  part?: 'valid' | 'test';
  every?: number;
  settings?: readonly string[];
}

const SETTINGS = ['3', '5', '10', 'all'];
const OPTIONS = { locale: 'en', audience: 'public' } as const;

/** How well questions are answered, and how fast, beside plain Lunr in the same run. */
export async function benchAnswers({ data, part = 'test', every = 1, settings = SETTINGS }: AnswersOptions): Promise<BenchResult> {
  const bases = data === undefined ? await sampleSetting() : await settingsFromFile(data, part, every, settings);
  const figures: Figure[] = [];
  for (const base of bases) figures.push(...(await measure(base)).map((figure) => ({ ...figure, name: `${base.name}: ${figure.name}` })));
  return { title: `answers: ${data === undefined ? 'the sample company' : `${part} questions of a public set`}`, figures };
}

async function measure(base: AnswerSetting): Promise<Figure[]> {
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const engine = createAnswerEngine();
  await engine.rebuild(base.articles, base.synonyms.map((group) => [...group]));
  const builtMs = performance.now() - startedAt;
  const held = longestHold();
  await engine.settled();
  const settledMs = performance.now() - startedAt;
  const heldMs = held();
  const random = steadyRandom();
  const slipped = base.questions.map(({ text, slug }) => ({ text: withSlips(text, random), slug }));
  const asked = await askAll(engine, base.questions);
  const inside = asked.filter(({ slug }) => slug !== null);
  const outside = asked.filter(({ slug }) => slug === null);
  const insideSlipped = (await askAll(engine, slipped)).filter(({ slug }) => slug !== null);
  const lunr = plainLunr(base);
  const lunrFinds = ({ text, slug }: AnswerQuestion) => lunr(text)[0] === slug;
  const took = asked.map(({ result }) => result.tookMs);
  const share = (name: string, value: number): Figure => ({ name, value, unit: '%' });
  return [
    share('first', per100(inside, isFirst)),
    share('first, plain Lunr', per100(inside, lunrFinds)),
    share('first with slips', per100(insideSlipped, isFirst)),
    share('first with slips, plain Lunr', per100(slipped.filter(({ slug }) => slug !== null), lunrFinds)),
    share('among three', per100(inside, isAmongThree)),
    share('answered at once', per100(inside, isAnswered)),
    share('right of the answers inside', per100(inside.filter(isAnswered), isFirst)),
    share('right of all answers', per100(asked.filter(isAnswered), isFirst)),
    share('answerable at 95 % precision', answerableAtPromise(asked)),
    share('answered rightly or among three offered', per100(inside, isHelped)),
    share('outside, answered', per100(outside, isAnswered)),
    { name: 'confidence is off by', value: calibrationError(asked), unit: 'points' },
    { name: 'answerable after', value: builtMs, unit: 'ms' },
    { name: 'learnt after', value: settledMs, unit: 'ms' },
    { name: 'longest hold of the event loop while learning', value: heldMs, unit: 'ms' },
    { name: 'memory', value: (process.memoryUsage().rss - before) / 2 ** 20, unit: 'MiB' },
    { name: 'question, p50', value: percentile(took, 0.5), unit: 'ms' },
    { name: 'question, p95', value: percentile(took, 0.95), unit: 'ms' },
  ];
}

async function askAll(engine: AnswerEngine, questions: readonly AnswerQuestion[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const question of questions) asked.push({ ...question, result: await engine.ask(question.text, OPTIONS) });
  return asked;
}

/** Watches how late a timer is; the function gives the longest so far, in milliseconds, and ends the watch. */
function longestHold(): () => number {
  const everyMs = 5;
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - everyMs);
    last = performance.now();
  }, everyMs);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
