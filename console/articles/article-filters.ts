/** What the list of articles is asked for; it lives in the address, so that it survives a reload and can be sent to a colleague. */
import { AUDIENCES } from '../../protocol/articles.ts';
import type { Audience } from '../../protocol/articles.ts';
import type { CommandInput } from '../../protocol/command.ts';
import { DESK_STATES } from '../../protocol/article-desk.ts';
import type { ArticleNeed, DeskState } from '../../protocol/article-desk.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import { addressOf } from '../app/route.ts';

/** How the list can be sorted. */
export type ArticleSort = 'title' | 'updated' | 'verify_by' | 'category' | 'state';

/** The filters; null where one asks for nothing. An empty `owner` asks for articles without one. */
export interface ArticleFilters {
  text: string;
  state: DeskState | null;
  category: string | null;
  locale: string | null;
  audience: Audience | null;
  owner: string | null;
  tag: string | null;
  need: ArticleNeed | null;
  sort: ArticleSort;
  descending: boolean;
}

/** Every need, the most pressing first, with the words of its chip. */
export const NEED_WORDS: Readonly<Record<ArticleNeed, string>> = {
  my_review: 'Waiting for your review',
  schedule_failed: 'Not published as planned',
  review: 'In review',
  proposed: 'Proposed by agents',
  overdue: 'Overdue for a check',
  verify: 'To be checked soon',
  outdated: 'Outdated translations',
  feedback: 'With feedback',
  draft: 'With unpublished changes',
};

/** What each state is called. */
export const STATE_WORDS: Readonly<Record<DeskState, string>> = {
  draft: 'Draft',
  in_review: 'In review',
  scheduled: 'Scheduled',
  published: 'Published',
  archived: 'Archived',
};

const SORTS: readonly ArticleSort[] = ['title', 'updated', 'verify_by', 'category', 'state'];
/** What one looks for first: the newest, otherwise from A on. */
const FIRST_DESCENDING: Readonly<Partial<Record<ArticleSort, boolean>>> = { updated: true };

/** The filters of an address; what is not understood asks for nothing. */
export function parseArticleFilters(address: string): ArticleFilters {
  const query = new URL(address, 'http://console').searchParams;
  const one = <T extends string>(name: string, allowed: readonly T[]): T | null => allowed.find((value) => value === query.get(name)) ?? null;
  const sort = one('sort', SORTS) ?? 'updated';
  return {
    text: query.get('q') ?? '',
    state: one('state', DESK_STATES),
    category: query.get('category'),
    locale: query.get('locale'),
    audience: one('audience', AUDIENCES),
    owner: query.get('owner'),
    tag: query.get('tag'),
    need: one('need', Object.keys(NEED_WORDS) as ArticleNeed[]),
    sort,
    descending: query.has('order') ? query.get('order') === 'down' : (FIRST_DESCENDING[sort] ?? false),
  };
}

/** The address of a list with some filters changed. */
export function articlesAddress(filters: ArticleFilters, change: Partial<ArticleFilters> = {}): string {
  const next = { ...filters, ...change };
  const query = new URLSearchParams();
  const put = (name: string, value: string | null) => value !== null && query.set(name, value);
  put('q', next.text === '' ? null : next.text);
  for (const name of ['state', 'category', 'locale', 'audience', 'owner', 'tag', 'need'] as const) put(name, next[name]);
  if (next.sort !== 'updated') query.set('sort', next.sort);
  if (next.descending !== (FIRST_DESCENDING[next.sort] ?? false)) query.set('order', next.descending ? 'down' : 'up');
  const search = query.toString();
  return addressOf('articles') + (search === '' ? '' : `?${search}`);
}

/** The address after a click on a column: sorted by it, or the other way round. */
export function sortedAddress(filters: ArticleFilters, sort: ArticleSort): string {
  const descending = filters.sort === sort ? !filters.descending : (FIRST_DESCENDING[sort] ?? false);
  return articlesAddress(filters, { sort, descending });
}

/** What the server is asked. */
export function listInput({ text, ...filters }: ArticleFilters): CommandInput<StaffContract, 'articles.list'> {
  const given = Object.entries(filters).filter(([, value]) => value !== null);
  return { ...(Object.fromEntries(given) as object), ...(text.trim() !== '' && { text: text.trim() }) };
}

/** Whether anything narrows the list. */
export function isFiltered({ text, sort: _sort, descending: _descending, ...filters }: ArticleFilters): boolean {
  return text !== '' || Object.values(filters).some((value) => value !== null);
}

/** The list without any filter, sorted as before. */
export function unfiltered({ sort, descending }: ArticleFilters): ArticleFilters {
  return { ...parseArticleFilters('/'), sort, descending };
}
