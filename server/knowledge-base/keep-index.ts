/** Keeps the index, and what lists need of all articles, at the version of the store. */
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { Article } from './article.ts';
import type { ArticleStore } from './article-store.ts';
import type { SynonymGroup } from './files/synonyms-file.ts';
import type { HostedEngine } from './hosting/host-answer-engine.ts';
import type { ArticleHead, Library } from './library.ts';
import { articleHead, createLibrary } from './library.ts';
import { publicFiles } from './media/public-files.ts';
import type { RevisionStore } from './revision-store.ts';
import type { Shelf } from './shelf/create-shelf.ts';

/** What it stands on. `readable` gives an article as readers have it. */
export interface IndexParts {
  engine: HostedEngine;
  articles: Pick<ArticleStore, 'batches'>;
  revisions: RevisionStore;
  shelf: Pick<Shelf, 'refresh' | 'picture'>;
  readable(article: Article): Article;
  clock: Clock;
  logger: Logger;
}

/** The index of a process. */
export interface IndexKeeper {
  library(): Library;
  /** Whether an article that customers may read shows or offers this file. */
  showsFile(id: string): boolean;
  isReady(): boolean;
  /** Whether the store has other articles than those that serve, or may have them in a moment. */
  isBehind(): Promise<boolean>;
  /** Builds where the store's version is another than the one that serves; rejects where that fails, and the old one serves on. */
  refresh(): Promise<void>;
  /** A change that other processes notice. It is answered from when this is through; where the build fails, a little later. */
  changing<T>(change: () => Promise<T>, synonyms?: readonly SynonymGroup[]): Promise<T>;
  close(): Promise<void>;
}

/** A version that cannot be built is tried again after 2 s, 4 s … at most so many milliseconds. */
const PATIENCE_MAX_MS = 60_000;
const PATIENCE_MS = 1_000;

/** Keeps the index from when it is first refreshed. */
export function keepIndex({ engine, articles, revisions, shelf, readable, clock, logger }: IndexParts): IndexKeeper {
  let library = createLibrary([], shelf.picture);
  let shownFiles: ReadonlySet<string> = new Set();
  let built: number | null = null;
  let failed = { revision: -1, times: 0, notBefore: 0 };
  let building = Promise.resolve();
  let isClosed = false;

  async function build(): Promise<void> {
    if (!isClosed) await shelf.refresh();
    // The revision is read first: what is changed while articles are read raises it, and they are read again.
    const { revision, synonyms } = await revisions.read();
    if (isClosed || (revision === built && !engine.needsRebuild())) return;
    if (revision === failed.revision && clock.now() < failed.notBefore) return;
    const startedAt = clock.now();
    const heads: ArticleHead[] = [];
    const files = new Set<string>();
    async function* batches(): AsyncIterable<readonly Article[]> {
      for await (const batch of articles.batches()) {
        const read = batch.map(readable);
        heads.push(...read.map(articleHead));
        for (const file of publicFiles(read)) files.add(file);
        yield read;
      }
    }
    try {
      await engine.rebuild({ version: revision, synonyms, batches });
    } catch (error) {
      if (isClosed) return;
      const times = failed.revision === revision ? failed.times + 1 : 1;
      failed = { revision, times, notBefore: clock.now() + Math.min(PATIENCE_MAX_MS, PATIENCE_MS * 2 ** times) };
      throw error;
    }
    library = createLibrary(heads, shelf.picture);
    shownFiles = files;
    built = revision;
    logger.info({ articles: heads.length, version: revision, tookMs: clock.now() - startedAt }, 'the answer index was built');
  }

  /** One build at a time; whoever asks waits for one that begins after the asking. */
  function refresh(): Promise<void> {
    const next = building.then(build);
    building = next.catch(() => undefined);
    return next;
  }

  return {
    library: () => library,
    showsFile: (id) => shownFiles.has(id),
    isReady: () => built !== null,
    isBehind: async () => !isClosed && (await revisions.read()).revision !== built,
    refresh,
    async changing(change, synonyms) {
      await revisions.raise();
      try {
        return await change();
      } finally {
        // Also after a failure: part of it may be stored.
        await revisions.raise({ firstLoad: 'done', ...(synonyms !== undefined && { synonyms }) });
        await refresh().catch((err: unknown) => logger.error({ err }, 'the answer index could not be built; questions are answered from the one before'));
      }
    },
    async close() {
      isClosed = true;
      await engine.close();
      await building;
    },
  };
}
