import { setTimeout as sleep } from 'node:timers/promises';
import type { ArticleSummary, ArticleView, Reader } from '../../protocol/articles.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { Store } from '../storage/store.ts';
import type { Author } from '../../protocol/article-desk.ts';
import type { Article, Change } from './article.ts';
import type { ArticleQuery } from './article-store.ts';
import { createArticleStore } from './article-store.ts';
import { placeArticles } from './categories/place-articles.ts';
import type { Desk } from './desk/create-desk.ts';
import { createDesk } from './desk/create-desk.ts';
import type { ArticleEditing } from './edit-articles.ts';
import { editArticles, UNNAMED } from './edit-articles.ts';
import type { AnswerEngine } from './engine/answer-engine.ts';
import { engineInStep } from './engine-in-step.ts';
import type { ExportedFile } from './export-articles.ts';
import { articleFiles } from './export-articles.ts';
import type { FolderExtras } from './files/folder-extras.ts';
import { formatExtras } from './files/folder-extras.ts';
import type { SynonymGroup } from './files/synonyms-file.ts';
import type { EngineThreads } from './hosting/engine-threads.ts';
import { engineThreads, noThreads } from './hosting/engine-threads.ts';
import type { EngineStatus, HostedEngine } from './hosting/host-answer-engine.ts';
import { hostAnswerEngine } from './hosting/host-answer-engine.ts';
import { createLessonStore } from './hosting/lesson-store.ts';
import { createVectorStore } from './hosting/vector-store.ts';
import type { ImportReport, ImportRequest } from './import-articles.ts';
import { importArticles } from './import-articles.ts';
import { keepIndex } from './keep-index.ts';
import type { PublicArticle } from './library.ts';
import { readArticle, shownTo } from './read-article.ts';
import { loadGolden } from './golden/load-golden.ts';
import { loadFirst } from './load-articles.ts';
import { createRevisionStore } from './revision-store.ts';
import type { Shelf } from './shelf/create-shelf.ts';
import { createShelf } from './shelf/create-shelf.ts';
import { bringExtras } from './sync/bring-extras.ts';
import { extrasOf } from './sync/extras-of.ts';
import type { Imports } from './sync/create-imports.ts';
import { wireImports } from './sync/wire-imports.ts';

/** What the knowledge base stands on. */
export interface KnowledgeBaseParts {
  store: Pick<Store, 'connection' | 'writable' | 'assertWritable'>;
  clock: Clock;
  logger: Logger;
  /** Whether meanings are compared beside words; takes 300 MB of memory. Off unless told. */
  embeddings?: boolean;
  /** Whether it learns; without, it uses what others have learnt. Wherever there are threads, unless told. */
  learns?: boolean;
  /** Where the engine works: in threads, except in TypeScript sources, from which Node cannot start one. */
  threads?: EngineThreads;
}

/** Articles and the engine that answers from them, wired. Every change is answerable when its promise resolves. */
export interface KnowledgeBase extends ArticleEditing {
  readonly engine: AnswerEngine;
  /** Categories, redirects and snippets. */
  readonly shelf: Shelf;
  /** Drafts, reviews, publishing, history, the golden set. */
  readonly desk: Desk;
  /** Articles that come from files. */
  readonly imports: Imports;
  /** Null where there is no such article for this reader. The nearest language is taken; a renamed article is found by its old slug. */
  read(slug: string, locale: string, reader: Reader): Promise<ArticleView | null>;
  /** Articles that fit the words, best first. */
  search(query: string, locale: string, reader: Reader): Promise<ArticleSummary[]>;
  /** What was probably meant by a customer's search with slips of spelling in it, else null. */
  respell(query: string, locale: string): Promise<string | null>;
  /** Public articles to offer before anything was asked; from memory. */
  featured(locale: string): ArticleSummary[];
  /** Every article that customers may read, from memory; the same list as long as nothing has changed. */
  publicArticles(): readonly PublicArticle[];
  /** Whether this very article was put away: a public one, archived. */
  isArchived(slug: string, locale: string): boolean;
  /** Whether an article that customers may read shows or offers this file. */
  showsFile(id: string): boolean;
  /** Loads a folder into a knowledge base that has never held an article; answers a line for each fault of the folder. */
  loadFirst(folder: string): Promise<{ loaded: number; lines: string[] }>;
  importArticles(request: ImportRequest, synonyms?: readonly SynonymGroup[], change?: Change): Promise<ImportReport & { version: number }>;
  /** All articles, drafts and archived ones included, as the files of a content folder. */
  exportFiles(): Promise<ExportedFile[]>;
  list(query: ArticleQuery): Promise<readonly Article[]>;
  /** Articles by their ids, in any state; those that are gone are missing. */
  findIds(ids: readonly string[]): Promise<readonly Article[]>;
  /** Articles of these slugs, in any state and language. */
  findSlugs(slugs: readonly string[]): Promise<readonly Article[]>;
  /** The article that a customer who asks for this slug is shown; null where there is none. */
  findShown(slug: string, locale: string, reader?: Reader): Promise<Article | null>;
  /** What the engine serves now, and how far it has learnt. */
  engineStatus(): EngineStatus;
  /** Vectors of texts in one language, in order, for whoever compares texts; null where there are none to be had. */
  vectorsOf(texts: readonly string[], locale: string): ReturnType<HostedEngine['vectorsOf']>;
  /** Resolves when everything that can be learnt from the articles is in use, or was given up. */
  settled(): Promise<void>;
  /** Whether articles were read and the index over them is built. */
  isReady(): boolean;
  /** Reads the articles and builds the index where another process has changed them since; cheap where none has. */
  refresh(): Promise<void>;
  /** Resolves when no build is under way; later changes are still stored but no longer built. */
  close(): Promise<void>;
}

/** Articles that a search gives. */
const FOUND_MAX = 10;

/** Wires the knowledge base over a store. It knows nothing until `refresh()` was called. */
export function createKnowledgeBase({ store, clock, logger, embeddings = false, threads = usualThreads(), learns = threads.areReal }: KnowledgeBaseParts): KnowledgeBase {
  const bare = createArticleStore(store);
  const shelf = createShelf({ store, articles: bare, clock, reindexing: (change) => index.changing(change) });
  const articles = placeArticles(bare, shelf.categories);
  const revisions = createRevisionStore(store);
  /** An article as readers have it. */
  const withSnippets = (article: Article): Article => ({ ...article, body: shelf.picture().expand(article.body, article.locale).text });
  const readable = async (slug: string): Promise<Article[]> => (await articles.findSlugs([slug])).map(withSnippets);
  const engine = hostAnswerEngine({
    threads,
    lessons: createLessonStore(store),
    vectors: createVectorStore(store),
    embeddings,
    learns,
    clock,
    logger,
    later,
    onNeed: () => void refresh().catch((err: unknown) => logger.warn({ err }, 'the answer index could not be built again')),
  });
  const index = keepIndex({ engine, articles, revisions, shelf, readable: withSnippets, clock, logger });
  const { refresh, changing } = index;
  const editing = editArticles({ store: articles, clock, removed: (id) => desk.parts.drafts.remove(id) });

  const words = {
    synonyms: async () => (await revisions.read()).synonyms,
    saveSynonyms: (groups: readonly SynonymGroup[]) => changing(async () => undefined, groups),
  };
  const desk = createDesk({
    store,
    engine,
    articles,
    redirects: shelf.redirects,
    expand: (text, locale) => shelf.picture().expand(text, locale),
    categorySlug: (label) => shelf.picture().categorySlug(label),
    clock,
    logger,
    changing,
    ...words,
  });
  const { golden } = desk.parts;
  const imports = wireImports({ store, articles, shelf, golden, clock, changing, ...words });
  // The golden set has a first load of its own.
  const beside = (extras: FolderExtras, by: Author) => bringExtras({ shelf, golden, clock, ...words }, { ...extras, golden: [] }, by);

  return {
    engine: engineInStep(engine, { isBehind: index.isBehind, catchUp: refresh }),
    shelf,
    desk,
    imports,
    async read(slug, locale, reader) {
      const found = readArticle(await readable(slug), locale, reader);
      // Old transcripts and pages still say the slug before a rename.
      const renamed = found === null ? shelf.picture().redirect(slug, locale) : null;
      const article = renamed === null ? found : readArticle(await readable(renamed), locale, reader);
      return article && { ...article, category: shelf.picture().categoryName(article.category, article.locale) };
    },
    search: async (query, locale, reader) => index.library().summaries(await engine.search(query, { locale, audience: reader }, FOUND_MAX), locale, reader),
    respell: (query, locale) => engine.respell(query, { locale, audience: 'public' }),
    featured: (locale) => index.library().featured(locale),
    publicArticles: () => index.library().publicArticles,
    isArchived: (slug, locale) => index.library().isArchived(slug, locale),
    showsFile: index.showsFile,
    async loadFirst(folder) {
      const report = await loadFirst({ store: articles, revisions, clock, bringExtras: beside }, folder);
      await loadGolden({ golden: desk.parts.golden, articles, revisions, clock }, folder);
      // What came in, or was there before there was a tree, gets its place in it.
      await shelf.categories.settle();
      await refresh();
      return report;
    },
    async importArticles(request, synonyms, change = UNNAMED) {
      const report = await changing(() => importArticles({ store: articles, clock }, request, change), synonyms);
      return { ...report, version: engine.version };
    },
    async exportFiles() {
      await shelf.refresh();
      const named = (await articles.all()).map((article) => ({ ...article, category: shelf.picture().categoryLabel(article.category) }));
      const beside = await extrasOf({ shelf, golden: desk.parts.golden, synonyms: words.synonyms });
      return [...articleFiles(named), ...formatExtras(beside)];
    },
    list: (query) => articles.list(query),
    findIds: (ids) => articles.findIds(ids),
    findSlugs: (slugs) => articles.findSlugs(slugs),
    findShown: async (slug, locale, reader = 'public') => shownTo(await articles.findSlugs([shelf.picture().redirect(slug, locale) ?? slug, slug]), locale, reader) ?? null,
    get: (key) => editing.get(key),
    create: (input, change) => changing(() => editing.create(input, change)),
    update: (key, input, version, change) => changing(() => editing.update(key, input, version, change)),
    remove: (key) => changing(() => editing.remove(key)),
    engineStatus: () => engine.status(),
    vectorsOf: (texts, locale) => engine.vectorsOf(texts, locale),
    settled: () => engine.settled(),
    isReady: index.isReady,
    refresh,
    async close() {
      desk.close();
      await index.close();
    },
  };
}

function usualThreads(): EngineThreads {
  return import.meta.url.endsWith('.ts') ? noThreads() : engineThreads();
}

/** Waits so many milliseconds, or less where the signal ends it. */
function later(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
