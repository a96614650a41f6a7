/**
 * Articles that come from files: compared with what is here, looked over by a person where both sides have changed, and
 * brought in without overwriting anything unseen.
 */
import type { ImportJob, ImportRow, SyncState } from '../../../protocol/imports-contract.ts';
import type { Author, FieldDiff } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import { randomId } from '../../kernel/ids.ts';
import type { Article, ArticleContent } from '../article.ts';
import { contentHash } from '../content-hash.ts';
import type { FolderExtras } from '../files/folder-extras.ts';
import type { ApplyParts } from './apply-import.ts';
import { applyImport } from './apply-import.ts';
import type { ImportStore, KeptImport, KeptRow, RowQuery } from './import-store.ts';
import { LINES_MAX } from './import-store.ts';
import type { PastTexts } from './past-texts-store.ts';
import type { IncomingArticle } from './plan-import.ts';
import { keyOf, planImport } from './plan-import.ts';

/** What came from somewhere. */
export interface Incoming {
  /** Names the folder for agreements; the same folder gives the same text. */
  source: string;
  /** Names it for people. */
  name: string;
  by: Author;
  articles: readonly IncomingArticle[];
  extras: FolderExtras;
  /** What could not be read, one line each. */
  lines: readonly string[];
}

/** Imports, from their preview to their end. Unknown ones are AppError `not_found`. */
export interface Imports {
  /** Compares and keeps it; nothing is brought in yet. */
  begin(incoming: Incoming): Promise<ImportJob>;
  list(): Promise<readonly ImportJob[]>;
  read(id: string): Promise<ImportJob>;
  rows(id: string, query: RowQuery): Promise<readonly ImportRow[]>;
  diff(id: string, row: number): Promise<{ row: ImportRow; fields: readonly FieldDiff[] }>;
  decide(id: string, rows: Parameters<ImportStore['decide']>[1], decision: 'take' | 'leave'): Promise<ImportJob>;
  /** Begins to do what was decided; `finished` resolves when it is through. AppError `conflict` while another one is under way. */
  apply(id: string): Promise<{ job: ImportJob; finished: Promise<void> }>;
  discard(id: string): Promise<void>;
  /** Goes on with what a killed process left, and clears away what it never finished reading. */
  resume(): Promise<void>;
  /** How articles of a source stand, by `locale/slug`; nothing is kept. */
  compare(source: string, articles: readonly IncomingArticle[]): Promise<ReadonlyMap<string, SyncState>>;
  /** What a folder that an export was written to, and the knowledge base, both have now. */
  agree(source: string, articles: readonly Article[]): Promise<void>;
}

/** What imports stand on. */
export interface ImportsParts extends Omit<ApplyParts, 'placed'> {
  past: PastTexts;
  placed: ApplyParts['placed'];
  diff(here: ArticleContent, there: ArticleContent): readonly FieldDiff[];
  /** Runs a change of articles so that every process answers from it. */
  changing<T>(change: () => Promise<T>): Promise<T>;
  /** Adds what lies beside the articles; answers a line for each thing that was left. */
  bringExtras(extras: FolderExtras, by: Author): Promise<string[]>;
  /** The same for redirects, which need their articles. */
  bringRedirects(extras: FolderExtras): Promise<string[]>;
}

const LISTED_MAX = 50;
const READING_MAX_MS = 24 * 60 * 60 * 1000;
/** An import that is through is listed so long. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const BUSY = 'Another import is being brought in. Try again when it is through.';

/** Imports over their stores. */
export function createImports(parts: ImportsParts): Imports {
  const { imports, lock, agreed, articles, past, placed, clock } = parts;
  const underWay = new Map<string, Promise<void>>();

  async function find(id: string): Promise<KeptImport> {
    const job = await imports.find(id);
    if (job === null) throw new AppError('not_found', 'There is no such import.');
    return job;
  }

  async function show(job: KeptImport): Promise<ImportJob> {
    const { id, name, by, at, phase, lines, faults, counted } = job;
    return { id, source: name, by: by.name, at, phase, lines, faults, ...(counted ?? (await imports.count(id))) };
  }

  /** One at a time in this process, also where `resume` comes upon one that is under way. */
  function start(job: KeptImport): Promise<void> {
    const known = underWay.get(job.id);
    if (known !== undefined) return known;
    const running = carryOut(job).finally(() => underWay.delete(job.id));
    underWay.set(job.id, running);
    return running;
  }

  /** Rows of a preview, each with the article that is here now. */
  async function showRows(rows: readonly KeptRow[]): Promise<ImportRow[]> {
    const here = new Map((await articles.findSlugs(rows.map(({ content }) => content.slug))).map((article) => [keyOf(article), article.id]));
    return rows.map(({ row, path, content, state, decision, outcome }) => {
      const { slug, locale, title } = content;
      return { row, path, slug, locale, title, state, decision, outcome, article: here.get(keyOf(content)) ?? null };
    });
  }

  async function carryOut(job: KeptImport): Promise<void> {
    const isThrough = await parts.changing(async () => {
      await imports.addLines(job.id, await parts.bringExtras(job.extras, job.by));
      const done = await applyImport(parts, job);
      if (done) await imports.addLines(job.id, await parts.bringRedirects(job.extras));
      return done;
    });
    // Held up for so long that another import has begun: `resume` goes on with this one later.
    if (!isThrough) return;
    const counted = await imports.count(job.id);
    await (counted.undecided === 0 ? imports.setPhase(job.id, 'done', counted) : imports.setPhase(job.id, 'open'));
    await lock.release(job.id);
  }

  return {
    async begin({ source, name, by, articles: came, extras, lines }) {
      const at = clock.now();
      const incoming = came.map(({ path, content }) => ({ path, content: placed(content) }));
      const rows = await planImport({ articles, agreed, past }, source, incoming);
      const same = rows.filter(({ state }) => state === 'same').map(({ content }) => [keyOf(content), contentHash(content)] as const);
      await agreed.put(source, new Map(same), at);
      const isDone = same.length === rows.length && Object.values(extras).every((all) => all.length === 0);
      const job: KeptImport = { id: randomId(), source, name, by, at, phase: isDone ? 'done' : 'open', lines: lines.slice(0, LINES_MAX), faults: lines.length, extras, counted: null };
      await imports.put(job, rows);
      if (isDone) await imports.setPhase(job.id, 'done', await imports.count(job.id));
      return show(await find(job.id));
    },
    list: async () => Promise.all((await imports.list(LISTED_MAX)).map(show)),
    read: async (id) => show(await find(id)),
    async rows(id, query) {
      await find(id);
      return showRows(await imports.rows(id, query));
    },
    async diff(id, number) {
      await find(id);
      const row = await imports.row(id, number);
      if (row === null) throw new AppError('not_found', 'There is no such row.');
      const here = (await articles.findSlugs([row.content.slug])).find((article) => keyOf(article) === keyOf(row.content));
      const [shown] = await showRows([row]);
      return { row: shown as ImportRow, fields: parts.diff(here ?? { ...row.content, title: '', summary: '', body: '', questions: [], tags: [] }, row.content) };
    },
    async decide(id, rows, decision) {
      const job = await find(id);
      if (job.phase === 'applying') throw new AppError('conflict', 'This import is being brought in.');
      await imports.decide(id, rows, decision);
      if (job.phase === 'done') await imports.setPhase(id, 'open');
      return show(await find(id));
    },
    async apply(id) {
      const job = await find(id);
      if (!(await lock.take(id, clock.now()))) throw new AppError('conflict', BUSY);
      await imports.setPhase(id, 'applying');
      return { job: await show({ ...job, phase: 'applying' }), finished: start(job) };
    },
    async discard(id) {
      const job = await find(id);
      if (job.phase === 'applying') throw new AppError('conflict', 'This import is being brought in. Wait until it is through.');
      await imports.remove(id);
    },
    async resume() {
      await imports.sweep({ unread: clock.now() - READING_MAX_MS, done: clock.now() - KEPT_MS });
      for (const job of await imports.inPhase('applying')) {
        if (underWay.has(job.id) || (await lock.take(job.id, clock.now()))) await start(job);
      }
    },
    async compare(source, came) {
      const rows = await planImport({ articles, agreed, past }, source, came.map(({ path, content }) => ({ path, content: placed(content) })));
      return new Map(rows.map(({ content, state }) => [keyOf(content), state]));
    },
    agree: (source, all) => agreed.put(source, new Map(all.map((article) => [keyOf(article), article.hash])), clock.now()),
  };
}
