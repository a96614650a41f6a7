import { Worker } from 'node:worker_threads';
import type { GoldenOutcome } from '../../../protocol/golden.ts';
import type { ArticleContent } from '../article.ts';
import type { ReplayPlan } from './replay-base.ts';
import { replayBase } from './replay-base.ts';

/** What the thread is told: articles, in portions that hold nobody up, and then what to do. */
export type ReplayMessage = { kind: 'articles'; articles: readonly ArticleContent[] } | ({ kind: 'go' } & Omit<ReplayPlan, 'articles'>);

/** Heap of the thread, in MiB. */
const HEAP_MIB = 768;
/** Articles in one message: copying them takes the sender a few milliseconds. */
const PORTION = 100;

/**
 * Replays a base in a thread of its own, which does not keep the process alive and is ended by `signal`; rejects where the
 * thread fails or is ended. TypeScript sources, which Node's threads cannot load (tests), are replayed here, in turns.
 */
export function replayAside(plan: ReplayPlan, told: (progress: number) => void, signal: AbortSignal): Promise<GoldenOutcome[]> {
  if (import.meta.url.endsWith('.ts')) return replayBase(plan, told, signal);
  const { articles, ...rest } = plan;
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./replay-worker.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB } });
    const end = (): void => void worker.terminate();
    worker.unref();
    worker.on('message', (message: { progress: number } | { outcomes: GoldenOutcome[] }) => {
      if ('progress' in message) return told(message.progress);
      resolve(message.outcomes);
      end();
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', end);
      reject(new Error('the replay was ended'));
    });
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    void send(worker, articles, { kind: 'go', ...rest });
  });
}

async function send(worker: Worker, articles: readonly ArticleContent[], go: ReplayMessage): Promise<void> {
  for (let from = 0; from < articles.length; from += PORTION) {
    worker.postMessage({ kind: 'articles', articles: articles.slice(from, from + PORTION) } satisfies ReplayMessage);
    await new Promise(setImmediate);
  }
  worker.postMessage(go);
}
