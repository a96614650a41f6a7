import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/log.ts';
import type { Thread } from '../../kernel/threads/open-thread.ts';
import type { EncodingCalls } from './encoding-calls.ts';
import { encoderFor, textToEmbed } from '../engine/sentence-encoder.ts';
import type { EngineThreads, OpenEncoder } from './engine-threads.ts';
import type { VectorStore } from './vector-store.ts';

/** The encoder of a process, and the vectors it has computed. */
export interface EncoderOwner {
  /** Opens it where it is not open; null where it is switched off or cannot be had here. */
  get(): Promise<OpenEncoder | null>;
  /** Takes in what other processes have computed since the last look. */
  catchUp(): Promise<void>;
  /** Vectors of texts in one language, in order, when nobody else waits for any; null where there are none to be had. */
  vectorsOf(texts: readonly string[], locale: string): Promise<{ encoder: string; vectors: readonly Float32Array[] } | null>;
  /** Stores what was computed here since the last time. */
  save(): Promise<void>;
  close(): Promise<void>;
}

/** What it stands on. `onGone` is called when it has ended by itself: those who hold a way to it hold nothing. */
export interface EncoderParts {
  threads: Pick<EngineThreads, 'encoding'>;
  vectors: VectorStore;
  isOn: boolean;
  clock: Clock;
  logger: Logger;
  onGone(): void;
}

/** An encoder that fails this often is left alone until the next start. */
const FAILURES_MAX = 3;
/** How long loading may take, in milliseconds. */
const OPEN_MAX_MS = 30_000;
/** Clocks of other machines may differ by so much, in milliseconds. */
const CLOCKS_APART_MS = 60_000;

/** Owns an encoder, which is opened when it is first wanted. Nothing of this ever rejects: answers come without it. */
export function ownEncoder({ threads, vectors, isOn, clock, logger, onGone }: EncoderParts): EncoderOwner {
  let opening: Promise<OpenEncoder | null> | undefined;
  let failures = isOn ? 0 : FAILURES_MAX;
  let lookedAt = 0;
  let renewedAt = 0;
  let isClosed = false;
  let loading: Thread<EncodingCalls> | null = null;

  async function load({ head, thread }: OpenEncoder, since: number): Promise<void> {
    lookedAt = clock.now() - CLOCKS_APART_MS;
    for await (const some of vectors.all(head.id, since)) await thread.call('load', [some], { transfer: [some.bytes.buffer as ArrayBuffer] });
  }

  async function open(): Promise<OpenEncoder | null> {
    const thread = threads.encoding();
    loading = thread;
    if (thread === null) return null;
    try {
      const encoder = { head: await thread.call('open', [], { timeoutMs: OPEN_MAX_MS }), thread };
      await load(encoder, 0);
      void thread.gone.then((reason) => {
        if (reason === null || isClosed) return;
        logger.warn({ err: reason }, 'the thread of sentence vectors ended and is started again');
        failures += 1;
        opening = undefined;
        onGone();
      });
      return encoder;
    } catch (error) {
      failures = FAILURES_MAX;
      await thread.end();
      if (isClosed) return null;
      logger.warn({ err: error }, 'sentence vectors cannot be had here; questions are answered by their words');
      return null;
    }
  }

  const quietly = async (what: string, work: (encoder: OpenEncoder) => Promise<void>): Promise<void> => {
    const encoder = await opening;
    if (encoder === null || encoder === undefined) return;
    await work(encoder).catch((err: unknown) => logger.warn({ err }, what));
  };

  function get(): Promise<OpenEncoder | null> {
    if (opening === undefined && failures < FAILURES_MAX && !isClosed) opening = open();
    return opening ?? Promise.resolve(null);
  }

  return {
    get,
    async vectorsOf(texts, locale) {
      const opened = await get();
      if (opened === null || encoderFor(opened.head, locale) === null) return null;
      const { id, dimension } = opened.head;
      const all = await opened.thread.call('embed', [texts.map(textToEmbed), false]).catch(() => null);
      return all && { encoder: id, vectors: texts.map((_, i) => all.subarray(i * dimension, (i + 1) * dimension)) };
    },
    catchUp: () => quietly('stored sentence vectors could not be read', (encoder) => load(encoder, lookedAt)),
    save: () =>
      quietly('sentence vectors could not be stored', async ({ head, thread }) => {
        const fresh = await thread.call('fresh', []);
        if (fresh.ids.length > 0) await vectors.keep(head.id, fresh, clock.now());
        if (clock.now() - renewedAt < RENEW_EVERY_MS) return;
        renewedAt = clock.now();
        await vectors.renew(head.id, await thread.call('used', []), clock.now());
      }),
    async close() {
      isClosed = true;
      await loading?.end();
    },
  };
}

/** How often vectors in use are renewed, in milliseconds. */
const RENEW_EVERY_MS = 24 * 60 * 60 * 1000;
