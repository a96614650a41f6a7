import type { AnswerEngine } from '../server/knowledge-base/index.ts';
import { createAnswerEngine, learn, loadEnglishEncoder } from '../server/knowledge-base/index.ts';
import type { AnswerQuestion, AnswerSetting } from './answers-data.ts';
import { sampleSetting, settingsFromFile } from './answers-data.ts';
import type { QuestionEncoder } from './answers-encoder.ts';
import { questionEncoder } from './answers-encoder.ts';
import type { Asked } from './answers-figures.ts';
import { answerableAtPromise, calibrationError, isAmongThree, isAnswered, isFirst, isHelped, isOffered, per100 } from './answers-figures.ts';
import { limitsOf } from './answers-limits.ts';
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
  embeddings?: boolean;
}

const SETTINGS = ['3', '5', '10', 'all'];
const optionsOf = ({ locale = 'en' }: AnswerQuestion) => ({ locale, audience: 'public' }) as const;
/** Questions asked at a time where time is not what is measured; and those asked one by one where it is. */
const AT_A_TIME = 32;
const TIMED = 200;
/** Every so many-th question is asked with slips too. */
const SLIPPED_EVERY = 2;

/** How well questions are answered, and how fast, beside plain Lunr in the same run. */
export async function benchAnswers({ data, part = 'test', every = 1, settings = SETTINGS, embeddings = true }: AnswersOptions): Promise<BenchResult> {
  const bases = data === undefined ? await sampleSetting() : await settingsFromFile(data, part, every, settings);
  const encoder = embeddings ? questionEncoder(await loadEnglishEncoder()) : null;
  const figures: Figure[] = [];
  for (const base of bases) {
    const limits = data === undefined ? {} : limitsOf(base.name, embeddings);
    const measured = await measure(base, encoder);
    figures.push(...measured.map((figure) => ({ ...figure, ...limits[figure.name], name: `${base.name}: ${figure.name}` })));
  }
  const what = data === undefined ? 'the sample company' : `${part} questions of a public set`;
  return { title: `answers: ${what}${embeddings ? '' : ', by words alone'}`, figures };
}

async function measure(base: AnswerSetting, encoder: QuestionEncoder | null): Promise<Figure[]> {
  encoder?.forgetArticles();
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const engine = createAnswerEngine({ learn, encoder });
  await engine.rebuild(base.articles, base.synonyms.map((group) => [...group]));
  const builtMs = performance.now() - startedAt;
  await engine.settled();
  const settledMs = performance.now() - startedAt;
  const memory = process.memoryUsage().rss - before;
  encoder?.keepFromHere();
  const random = steadyRandom();
  const slipped = base.questions.map((question) => ({ ...question, text: withSlips(question.text, random) })).filter(({ slug }, i) => slug !== null && i % SLIPPED_EVERY === 0);
  const asked = await askAll(engine, base.questions);
  const inside = asked.filter(({ slug }) => slug !== null);
  const outside = asked.filter(({ slug }) => slug === null);
  const insideSlipped = await askAll(engine, slipped);
  const lunr = plainLunr(base);
  const lunrFinds = ({ text, slug }: AnswerQuestion) => lunr(text)[0] === slug;
  const took = await timesOf(engine, base.questions, encoder);
  const share = (name: string, value: number): Figure => ({ name, value, unit: '%' });
  return [
    share('first', per100(inside, isFirst)),
    share('first, plain Lunr', per100(inside, lunrFinds)),
    share('first with slips', per100(insideSlipped, isFirst)),
    share('first with slips, plain Lunr', per100(slipped, lunrFinds)),
    share('among three', per100(inside, isAmongThree)),
    share('answered at once', per100(inside, isAnswered)),
    share('right of the answers inside', per100(inside.filter(isAnswered), isFirst)),
    share('right of all answers', per100(asked.filter(isAnswered), isFirst)),
    share('answerable at 95 % precision', answerableAtPromise(asked)),
    share('answered rightly or among three offered', per100(inside, isHelped)),
    share('inside, told that nothing was found', per100(inside, (each) => !isAnswered(each) && !isOffered(each))),
    share('outside, answered', per100(outside, isAnswered)),
    share('outside, offered titles in vain', per100(outside, isOffered)),
    { name: 'confidence is off by', value: calibrationError(asked), unit: 'points' },
    { name: 'answerable after', value: builtMs, unit: 'ms' },
    { name: 'learnt after', value: settledMs, unit: 'ms' },
    { name: 'memory', value: memory / 2 ** 20, unit: 'MiB' },
    { name: 'question, p50', value: percentile(took, 0.5), unit: 'ms' },
    { name: 'question, p95', value: percentile(took, 0.95), unit: 'ms' },
  ];
}

async function askAll(engine: AnswerEngine, questions: readonly AnswerQuestion[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (let from = 0; from < questions.length; from += AT_A_TIME) {
    const some = questions.slice(from, from + AT_A_TIME).map(async (question) => ({ ...question, result: await engine.ask(question.text, optionsOf(question)) }));
    asked.push(...(await Promise.all(some)));
  }
  return asked;
}

/** Milliseconds that questions take one by one, each embedded anew. */
async function timesOf(engine: AnswerEngine, questions: readonly AnswerQuestion[], encoder: QuestionEncoder | null): Promise<number[]> {
  encoder?.rememberNothing();
  const times: number[] = [];
  for (const question of questions.slice(0, TIMED)) times.push((await engine.ask(question.text, optionsOf(question))).tookMs);
  return times;
}
