import { signIn } from './raw-clients.ts';
import type { ServerProcess } from './server-process.ts';
import { createServerProcess } from './server-process.ts';
import type { SyntheticArticle } from './synthetic-articles.ts';
import { syntheticArticles } from './synthetic-articles.ts';
import type { BenchResult, Figure } from './table.ts';
import { formatTable, percentile } from './table.ts';

/** What is measured: how many articles, and whether meanings are compared beside words. */
export interface KnowledgeBaseOptions {
  articles?: readonly number[];
  embeddings?: boolean;
}

/** Articles of one import. */
const IMPORT = 500;
const QUESTIONS = 300;
const WARM_UP = 30;
const IDLE_MS = 3_000;
const LEARN_MAX_MS = 40 * 60_000;
const MIB = 2 ** 20;
const SIZES = [1_000, 10_000];

/** The stated limits hold for these sizes. */
const LIMITS: Readonly<Record<number, { answerableMs?: number; learntMs?: number; holdMs?: number; p95Ms?: number; memoryMib?: number }>> = {
  1_000: { answerableMs: 2_000, learntMs: 60_000, holdMs: 50, p95Ms: 50 },
  10_000: { holdMs: 50, p95Ms: 50, memoryMib: 1_024 },
};

/**
 * A server of its own with synthetic articles: how soon a change is answerable and learnt, how long its event loop is
 * held meanwhile, how long questions take, how much memory the process holds, how soon a restart is ready.
 */
export async function benchKnowledgeBase({ articles = SIZES, embeddings = true }: KnowledgeBaseOptions): Promise<BenchResult> {
  const figures: Figure[] = [];
  for (const count of articles) {
    const measured = (await measure(count, embeddings)).map((figure) => ({ ...figure, name: `${count} articles: ${figure.name}` }));
    // The largest takes most of an hour; what is known is told before.
    if (articles.length > 1) console.error(formatTable({ title: `${count} articles`, figures: measured }));
    figures.push(...measured);
  }
  return { title: `knowledge base: synthetic articles of 300 words and 5 questions, ${embeddings ? 'with' : 'without'} sentence vectors`, figures };
}

async function measure(count: number, embeddings: boolean): Promise<Figure[]> {
  const limits = LIMITS[count] ?? {};
  const server = await createServerProcess({ KB_DIR: '/nonexistent', KB_EMBEDDINGS: embeddings ? 'on' : 'off', API_REQUESTS_PER_MINUTE: '0' });
  try {
    await server.start();
    const api = await apiOf(server);
    const all = syntheticArticles(count);
    const importedMs = await timed(() => importAll(api, all));
    const firstLearntMs = await timed(() => learnt(server));
    await metrics(server);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const idle = await metrics(server);

    const changed = { ...(all[0] as SyntheticArticle), questions: [...(all[0] as SyntheticArticle).questions, 'quzwokal brinzadel'] };
    const answerableMs = await timed(() => api('PATCH', `/articles/${changed.slug}?locale=en`, { questions: changed.questions }));
    const found = await ask(api, 'quzwokal brinzadel');
    const building = await metrics(server);
    const whileLearning = await askMany(api, all);
    const learntMs = answerableMs + (await timed(() => learnt(server)));
    const learning = await metrics(server);
    const quiet = await askMany(api, all);
    const peak = Math.max(idle.memory, building.memory, learning.memory, (await metrics(server)).memory);
    await server.stop();
    const restartMs = await timed(() => server.start());
    const isLearnt = (await status(server)).every(({ learnt: each }) => each !== 'pending');
    return [
      { name: 'import', value: importedMs / 1_000, unit: 's' },
      { name: 'first learnt after', value: firstLearntMs / 1_000, unit: 's' },
      { name: 'a change is answerable after', value: answerableMs, unit: 'ms', ...(limits.answerableMs !== undefined && { max: limits.answerableMs }) },
      { name: 'it was found', value: Number(found === changed.slug), unit: '', min: 1 },
      { name: 'a change is learnt after', value: learntMs / 1_000, unit: 's', ...(limits.learntMs !== undefined && { max: limits.learntMs / 1_000 }) },
      { name: 'longest hold of the event loop, idle', value: idle.holdMs, unit: 'ms' },
      { name: 'longest hold while it is built', value: building.holdMs, unit: 'ms', ...(limits.holdMs !== undefined && { max: limits.holdMs }) },
      { name: 'longest hold while it learns and is asked', value: learning.holdMs, unit: 'ms', ...(limits.holdMs !== undefined && { max: limits.holdMs }) },
      { name: 'question, p50', value: percentile(quiet, 0.5), unit: 'ms' },
      { name: 'question, p95', value: percentile(quiet, 0.95), unit: 'ms', ...(limits.p95Ms !== undefined && { max: limits.p95Ms }) },
      { name: 'question while it learns, p50', value: percentile(whileLearning, 0.5), unit: 'ms' },
      { name: 'question while it learns, p95', value: percentile(whileLearning, 0.95), unit: 'ms' },
      { name: 'memory of the process, highest seen', value: peak / MIB, unit: 'MiB', ...(limits.memoryMib !== undefined && { max: limits.memoryMib }) },
      { name: 'restart is ready after', value: restartMs / 1_000, unit: 's' },
      { name: 'and knows what was learnt', value: Number(isLearnt), unit: '', min: 1 },
    ];
  } finally {
    await server.remove();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

type Api = (method: 'POST' | 'PATCH', path: string, body: object) => Promise<unknown>;

async function apiOf(server: ServerProcess): Promise<Api> {
  const cookie = await signIn(server.url);
  const made = await fetch(`${server.url}/console/api/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Porchlight': 'console', cookie },
    body: JSON.stringify({ name: 'bench', scopes: ['articles:read', 'articles:write', 'answers:read'] }),
  });
  const { token } = (await made.json()) as { token: string };
  return async (method, path, body) => {
    const request: RequestInit = { method, headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify(body) };
    const response = await fetch(`${server.url}/api/v1${path}`, request);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}

async function importAll(api: Api, all: readonly SyntheticArticle[]): Promise<void> {
  for (let from = 0; from < all.length; from += IMPORT) await api('POST', '/articles/import', { articles: all.slice(from, from + IMPORT), publish: true });
}

/** The slug of the first candidate. */
async function ask(api: Api, question: string): Promise<string | undefined> {
  const { candidates } = (await api('POST', '/answers', { question, locale: 'en' })) as { candidates: { slug: string }[] };
  return candidates[0]?.slug;
}

/** How long questions take, one after the other, as whoever asks over HTTP sees it: example questions with a word exchanged. */
async function askMany(api: Api, all: readonly SyntheticArticle[]): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < QUESTIONS + WARM_UP; i += 1) {
    const { questions } = all[(i * 37) % all.length] as SyntheticArticle;
    const words = (questions[i % questions.length] ?? '').split(' ');
    words[i % words.length] = 'please';
    const ms = await timed(() => ask(api, words.join(' ')));
    if (i >= WARM_UP) took.push(ms);
  }
  return took;
}

interface PartStatus {
  learnt: string;
}

async function status(server: ServerProcess): Promise<readonly PartStatus[]> {
  const ready = (await (await fetch(`${server.url}/readyz`)).json()) as { details: { index: { parts: readonly PartStatus[] } } };
  return ready.details.index.parts;
}

async function learnt(server: ServerProcess): Promise<void> {
  const until = performance.now() + LEARN_MAX_MS;
  while (performance.now() < until) {
    if ((await status(server)).every((part) => part.learnt !== 'pending')) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`nothing was learnt in ${LEARN_MAX_MS / 60_000} minutes`);
}

/** The longest hold of the event loop since the last call, and the memory now. */
async function metrics(server: ServerProcess): Promise<{ holdMs: number; memory: number }> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const value = (name: string): number => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
  return { holdMs: value('nodejs_eventloop_lag_max_seconds') * 1_000, memory: value('process_resident_memory_bytes') };
}
