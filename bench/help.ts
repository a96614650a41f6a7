import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { createServerProcess } from './server-process.ts';
import { percentile } from './table.ts';
import type { BenchResult, Figure } from './table.ts';

const CONNECTIONS = 20;
const ROUNDS = 3;
const ROUND_SECONDS = 2;
const LEARNING_MAX_MS = 120_000;

/** What came of asking for one address as fast as it is answered. */
interface Pace {
  perSecond: number;
  /** Milliseconds that 95 of 100 answers took at most. */
  p95: number;
  /** Microseconds of processor time that the server spent on one. */
  cpu: number;
}

/** Something to ask, and how much processor time, in seconds, it has spent so far. */
interface Target {
  url: string;
  headers: Readonly<Record<string, string>>;
  cpuSeconds(): Promise<number>;
}

const PLAIN = { 'accept-encoding': 'identity' };
const PACKED = { 'accept-encoding': 'gzip' };

/**
 * Pages of the help site, asked for as fast as they are answered, beside a bare Express route that sends as many bytes,
 * in turns, so that whatever else the machine does meets both. Pages are drawn once and kept; a search is asked of the
 * engine each time.
 */
export async function benchHelp(): Promise<BenchResult> {
  const server = await createServerProcess({ HELP_SEARCHES_PER_MINUTE: '0' });
  try {
    await server.start();
    await learnt(server.url);
    const figures: Figure[] = [];
    for (const [name, path, headers] of [
      ['article', '/help/how-to-return', PLAIN],
      ['article, gzip', '/help/how-to-return', PACKED],
      ['home', '/help', PLAIN],
      ['search', '/help/search?q=how+do+i+return+a+jacket', PLAIN],
    ] as const) {
      const ours = { url: `${server.url}${path}`, headers, cpuSeconds: () => cpuOf(server.url) };
      const size = await sizeOf(ours);
      const bare = await startBare(size, headers);
      const paces = await inTurns([bare.target, ours]).finally(() => bare.stop());
      figures.push({ name: `${name}: size`, value: size / 1000, unit: 'kB' });
      ['bare Express', 'help site'].forEach((side, i) => figures.push(...describe(`${name}: ${side}`, paces[i] as Pace)));
    }
    return { title: `help: pages with ${CONNECTIONS} connections, ${ROUNDS} rounds of ${ROUND_SECONDS} s each, beside bare Express`, figures };
  } finally {
    await server.remove();
  }
}

const describe = (name: string, { perSecond, p95, cpu }: Pace): Figure[] => [
  { name, value: perSecond, unit: '/s' },
  { name: `${name} p95`, value: p95, unit: 'ms' },
  { name: `${name}, processor`, value: cpu, unit: 'µs a page' },
];

/** The bytes of an answer as they travel. */
async function sizeOf({ url, headers }: Target): Promise<number> {
  const answer = await fetch(url, { headers });
  await answer.arrayBuffer();
  return Number(answer.headers.get('content-length'));
}

/** What the engine learns after a first start would count as the pages' work. Resolves when it has, or after two minutes. */
async function learnt(server: string): Promise<void> {
  for (const until = Date.now() + LEARNING_MAX_MS; Date.now() < until; ) {
    const metrics = await (await fetch(`${server}/metrics`)).text();
    if (/^porchlight_answer_index_articles\{language="en",learnt="learnt"\} [1-9]/m.test(metrics)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function cpuOf(server: string): Promise<number> {
  const metrics = await (await fetch(`${server}/metrics`)).text();
  return Number(/^process_cpu_seconds_total ([\d.]+)/m.exec(metrics)?.[1]);
}

async function startBare(size: number, headers: Readonly<Record<string, string>>): Promise<{ target: Target; stop(): void }> {
  const child = fork(fileURLToPath(new URL('./bare-page.js', import.meta.url)), [String(size)]);
  const [port] = (await once(child, 'message')) as [number];
  const cpuSeconds = async (): Promise<number> => {
    const answer = once(child, 'message');
    child.send('cpu');
    return ((await answer) as [number])[0];
  };
  return { target: { url: `http://127.0.0.1:${port}/page`, headers, cpuSeconds }, stop: () => child.disconnect() };
}

/** One after the other, again and again; a first round warms up and is not counted. */
async function inTurns(targets: readonly Target[]): Promise<readonly Pace[]> {
  const seen = targets.map(() => ({ took: [] as number[], cpu: 0 }));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [i, target] of targets.entries()) {
      const before = await target.cpuSeconds();
      const took = await hammer(target);
      const cpu = (await target.cpuSeconds()) - before;
      const mine = seen[i];
      if (round === 0 || mine === undefined) continue;
      mine.took.push(...took);
      mine.cpu += cpu;
    }
  }
  return seen.map(({ took, cpu }) => ({ perSecond: took.length / (ROUNDS * ROUND_SECONDS), p95: percentile(took, 0.95), cpu: (cpu / took.length) * 1e6 }));
}

/** Resolves to how long each answer took, in milliseconds. */
function hammer({ url, headers }: Target): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const took: number[] = [];
    autocannon({ url, connections: CONNECTIONS, duration: ROUND_SECONDS, headers })
      .on('response', (_client, _status, _bytes, tookMs) => void took.push(tookMs))
      .on('error', reject)
      .on('done', ({ non2xx, errors }) => {
        if (non2xx > 0 || errors > 0) reject(new Error(`${url}: ${non2xx} refusals, ${errors} errors`));
        else resolve(took);
      });
  });
}
