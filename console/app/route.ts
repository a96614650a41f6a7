/** The addresses of the console: one place that reads them and one that writes them. */
import type { ListName } from '../../protocol/staff-contract.ts';
import type { ContactId, ConversationId } from '../../protocol/ids.ts';

/** Which conversations the list "All" shows. */
export type ListFilter = 'open' | 'resolved';

/** The pages about articles that stand beside each other under /console/articles. */
export type ArticlesPage = 'articles' | 'gaps' | 'results' | 'feedback' | 'categories' | 'snippets' | 'files' | 'checks' | 'imports' | 'golden' | 'synonyms';

/** The pages about people that stand beside each other. */
export type PeoplePage = 'people' | 'roles' | 'teams';

/** The settings pages about inboxes, and about who is there. */
export type InboxSettingsPage = 'inboxes' | 'status' | 'answers' | 'topics' | 'hours' | 'mail';

/** The pages of supervisors, and of who is called how. */
export type SupervisionPage = 'audit' | 'board' | 'notices' | 'supervision';

/** Texts and steps that are used again and again. */
export type KeptPage = 'canned' | 'macros';

/** Where routing is settled. */
export type RoutingPage = 'routing';

/** The pages about customers. */
export type ContactsPage = 'contacts' | 'blocked' | 'tags' | 'contactSettings';

/** Where among the chats: in the three lists of work, in a view, or among what was searched for. */
export type ChatsPlace = { kind: 'lists' } | { kind: 'view'; view: string } | { kind: 'search'; query: string };

/** A page under /console. */
export type Route =
  /** `at` is the position of a message to show; `query` of a search is everything behind its question mark. */
  | { page: 'chats'; list: ListName; filter: ListFilter; conversation: ConversationId | null; place: ChatsPlace; at: number | null }
  | { page: 'surveys' | 'security' | 'website' | 'helpSite' | 'tokens' | 'about' | 'password' }
  | { page: PeoplePage }
  | { page: 'person'; person: string }
  | { page: InboxSettingsPage }
  | { page: 'callBacks' }
  | { page: SupervisionPage }
  | { page: RoutingPage }
  | { page: KeptPage }
  | { page: ContactsPage }
  | { page: 'contact'; contact: ContactId }
  | { page: ArticlesPage }
  /** The editor; `article` is null while a new one is begun. */
  | { page: 'article'; article: string | null }
  /** One gap of the answer ledger, and what became of one article's answers. */
  | { page: 'gap'; gap: string }
  | { page: 'result'; slug: string }
  | { page: 'start' }
  | { page: 'unknown' };

const PATHS = {
  surveys: '/console/surveys',
  people: '/console/people',
  roles: '/console/people/roles',
  teams: '/console/people/teams',
  security: '/console/account/security',
  inboxes: '/console/settings/inboxes',
  status: '/console/settings/status',
  website: '/console/settings/website',
  answers: '/console/settings/answers',
  topics: '/console/settings/topics',
  hours: '/console/settings/opening-hours',
  mail: '/console/settings/mail',
  callBacks: '/console/chats/call-backs',
  helpSite: '/console/settings/help-site',
  tokens: '/console/settings/tokens',
  about: '/console/settings/about',
  audit: '/console/settings/audit-log',
  routing: '/console/settings/routing',
  canned: '/console/settings/canned-responses',
  macros: '/console/settings/macros',
  supervision: '/console/settings/supervision',
  board: '/console/board',
  notices: '/console/notices',
  password: '/console/password',
  contacts: '/console/contacts',
  blocked: '/console/contacts/blocked',
  tags: '/console/contacts/tags',
  contactSettings: '/console/contacts/settings',
  articles: '/console/articles',
  gaps: '/console/articles/gaps',
  results: '/console/articles/results',
  feedback: '/console/articles/feedback',
  categories: '/console/articles/categories',
  snippets: '/console/articles/snippets',
  files: '/console/articles/files',
  checks: '/console/articles/checks',
  golden: '/console/articles/golden',
  synonyms: '/console/articles/synonyms',
  imports: '/console/articles/import',
  start: '/console',
} as const;

const CHATS = /^\/console\/chats\/(unassigned|mine|all)(?:\/([A-Za-z0-9_-]{22}))?$/;

const VIEW = /^\/console\/chats\/view\/([A-Za-z0-9_-]{1,40})(?:\/([A-Za-z0-9_-]{22}))?$/;
const SEARCH = /^\/console\/chats\/search(?:\/([A-Za-z0-9_-]{22}))?$/;
const CONTACT = /^\/console\/contacts\/([A-Za-z0-9_-]{22})$/;

const PERSON = /^\/console\/people\/([A-Za-z0-9_-]{22})$/;

const ARTICLE = /^\/console\/articles\/(?:new|edit\/([A-Za-z0-9_-]{1,64}))$/;

const GAP = /^\/console\/articles\/gaps\/([A-Za-z0-9_-]{22})$/;
const RESULT = /^\/console\/articles\/results\/([a-z0-9-]{1,120})$/;

/** The page at an address; query strings hold filters. */
export function parseAddress(address: string): Route {
  const { pathname, searchParams } = new URL(address, 'http://console');
  const path = pathname.replace(/\/+$/, '');
  const at = Number(searchParams.get('at')) || null;
  const chats = CHATS.exec(path);
  if (chats) {
    const [, list, id] = chats;
    const filter = searchParams.get('show') === 'resolved' ? 'resolved' : 'open';
    return { page: 'chats', list: list as ListName, filter, conversation: (id ?? null) as ConversationId | null, place: { kind: 'lists' }, at };
  }
  const among = (id: string | undefined, place: ChatsPlace): Route => ({ page: 'chats', list: 'all', filter: 'open', conversation: (id ?? null) as ConversationId | null, place, at });
  const view = VIEW.exec(path);
  if (view?.[1] !== undefined) return among(view[2], { kind: 'view', view: view[1] });
  const search = SEARCH.exec(path);
  if (search) {
    searchParams.delete('at');
    return among(search[1], { kind: 'search', query: searchParams.toString() });
  }
  const contact = CONTACT.exec(path)?.[1];
  if (contact !== undefined) return { page: 'contact', contact: contact as ContactId };

  const person = PERSON.exec(path)?.[1];
  if (person !== undefined) return { page: 'person', person };
  const article = ARTICLE.exec(path);
  if (article) return { page: 'article', article: article[1] ?? null };
  const gap = GAP.exec(path)?.[1];
  if (gap !== undefined) return { page: 'gap', gap };
  const slug = RESULT.exec(path)?.[1];
  if (slug !== undefined) return { page: 'result', slug };
  const page = (Object.keys(PATHS) as (keyof typeof PATHS)[]).find((name) => PATHS[name] === path);
  // The compiler takes such a union apart only up to a number of members.
  return { page: page ?? 'unknown' } as Route;
}

/** The address of a page other than chats. */
export function addressOf(page: keyof typeof PATHS): string {
  return PATHS[page];
}

/** Whether a page is about articles. */
export function isArticlesPage(page: Route['page']): boolean {
  return page === 'article' || page === 'gap' || page === 'result' || (Object.hasOwn(PATHS, page) && `${PATHS[page as keyof typeof PATHS]}/`.startsWith(`${PATHS.articles}/`));
}

/** Whether a page is one of the settings. */
export function isSettingsPage(page: Route['page']): boolean {
  return Object.hasOwn(PATHS, page) && PATHS[page as keyof typeof PATHS].startsWith('/console/settings/');
}

/** The address of a list, and of a conversation in it. */
export function chatsAddress(list: ListName, conversation: string | null = null, filter: ListFilter = 'open'): string {
  const query = list === 'all' && filter === 'resolved' ? '?show=resolved' : '';
  return `/console/chats/${list}${conversation === null ? '' : `/${conversation}`}${query}`;
}

/** Whether a page is about customers. */
export function isContactsPage(page: Route['page']): boolean {
  return page === 'contact' || page === 'contacts' || page === 'blocked' || page === 'tags' || page === 'contactSettings';
}

/** The address of a place among the chats, of a conversation in it, and of a message in that. */
export function placeAddress(place: ChatsPlace, conversation: string | null = null, at: number | null = null): string {
  if (place.kind === 'lists') return `${chatsAddress('all', conversation)}${at === null ? '' : `?at=${at}`}`;
  const query = new URLSearchParams(place.kind === 'search' ? place.query : '');
  if (at !== null) query.set('at', String(at));
  const path = `/console/chats/${place.kind === 'view' ? `view/${place.view}` : 'search'}${conversation === null ? '' : `/${conversation}`}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The address of a contact. */
export function contactAddress(contact: string): string {
  return `${PATHS.contacts}/${contact}`;
}

/** The address of one person. */
export function personAddress(person: string): string {
  return `${PATHS.people}/${person}`;
}

/** Whether a page is about people. */
export function isPeoplePage(page: Route['page']): boolean {
  return page === 'people' || page === 'person' || page === 'roles' || page === 'teams';
}

/** The address of one gap. */
export function gapAddress(gap: string): string {
  return `${PATHS.gaps}/${gap}`;
}

/** The address of the questions that one article was shown for. */
export function resultAddress(slug: string): string {
  return `${PATHS.results}/${slug}`;
}

/** The address of the editor of an article, or of a new one; `query` is what a new one begins with, or what is shown of an old one. */
export function articleAddress(article: string | null, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `/console/articles/${article === null ? 'new' : `edit/${article}`}${search === '' ? '' : `?${search}`}`;
}
