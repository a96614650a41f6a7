import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerLedger, LedgerArticles } from '../server/answer-ledger/index.ts';
import { createAnswerLedger, ledgerIndexes } from '../server/answer-ledger/index.ts';
import { manualClock } from '../server/kernel/clock.ts';
import { silentLogger } from '../server/kernel/log.ts';
import { ensureIndexes } from '../server/storage/indexes.ts';
import { openStore } from '../server/storage/open-store.ts';
import type { BenchResult } from './table.ts';
import { percentile } from './table.ts';

/** How many questions are asked, 10,000 unless told. */
export interface LedgerOptions {
  questions?: number;
}

/** Questions, over how many days, and how many at once. */
const QUESTIONS = 10_000;
const DAYS = 90;
const AT_ONCE = 2_000;
/** One question in three is asked in vain; topics are asked as unevenly as words are used (Zipf). */
const IN_VAIN = 3;
const TOPICS = 1_000;
/** Each list is read so often. */
const READS = 15;
/** A server's pace, in milliseconds; after so many steps without work nothing rests any more. */
const STEP_MS = 5_000;
const IDLE_STEPS = 13;
/** What a list may take on the embedded engine, in milliseconds: nobody waits. */
const LIST_MAX_MS = 300;

const NO_ARTICLES: LedgerArticles = {
  begin: () => Promise.reject(new Error('not here')),
  addQuestions: () => Promise.reject(new Error('not here')),
  publishedAt: async () => new Map(),
  find: async () => [],
  named: async () => [],
};

/** Fills a ledger, then reads its lists: gaps of each period, one gap, article results. */
export async function benchLedger({ questions = QUESTIONS }: LedgerOptions = {}): Promise<BenchResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'porchlight-ledger-'));
  const store = await openStore({
    dataDir, log: silentLogger, mongodbUri: undefined, engineCacheDir: undefined, minFreeBytes: 0, progress: () => undefined, onFatal: (sentence) => console.error(sentence),
  });
  try {
    await ensureIndexes(store.connection, ledgerIndexes, silentLogger);
    return await measure(store.connection, questions);
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(connection: Parameters<typeof createAnswerLedger>[0]['connection'], questions: number): Promise<BenchResult> {
  const clock = manualClock(Date.now() - DAYS * DAY_MS);
  const ledger = createAnswerLedger({ connection, events: { readAfter: async () => [] }, articles: NO_ARTICLES, vectorsOf: async () => null, clock, retentionMs: 365 * DAY_MS });
  const takenIn = await timed(() => ask(ledger, questions, (ms) => clock.advance(ms)));
  let steps = 0;
  const settled = await timed(async () => {
    // As in a server: a step every five seconds.
    for (let idle = 0; idle < IDLE_STEPS; clock.advance(STEP_MS)) {
      idle = (await ledger.step()) > 0 ? 0 : idle + 1;
      steps += 1;
    }
  });
  const { gaps } = await ledger.lists.gaps({ days: 30, state: 'open', limit: 1 });
  const [hottest] = gaps;
  const list = async (read: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let i = 0; i < READS; i += 1) times.push(await timed(read));
    return percentile(times, 0.95);
  };
  const overview = await ledger.lists.gaps({ days: 90, state: 'open', limit: 1 });
  return {
    title: `Answer ledger, ${questions} questions in ${DAYS} days, embedded engine, one after the other`,
    figures: [
      { name: 'gaps', value: overview.counts.open, unit: '' },
      { name: 'questions taken in', value: questions / (takenIn / 1000), unit: 'a second' },
      { name: 'questions grouped and counted', value: questions / (settled / 1000), unit: 'a second' },
      { name: 'a step, mean', value: settled / Math.max(1, steps), unit: 'ms' },
      { name: 'list of gaps, 30 days, p95', value: await list(() => ledger.lists.gaps({ days: 30, state: 'open' })), unit: 'ms', max: LIST_MAX_MS },
      { name: 'list of gaps, 90 days, one reason, p95', value: await list(() => ledger.lists.gaps({ days: 90, state: 'open', kind: 'no_result' })), unit: 'ms', max: LIST_MAX_MS },
      { name: `the largest gap (${hottest?.questions ?? 0} questions), p95`, value: await list(() => ledger.lists.gap({ gap: hottest?.id ?? '', days: 30 })), unit: 'ms' },
      { name: 'results of articles, p95', value: await list(() => ledger.lists.articles({ days: 90 })), unit: 'ms', max: LIST_MAX_MS },
    ],
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

async function ask(ledger: AnswerLedger, questions: number, advance: (ms: number) => void): Promise<void> {
  for (let from = 0; from < questions; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, questions - from) }, (_, i) => from + i);
    await Promise.all(
      some.map((n) => {
        const topic = topicOf(n);
        const found = n % IN_VAIN === 0 ? [] : [{ slug: `article-${topic % 100}`, title: `Article ${topic % 100}`, confidence: 0.6 }];
        return ledger.recordSearch({ text: questionAbout(topic, n), locale: 'en', origin: 'help', asker: `reader ${n % 30_000}`, found });
      }),
    );
    advance((DAYS * DAY_MS) / (questions / AT_ONCE));
  }
}

/** The same row of topics in every run: rank r is asked about 1/r as often as the first. */
function topicOf(n: number): number {
  const share = ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
  return Math.floor(TOPICS ** share) - 1;
}

const SYLLABLES = ['ka', 'lo', 'mi', 'ru', 'se', 'ta', 'vo', 'ne', 'pi', 'du'];
const FRAMES = ['how do I get a', 'where is my', 'can I return a', 'what about the', 'is there a'];

/** A question about a topic with a name of its own. */
function questionAbout(topic: number, n: number): string {
  const name = [...String(topic).padStart(4, '0')].map((digit) => SYLLABLES[Number(digit)] ?? '').join('');
  return `${FRAMES[n % FRAMES.length] ?? ''} ${name}?`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
