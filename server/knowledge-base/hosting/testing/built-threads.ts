import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Thread } from '../../../kernel/threads/open-thread.ts';
import type { EngineThreads } from '../engine-threads.ts';
import { engineThreads } from '../engine-threads.ts';
import type { ServingCalls } from '../serving-calls.ts';

/** A thread that serves, and can be made to die. */
const SERVING = `
import { parentPort } from 'node:worker_threads';
import { answerCalls } from '../../kernel/threads/answer-calls.ts';
import { servingCalls } from './serving-calls.ts';
const calls = servingCalls();
answerCalls(parentPort, { ...calls, die: () => process.exit(3) });
`;

/** An encoder of its own: a text is where its letters stand in the alphabet. It needs no weights, and no model is that quick. */
const ENCODING = `
import { parentPort } from 'node:worker_threads';
import { answerCalls } from '../../kernel/threads/answer-calls.ts';
import { encodingCalls } from './encoding-calls.ts';
function embed(text) {
  const vector = new Float32Array(26);
  for (const letter of text) { const at = letter.charCodeAt(0) - 97; if (at >= 0 && at < 26) vector[at] += 1; }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
const load = async () => ({ id: 'letters-1', dimension: 26, languages: ['en'], words: [], embed: async (texts) => texts.some((text) => text.includes('endless')) ? new Promise(() => {}) : texts.map(embed) });
const { vectors, ...calls } = encodingCalls(load);
answerCalls(parentPort, { ...calls, die: () => process.exit(3) });
`;

/** What was opened so far, by those who look on. */
export interface WatchedThreads extends EngineThreads {
  opened: { encoding: number; serving: number; learning: number };
  /** Ends the newest thread that serves, as a fault in it would. */
  killServing(): void;
  killEncoding(): void;
}

/** Real threads, made from the sources; `folder` is removed by whoever called. */
export async function buildThreads(): Promise<{ folder: string; watch(): WatchedThreads }> {
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-threads-'));
  const resolveDir = fileURLToPath(new URL('..', import.meta.url));
  const sources = { 'serving-thread': SERVING, 'encoding-thread': ENCODING, 'learning-thread': `${LEARNING}` };
  const banner = { js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(${JSON.stringify(import.meta.url)});` };
  await Promise.all(
    Object.entries(sources).map(([name, contents]) =>
      build({ stdin: { contents, resolveDir, loader: 'ts' }, outfile: join(folder, `${name}.mjs`), bundle: true, platform: 'node', format: 'esm', banner, logLevel: 'error' }),
    ),
  );
  return { folder, watch: () => watched(engineThreads((name) => pathToFileURL(join(folder, `${name}.mjs`)))) };
}

/** The real one imports nothing of the encoder's weights, and so needs no change. */
const LEARNING = "import './learning-thread.ts';";

function watched(threads: EngineThreads): WatchedThreads {
  const opened = { encoding: 0, serving: 0, learning: 0 };
  let serving: Thread<ServingCalls> | undefined;
  let encoding: ReturnType<EngineThreads['encoding']>;
  const die = (thread: unknown): void => void (thread as Thread<{ die(): void }>).call('die', []).catch(() => undefined);
  return {
    ...threads,
    opened,
    encoding: () => ((opened.encoding += 1), (encoding = threads.encoding())),
    serving: () => ((opened.serving += 1), (serving = threads.serving())),
    learning: () => ((opened.learning += 1), threads.learning()),
    killServing: () => die(serving),
    killEncoding: () => die(encoding),
  };
}
