import type { ArticleResult, GapKind, GapRow, GapState, LedgerDays, LedgerQuestion, ResultPart } from '../../protocol/ledger.ts';
import { AppError } from '../kernel/errors.ts';
import { shareOf } from '../kernel/share.ts';
import { foreignCursor, parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';
import type { ArticleResultDocument, ArticleResultStore } from './article-result-store.ts';
import type { EntryStore } from './entry-store.ts';
import { gapRow, periodKey } from './gap.ts';
import type { GapStore } from './gap-store.ts';
import type { EntryDocument } from './ledger-entry.ts';
import { shownQuestion } from './ledger-entry.ts';

/** A page of a list. */
interface Page {
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** What editors read of the ledger. Times are milliseconds since the Unix epoch. */
export interface LedgerLists {
  /** One page of gaps. AppError `invalid_payload` for a wrong cursor, here and below. */
  gaps(query: Page & { days: LedgerDays; state: GapState; kind?: GapKind | undefined; locale?: string | undefined }): Promise<{
    gaps: readonly GapRow[];
    next: string | null;
    counts: Readonly<Record<GapState, number>>;
    locales: readonly string[];
  }>;
  /** One gap, counted now. AppError `not_found`. */
  gap(query: Page & { gap: string; days: LedgerDays }): Promise<{
    gap: GapRow;
    questions: readonly LedgerQuestion[];
    next: string | null;
    found: readonly { slug: string; title: string; times: number; given: number }[];
  }>;
  articles(query: Page & { days: LedgerDays }): Promise<{ articles: readonly ArticleResult[]; next: string | null }>;
  questions(query: Page & { slug: string; part: ResultPart; days: LedgerDays }): Promise<{
    article: ArticleResult;
    questions: readonly LedgerQuestion[];
    next: string | null;
  }>;
}

/** What the lists stand on. */
export interface LedgerListsParts {
  entries: Pick<EntryStore, 'ofGap' | 'ofArticle'>;
  gaps: Pick<GapStore, 'find' | 'list' | 'overview' | 'count' | 'counted'>;
  articles: Pick<ArticleResultStore, 'find' | 'list' | 'count'>;
  now(): number;
}

const LIMIT_USUAL = 25;
const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/** Questions of a gap whose findings are added up. */
const FOUND_OF = 200;
const FOUND_MAX = 8;
const RANK_CURSOR = /^(\d{1,9})_([A-Za-z0-9_-]{1,120})$/;
const ENTRY_ID = /^[cs]:[A-Za-z0-9_:.-]{1,60}$/;

/** The lists over their stores. */
export function createLedgerLists({ entries, gaps, articles, now }: LedgerListsParts): LedgerLists {
  /** One more than wanted tells whether anything is left. */
  async function questionPage({ cursor, limit = LIMIT_USUAL }: Page, days: LedgerDays, read: (stretch: Parameters<EntryStore['ofGap']>[1]) => Promise<readonly EntryDocument[]>) {
    const at = now();
    const before = cursor === undefined ? undefined : readEntryCursor(cursor);
    const found = await read({ since: at - days * DAY_MS, now: at, before, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = last === undefined || found.length <= limit ? null : timeCursor({ at: last.at.getTime(), id: encodeId(last._id) });
    return { questions: page.map(shownQuestion), next };
  }

  return {
    async gaps({ cursor, limit = LIMIT_USUAL, ...query }) {
      const rank = cursor === undefined ? undefined : readRankCursor(cursor);
      const after = rank && { people: rank.value, id: rank.id };
      const [found, overview] = await Promise.all([gaps.list({ ...query, after, limit: limit + 1 }), gaps.overview(query.days)]);
      const page = found.slice(0, limit).map((gap) => gapRow(gap, query.days));
      const last = page.at(-1);
      return { gaps: page, next: last === undefined || found.length <= limit ? null : `${last.people}_${last.id}`, ...overview };
    },
    async gap({ gap: id, days, ...page }) {
      const at = now();
      const periods = await gaps.count(id, at);
      const gap = await gaps.find(id);
      if (gap === null || periods === null) throw new AppError('not_found', 'There is no such gap any more.');
      await gaps.counted(id, periods, at, at + HOUR_MS);
      const listed = await questionPage(page, days, (stretch) => entries.ofGap(id, stretch));
      const latest = await entries.ofGap(id, { since: at - days * DAY_MS, now: at, limit: FOUND_OF });
      return { gap: gapRow({ ...gap, ...periods }, days), ...listed, found: foundFor(latest) };
    },
    async articles({ days, cursor, limit = LIMIT_USUAL }) {
      const rank = cursor === undefined ? undefined : readRankCursor(cursor);
      const after = rank && { misled: rank.value, slug: rank.id };
      const found = await articles.list({ days, after, limit: limit + 1 });
      const page = found.slice(0, limit).map((article) => resultOf(article, days));
      const last = page.at(-1);
      return { articles: page, next: last === undefined || found.length <= limit ? null : `${last.misled.part}_${last.slug}` };
    },
    async questions({ slug, part, days, ...page }) {
      if ((await articles.find(slug)) === null) throw new AppError('not_found', 'No question has shown this article.');
      const at = now();
      await articles.count(slug, at, at + HOUR_MS);
      const article = await articles.find(slug);
      if (article === null) throw new AppError('not_found', 'No question has shown this article.');
      return { article: resultOf(article, days), ...(await questionPage(page, days, (stretch) => entries.ofArticle(slug, part, stretch))) };
    },
  };
}

function resultOf(article: ArticleResultDocument, days: LedgerDays): ArticleResult {
  const { misled, inserted = 0, ...counts } = article[periodKey(days)];
  return { slug: article._id, title: article.title ?? article._id, ...counts, inserted, misled: shareOf(misled, counts.given) };
}

/** The articles that the engine considered for these questions, most often first. */
function foundFor(questions: readonly EntryDocument[]) {
  const found = new Map<string, { slug: string; title: string; times: number; given: number }>();
  for (const { candidates, given } of questions) {
    for (const { slug, title } of candidates) {
      const before = found.get(slug) ?? { slug, title, times: 0, given: 0 };
      found.set(slug, { ...before, times: before.times + 1, given: before.given + (given.includes(slug) ? 1 : 0) });
    }
  }
  return [...found.values()].toSorted((a, b) => b.given - a.given || b.times - a.times || (a.slug < b.slug ? -1 : 1)).slice(0, FOUND_MAX);
}

function readRankCursor(cursor: string): { value: number; id: string } {
  const [, value, id] = RANK_CURSOR.exec(cursor) ?? [];
  if (value === undefined || id === undefined) throw foreignCursor();
  return { value: Number(value), id };
}

// A cursor holds no dots: the part after one tells several questions of one message apart.
const encodeId = (id: string): string => id.replace('.', '__');

function readEntryCursor(cursor: string): { at: number; id: string } {
  const { at, id } = parseTimeCursor(cursor, /^/);
  const decoded = id.replace(/__(\d+)$/, '.$1');
  if (!ENTRY_ID.test(decoded)) throw foreignCursor();
  return { at, id: decoded };
}
