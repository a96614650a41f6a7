import type { ArticleCounts, ArticleNeed, ArticleRow, DeskState } from '../../../protocol/article-desk.ts';
import { DESK_STATES } from '../../../protocol/article-desk.ts';
import type { Audience } from '../../../protocol/articles.ts';
import { foreignCursor } from '../../kernel/time-cursor.ts';
import type { SearchableRow } from './article-rows.ts';
import { fold, hasNeed, isInState } from './article-rows.ts';

/** What a list is asked for. Archived articles are left out where no state and no text is asked for. */
export interface ListQuery {
  state?: DeskState | undefined;
  category?: string | undefined;
  locale?: string | undefined;
  audience?: Audience | undefined;
  owner?: string | undefined;
  tag?: string | undefined;
  need?: ArticleNeed | undefined;
  text?: string | undefined;
  sort: 'title' | 'updated' | 'verify_by' | 'category' | 'state';
  descending?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Who asks, and on what day (`YYYY-MM-DD`). */
export interface Asker {
  me: string;
  today: string;
}

/** One page of the rows that fit. The cursor is the id of the last row: one that left the list ends it. */
export function listPage(all: readonly SearchableRow[], query: ListQuery, asker: Asker): { rows: ArticleRow[]; next: string | null; found: number } {
  const words = fold(query.text ?? '').split(/\s+/).filter((word) => word !== '');
  const fitting = all.filter((entry) => fits(entry, query, words, asker)).map(({ row }) => row);
  const sorted = fitting.sort(inOrder(query));
  const after = query.cursor === undefined ? -1 : sorted.findIndex(({ id }) => id === query.cursor?.slice(0, 22));
  const from = after === -1 && query.cursor !== undefined ? placeOf(query.cursor) : after + 1;
  const rows = sorted.slice(from, from + query.limit);
  const last = rows.at(-1);
  return { rows, found: sorted.length, next: last === undefined || from + rows.length >= sorted.length ? null : `${last.id}_${from + rows.length}` };
}

/** Where the page after goes on when its last row is not in the list any more: at the place it had. */
function placeOf(cursor: string): number {
  const place = /^[A-Za-z0-9_-]{22}_(\d{1,9})$/.exec(cursor)?.[1];
  if (place === undefined) throw foreignCursor();
  return Number(place);
}

function fits({ row, text }: SearchableRow, query: ListQuery, words: readonly string[], { me, today }: Asker): boolean {
  const { state, category, locale, audience, owner, tag, need } = query;
  if (state === undefined ? row.state === 'archived' && words.length === 0 : !isInState(row, state)) return false;
  if (category !== undefined && row.category !== category) return false;
  if (locale !== undefined && row.locale.toLowerCase() !== locale.toLowerCase()) return false;
  if (audience !== undefined && row.audience !== audience) return false;
  if (owner !== undefined && (row.owner ?? '') !== owner) return false;
  if (tag !== undefined && !row.tags.includes(tag)) return false;
  if (need !== undefined && !hasNeed(row, need, me, today)) return false;
  if (words.length === 0) return true;
  const folded = text();
  return words.every((word) => folded.includes(word));
}

const alphabet = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function inOrder({ sort, descending }: ListQuery): (a: ArticleRow, b: ArticleRow) => number {
  const sign = (descending ?? sort === 'updated') ? -1 : 1;
  const byTitle = (a: ArticleRow, b: ArticleRow): number => alphabet.compare(a.title, b.title) || (a.id < b.id ? -1 : 1);
  const by: Readonly<Record<ListQuery['sort'], (a: ArticleRow, b: ArticleRow) => number>> = {
    title: byTitle,
    updated: (a, b) => a.updatedAt - b.updatedAt,
    // What has no day of verification comes last.
    verify_by: (a, b) => alphabet.compare(a.verifyBy ?? '9999', b.verifyBy ?? '9999'),
    category: (a, b) => alphabet.compare(a.category, b.category),
    state: (a, b) => DESK_STATES.indexOf(a.state) - DESK_STATES.indexOf(b.state),
  };
  return (a, b) => sign * by[sort](a, b) || byTitle(a, b);
}

const NEEDS: readonly ArticleNeed[] = ['review', 'my_review', 'proposed', 'verify', 'overdue', 'outdated', 'feedback', 'draft', 'schedule_failed'];

/** How many articles there are, by what editors filter for. */
export function countRows(all: readonly SearchableRow[], { me, today }: Asker): ArticleCounts {
  const rows = all.map(({ row }) => row);
  const tally = (names: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].map(([name, articles]) => ({ name, articles })).sort((a, b) => alphabet.compare(a.name, b.name));
  };
  const current = rows.filter(({ state }) => state !== 'archived');
  return {
    all: rows.length,
    states: Object.fromEntries(DESK_STATES.map((state) => [state, rows.filter((row) => isInState(row, state)).length])) as ArticleCounts['states'],
    needs: Object.fromEntries(NEEDS.map((need) => [need, rows.filter((row) => hasNeed(row, need, me, today)).length])) as ArticleCounts['needs'],
    categories: tally(current.map(({ category }) => category)),
    locales: tally(current.map(({ locale }) => locale)),
    owners: tally(current.map(({ owner }) => owner ?? '')),
    tags: tally(current.flatMap(({ tags }) => tags)),
  };
}
