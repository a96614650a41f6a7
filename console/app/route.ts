/** The addresses of the console: one place that reads them and one that writes them. */
import type { ListName } from '../../protocol/staff-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';

/** Which conversations the list "All" shows. */
export type ListFilter = 'open' | 'resolved';

/** A page under /console. */
export type Route =
  | { page: 'chats'; list: ListName; filter: ListFilter; conversation: ConversationId | null }
  | { page: 'surveys' | 'people' | 'website' | 'tokens' | 'about' | 'password' }
  | { page: 'start' }
  | { page: 'unknown' };

const PATHS = {
  surveys: '/console/surveys',
  people: '/console/people',
  website: '/console/settings/website',
  tokens: '/console/settings/tokens',
  about: '/console/settings/about',
  password: '/console/password',
  start: '/console',
} as const;

const CHATS = /^\/console\/chats\/(unassigned|mine|all)(?:\/([A-Za-z0-9_-]{22}))?$/;

/** The page at an address; query strings hold filters. */
export function parseAddress(address: string): Route {
  const { pathname, searchParams } = new URL(address, 'http://console');
  const path = pathname.replace(/\/+$/, '');
  const chats = CHATS.exec(path);
  if (chats) {
    const [, list, id] = chats;
    return {
      page: 'chats',
      list: list as ListName,
      filter: searchParams.get('show') === 'resolved' ? 'resolved' : 'open',
      conversation: (id ?? null) as ConversationId | null,
    };
  }
  const page = (Object.keys(PATHS) as (keyof typeof PATHS)[]).find((name) => PATHS[name] === path);
  return { page: page ?? 'unknown' };
}

/** The address of a page other than chats. */
export function addressOf(page: keyof typeof PATHS): string {
  return PATHS[page];
}

/** The address of a list, and of a conversation in it. */
export function chatsAddress(list: ListName, conversation: string | null = null, filter: ListFilter = 'open'): string {
  const query = list === 'all' && filter === 'resolved' ? '?show=resolved' : '';
  return `/console/chats/${list}${conversation === null ? '' : `/${conversation}`}${query}`;
}
