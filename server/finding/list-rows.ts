import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { SavedView, ViewedRow, ViewFilter, ViewReader } from '../../protocol/list-view.ts';
import { compareInView, matchesView } from '../../protocol/list-view.ts';
import { channelOf } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { foreignCursor, parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';
import { ID } from '../../protocol/ids.ts';
import { newestFirst } from '../storage/newest-first.ts';
import type { LightState, RowStore } from './row-store.ts';
import type { Seen } from './visibility.ts';

/** What views are read with. */
export interface RowParts {
  store: RowStore;
  clock: Clock;
  /** How far people have read each of these. */
  agentRead(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>>;
  /** Conversations whose notes mention somebody, latest first. */
  mentions(user: UserId): Promise<readonly ConversationId[]>;
  teamsOf(user: UserId): Promise<readonly string[]>;
  /** The tag that another stands for. */
  tagsAs(): Promise<(tag: string) => string>;
}

/** Rows of views. */
export interface ListRows {
  /** One page; the cursor of the next, or null at the end. Throws AppError `invalid_payload` for a foreign cursor. */
  page(user: UserId, maySee: (state: Seen) => boolean, query: { filter: ViewFilter; sort: SavedView['sort']; cursor?: string | undefined; limit: number }): Promise<{ states: readonly ConversationState[]; next: string | null }>;
  /** How many conversations are in each of these views now; views of what is resolved are left out. */
  counts(user: UserId, maySee: (state: Seen) => boolean, views: readonly SavedView[]): Promise<Readonly<Record<string, number>>>;
}

/** What is open is read once for all who ask within this time, in milliseconds. */
const SHARED_MS = 500;
/** Resolved conversations looked through for one page; the next page goes on behind them. */
const SCAN_MAX = 1_000;

/** Rows over what is open, which is kept for a moment, and over what is resolved, which is read by index. */
export function createListRows(parts: RowParts): ListRows {
  const { store, clock } = parts;
  let kept: { rows: Promise<readonly LightState[]>; readAt: number } | null = null;

  function openRows(): Promise<readonly LightState[]> {
    if (kept !== null && clock.now() - kept.readAt < SHARED_MS) return kept.rows;
    const rows = store.open();
    kept = { rows, readAt: clock.now() };
    rows.catch(() => (kept = null));
    return rows;
  }

  async function readerFor(user: UserId, filters: readonly ViewFilter[]): Promise<ViewReader> {
    const [teams, mentions, tagsAs] = await Promise.all([
      filters.some(({ team }) => team === 'mine') ? parts.teamsOf(user) : [],
      filters.some(({ mentioned }) => mentioned) ? parts.mentions(user) : [],
      parts.tagsAs(),
    ]);
    return { me: user, teams: new Set(teams), mentions: new Set(mentions), tagsAs, now: clock.now() };
  }

  async function viewed(states: readonly LightState[], filters: readonly ViewFilter[]): Promise<readonly ViewedRow[]> {
    // How far people have read is asked only where a view wants to know.
    const marks = filters.some(({ unread }) => unread) ? await parts.agentRead(states.map(({ id }) => id)) : new Map<ConversationId, number>();
    return states.map((state) => ({ ...state, channel: channelOf(state), agentRead: marks.get(state.id) ?? 0 }));
  }

  async function openPage(user: UserId, maySee: (state: Seen) => boolean, { filter, sort, cursor, limit }: Parameters<ListRows['page']>[2]) {
    const from = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isInteger(from) || from < 0) throw foreignCursor();
    const reader = await readerFor(user, [filter]);
    const rows = await viewed((await openRows()).filter(maySee), [filter]);
    const matching = rows.filter((row) => matchesView(row, filter, reader)).sort((a, b) => compareInView(sort, a, b));
    const ids = matching.slice(from, from + limit).map(({ id }) => id);
    const states = new Map((await store.byIds(ids)).map((state) => [state.id, state]));
    return { states: ids.flatMap((id) => states.get(id) ?? []), next: matching.length > from + limit ? String(from + limit) : null };
  }

  async function resolvedPage(user: UserId, maySee: (state: Seen) => boolean, { filter, cursor, limit }: Parameters<ListRows['page']>[2]) {
    const before = cursor === undefined ? undefined : parseTimeCursor(cursor, ID);
    const reader = await readerFor(user, [filter]);
    const agent = filter.agent === 'me' ? user : filter.agent === 'nobody' ? null : filter.agent;
    // The rarest of what an index begins with; all else is looked at row by row.
    const by = agent !== null ? { agent } : filter.tags.length === 1 && filter.tags[0] !== undefined ? { tag: filter.tags[0] } : filter.team !== null && filter.team !== 'mine' && filter.team !== 'none' ? { team: filter.team } : {};
    const found: ConversationState[] = [];
    let last: ConversationState | undefined;
    let scanned = 0;
    const states = await newestFirst({ top: (before?.at ?? clock.now()) + 1, limit: limit + 1 }, async (range, rest) => {
      if (scanned >= SCAN_MAX) return [];
      const read = (await store.resolved(by, range, SCAN_MAX - scanned)).filter((state) => before === undefined || state.lastAt < before.at || (state.lastAt === before.at && state.id < before.id));
      scanned += read.length;
      last = read.at(-1) ?? last;
      const rows = await viewed(read.filter(maySee), [filter]);
      const matching = new Set(rows.filter((row) => matchesView(row, filter, reader)).map(({ id }) => id));
      return read.filter(({ id }) => matching.has(id)).slice(0, rest);
    });
    found.push(...states.slice(0, limit));
    const end = found.length === limit ? found.at(-1) : last;
    const isMore = states.length > limit || (scanned >= SCAN_MAX && end !== undefined);
    return { states: found, next: isMore && end !== undefined ? timeCursor({ at: end.lastAt, id: end.id }) : null };
  }

  return {
    page: (user, maySee, query) => (query.filter.status === 'resolved' ? resolvedPage(user, maySee, query) : openPage(user, maySee, query)),
    async counts(user, maySee, views) {
      const counted = views.filter(({ filter }) => filter.status !== 'resolved');
      const filters = counted.map(({ filter }) => filter);
      const reader = await readerFor(user, filters);
      const rows = await viewed((await openRows()).filter(maySee), filters);
      return Object.fromEntries(counted.map(({ id, filter }) => [id, rows.filter((row) => matchesView(row, filter, reader)).length]));
    },
  };
}
