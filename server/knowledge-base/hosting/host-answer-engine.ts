/**
 * The engine of a server: the index lives in a thread, so that building and searching never hold up who chats. A rebuild
 * starts a new thread beside the old one, which answers until the new one takes over, whole and at once. What is learnt,
 * and the vectors of sentences, lie in the store.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/log.ts';
import type { Thread } from '../../kernel/threads/open-thread.ts';
import type { ArticleContent } from '../article.ts';
import type { AnswerResult, AskOptions } from '../engine/answer-engine.ts';
import { answerFrom } from '../engine/answer-from.ts';
import type { SearchableEngine } from '../engine/create-answer-engine.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { EngineThreads } from './engine-threads.ts';
import type { LessonStore } from './lesson-store.ts';
import { ownEncoder } from './open-encoder.ts';
import { questionCalls } from './question-calls.ts';
import type { BuiltPart, ServingCalls } from './serving-calls.ts';
import { TEXTS_MAX } from './serving-calls.ts';
import { lessonInForce, teachLast, teachPart, teachStored, teachUnkept } from './teach-parts.ts';
import type { VectorStore } from './vector-store.ts';

/** What the engine stands on. `onNeed` is called when it should be built again although nothing has changed. */
export interface HostParts {
  threads: EngineThreads;
  lessons: LessonStore;
  vectors: VectorStore;
  embeddings: boolean;
  /** False for those who only look: what others have learnt is used, and nothing is learnt. */
  learns: boolean;
  clock: Clock;
  logger: Logger;
  later(ms: number, signal: AbortSignal): Promise<void>;
  onNeed(): void;
}

/** All articles as they were at `version`, some at a time, so that reading them never holds the thread for long. */
export interface ArticleSource {
  version: number;
  synonyms: readonly SynonymGroup[];
  batches(): AsyncIterable<readonly ArticleContent[]>;
}

/** How far a language's part of the index has come. */
export interface PartStatus {
  language: string;
  articles: number;
  hasVectors: boolean;
  /** `pending`: on its way; `nothing`: too few questions to learn from. */
  learnt: 'learnt' | 'pending' | 'nothing';
}

/** What serves now: the version of the articles, null before the first build. */
export interface EngineStatus {
  version: number | null;
  parts: readonly PartStatus[];
}

/** An engine that is tried out. */
export interface AsideEngine {
  ask(question: string, options: AskOptions): Promise<AnswerResult>;
  end(): Promise<void>;
}

/** The hosted engine. */
export interface HostedEngine extends SearchableEngine, Pick<ReturnType<typeof ownEncoder>, 'vectorsOf'> {
  /** Builds anew and then switches at once; questions meanwhile get the articles from before. Rejects where that fails: the old ones stay. */
  rebuild(source: ArticleSource): Promise<void>;
  /**
   * Builds articles beside those that serve, for trying out: nobody else is answered from them. Parts that nobody has learnt
   * from learn, where `learns` says so; what they learn is not kept. Whoever asked ends it.
   */
  aside(source: ArticleSource, learns: boolean, signal: AbortSignal): Promise<AsideEngine>;
  /** Whether it should be built again although nothing has changed: the thread that served has ended, or vectors came. */
  needsRebuild(): boolean;
  /** Resolves when everything there is to learn from the articles that serve is in use, or was given up. */
  settled(): Promise<void>;
  status(): EngineStatus;
  close(): Promise<void>;
}

/** One generation in its thread. */
interface Generation {
  version: number;
  thread: Thread<ServingCalls>;
  parts: readonly BuiltPart[];
  learnt: Map<string, PartStatus['learnt']>;
}

/** Learning that fails is tried so often, and after so many milliseconds times the attempt. */
const [LEARN_ATTEMPTS, LEARN_AGAIN_MS] = [4, 15_000];
/** How long the thread that served before may take for its last questions, in milliseconds. */
const DRAIN_MAX_MS = 10_000;
/** An engine that knows nothing until it is built. */
export function hostAnswerEngine(parts: HostParts): HostedEngine {
  const { threads, lessons, vectors, embeddings, learns, clock, logger, later, onNeed } = parts;
  const closing = new AbortController();
  let current: Generation | undefined;
  let isNeeded = false;
  let teaching = new AbortController();
  let settled: Promise<void> = Promise.resolve();

  const need = (): void => {
    isNeeded = true;
    onNeed();
  };
  const encoder = ownEncoder({ threads, vectors, isOn: embeddings, clock, logger, onGone: need });
  const calls = questionCalls(() => current?.thread ?? null, lost, logger);

  /** Nobody answers now; questions wait for the next thread. */
  function lost(): void {
    current = undefined;
    calls.interrupted();
    need();
  }

  async function open(source: ArticleSource): Promise<Generation> {
    const thread = threads.serving();
    const end = (): void => void thread.end();
    closing.signal.addEventListener('abort', end, { once: true });
    try {
      const texts = new Map<string, number>();
      for await (const batch of source.batches()) {
        const published = batch.filter(({ state }) => state === 'published');
        for (const { locale, questions } of published) texts.set(locale, (texts.get(locale) ?? 0) + questions.length);
        await thread.call('add', [published]);
      }
      // Its model takes 300 MB: it is loaded where an article can make use of it.
      const isOfUse = [...texts].some(([locale, count]) => threads.encodes.includes(locale.split('-')[0] ?? '') && count <= TEXTS_MAX);
      const lent = isOfUse ? await encoder.get() : null;
      if (lent !== null) await threads.lend(lent, thread).catch((err: unknown) => logger.warn({ err }, 'the index is built without sentence vectors'));
      const built = await thread.call('build', [source.synonyms]);
      await encoder.save();
      const generation: Generation = { version: source.version, thread, parts: built, learnt: new Map() };
      for (const part of built) await bringUp(generation, part).catch((err: unknown) => logger.warn({ err }, 'what was learnt could not be read'));
      return generation;
    } catch (error) {
      await thread.end();
      throw error;
    } finally {
      closing.signal.removeEventListener('abort', end);
    }
  }

  /** Gives a part what is there to be known before it serves. */
  async function bringUp({ thread, learnt }: Generation, part: BuiltPart): Promise<void> {
    const stored = part.lacksVectors ? null : await teachStored({ lessons, clock }, thread, part);
    learnt.set(part.key, stored === 'taught' ? 'learnt' : stored === 'nothing' ? 'nothing' : 'pending');
    if (stored === null || stored === 'under_way') await teachLast({ lessons }, thread, part);
  }

  async function teach(generation: Generation, signal: AbortSignal): Promise<void> {
    for (const part of generation.parts) {
      await again(signal, async () => {
        if (generation.learnt.get(part.key) === 'pending') await bringUp(generation, part);
        if (generation.learnt.get(part.key) !== 'pending' && !part.lacksVectors) return;
        const taught = await teachPart({ threads, lessons, encoder, clock, logger, later, closing: closing.signal }, generation.thread, part, signal);
        if (taught === 'stale' && !signal.aborted) need();
        if (taught === 'taught' || taught === 'nothing') generation.learnt.set(part.key, taught === 'taught' ? 'learnt' : 'nothing');
      });
    }
  }

  /** Does it again where the store or a thread failed, a few times, with patience. */
  async function again(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    for (let attempt = 1; attempt <= LEARN_ATTEMPTS && !signal.aborted; attempt += 1) {
      try {
        return await work();
      } catch (err) {
        if (signal.aborted) return;
        logger.warn({ err, attempt }, 'the answer engine could not learn; it answers without');
        if (attempt < LEARN_ATTEMPTS) await later(LEARN_AGAIN_MS * attempt, signal);
      }
    }
  }

  function switchTo(next: Generation): void {
    const before = current;
    current = next;
    isNeeded = false;
    void next.thread.gone.then((reason) => {
      if (reason === null || current !== next) return;
      logger.error({ err: reason }, 'the thread that answers ended and is started again');
      lost();
    });
    calls.resumed();
    if (before !== undefined) void drain(before.thread);
  }

  async function drain(thread: Thread<ServingCalls>): Promise<void> {
    const until = clock.now() + DRAIN_MAX_MS;
    while (thread.waiting() > 0 && clock.now() < until) await later(50, closing.signal);
    await thread.end();
  }

  return {
    get version() {
      return current?.version ?? 0;
    },
    async ask(question, options) {
      const startedAt = performance.now();
      const answered = await calls.call('ask', [question, options]);
      // Nobody can look anything up now; who asks for a person still gets one.
      const result = answered ?? { ...(await answerFrom(undefined, question, options)), language: null };
      return { ...result, tookMs: performance.now() - startedAt };
    },
    quote: (slug, question, options) => calls.call('quote', [slug, question, options]),
    search: async (query, options, limit) => (await calls.call('search', [query, options, limit])) ?? [],
    respell: (query, options) => calls.call('respell', [query, options]),
    async rebuild(source) {
      const next = await open(source);
      if (closing.signal.aborted) return next.thread.end();
      teaching.abort();
      teaching = new AbortController();
      switchTo(next);
      // What is being learnt is finished first: else a base that changes every minute would never learn.
      const { signal } = teaching;
      if (learns) settled = settled.then(() => teach(next, signal));
    },
    async aside(source, isTaught, signal) {
      const { thread, parts: built, learnt } = await open(source);
      const end = (): void => void thread.end();
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
      for (const part of built) {
        if (!isTaught || !learns || learnt.get(part.key) !== 'pending') continue;
        const inForce = await lessonInForce({ lessons, clock }, current?.parts.find(({ key }) => key === part.key));
        if (inForce !== 'nothing') await teachUnkept({ threads, encoder }, thread, part, inForce, signal);
      }
      return { ask: (question, options) => thread.call('ask', [question, options]), end: () => thread.end() };
    },
    needsRebuild: () => isNeeded,
    settled: () => settled,
    status: () => ({
      version: current?.version ?? null,
      parts: (current?.parts ?? []).map(({ key, articles, hasVectors }) => ({ language: key, articles, hasVectors, learnt: current?.learnt.get(key) ?? 'pending' })),
    }),
    vectorsOf: (texts, locale) => encoder.vectorsOf(texts, locale),
    async close() {
      closing.abort();
      teaching.abort();
      calls.interrupted();
      // First what others wait for: vectors of a large base take minutes.
      await encoder.close();
      await current?.thread.end();
      current = undefined;
      await settled;
    },
  };
}
