/**
 * A view is a list of conversations that somebody cut out for themselves or for all: what belongs into it, and in which
 * order. Server and console decide by the same function, so that a list changes at once and is right after a reload.
 */
import type { Channel, ConversationSummary } from './conversation-summary.ts';
import type { Priority } from './desk-events.ts';
import { PRIORITIES } from './desk-events.ts';
import type { TeamId, UserId } from './ids.ts';
import type { Role } from './roles.ts';

/** Which states a view shows: all that are open, one of those, or what is resolved. */
export const VIEW_STATES = ['open', 'bot', 'queued', 'active', 'waiting', 'resolved'] as const;
/** Orders of a view: who needs somebody most, or by latest activity. What is resolved is always newest first. */
export const VIEW_SORTS = ['urgent', 'newest', 'oldest'] as const;

/** What belongs into a view; null and empty lists leave something open. */
export interface ViewFilter {
  status: (typeof VIEW_STATES)[number];
  inbox: string | null;
  /** Of one team, of mine, or of none. */
  team: TeamId | 'mine' | 'none' | null;
  /** Served by one person, by me, or by nobody. */
  agent: UserId | 'me' | 'nobody' | null;
  /** At least one of them. */
  tags: readonly string[];
  topic: string | null;
  priorities: readonly Priority[];
  channel: Channel | null;
  /** The customer wrote something that no agent has seen. */
  unread: boolean;
  /** The customer waits for at least so many minutes. */
  waitingMinutes: number | null;
  /** What is put aside: leave it out, show nothing else, or both. */
  snoozed: 'hide' | 'only' | 'any';
  /** A note mentions me. */
  mentioned: boolean;
  /** Something happened within so many days. */
  days: number | null;
}

/** A view as it is kept. `owner` is null for one that all share. */
export interface SavedView {
  id: string;
  name: string;
  owner: UserId | null;
  filter: ViewFilter;
  sort: (typeof VIEW_SORTS)[number];
  /** Roles for which the desk opens with it. */
  defaultFor: readonly Role[];
  version: number;
}

/** A view that leaves everything open. */
export const EMPTY_FILTER: ViewFilter = {
  status: 'open',
  inbox: null,
  team: null,
  agent: null,
  tags: [],
  topic: null,
  priorities: [],
  channel: null,
  unread: false,
  waitingMinutes: null,
  snoozed: 'hide',
  mentioned: false,
  days: null,
};

/** The views that are always there. */
export const BUILT_IN_VIEWS: readonly SavedView[] = [
  builtIn('urgent', 'High priority', { priorities: ['high', 'urgent'] }),
  builtIn('waiting', 'Waiting over 5 minutes', { waitingMinutes: 5 }),
  builtIn('mentions', 'Mentions me', { mentioned: true, snoozed: 'any' }),
  builtIn('aside', 'Put aside', { snoozed: 'only' }),
];

function builtIn(id: string, name: string, filter: Partial<ViewFilter>): SavedView {
  return { id, name, owner: null, filter: { ...EMPTY_FILTER, ...filter }, sort: 'urgent', defaultFor: [], version: 0 };
}

/** Whether a view is one of those that are always there. */
export const isBuiltInView = (id: string): boolean => BUILT_IN_VIEWS.some((view) => view.id === id);

/** What of a conversation views look at. */
export type ViewedRow = Pick<
  ConversationSummary,
  'id' | 'status' | 'inbox' | 'team' | 'agent' | 'tags' | 'topic' | 'priority' | 'channel' | 'lastVisitorSeq' | 'agentRead' | 'queuedAt' | 'unansweredSince' | 'snoozedUntil' | 'lastAt'
>;

/** Who looks. `mentions` are conversations whose notes name them; `tagsAs` gives the tag that another was merged into. */
export interface ViewReader {
  me: UserId;
  teams: ReadonlySet<string>;
  mentions: ReadonlySet<string>;
  tagsAs(tag: string): string;
  /** Milliseconds since the Unix epoch. */
  now: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Since when a customer waits for a person, in milliseconds since the Unix epoch; null where nobody does. */
export function waitsSince({ status, queuedAt, unansweredSince, lastAt }: Pick<ViewedRow, 'status' | 'queuedAt' | 'unansweredSince' | 'lastAt'>): number | null {
  if (status === 'queued') return queuedAt ?? lastAt;
  return status === 'active' ? unansweredSince : null;
}

/** Whether a conversation belongs into a view. Pure. */
export function matchesView(row: ViewedRow, filter: ViewFilter, reader: ViewReader): boolean {
  const { status, team, agent } = filter;
  if (status === 'open' ? row.status === 'resolved' : row.status !== status) return false;
  if (filter.inbox !== null && row.inbox !== filter.inbox) return false;
  if (team === 'mine' ? row.team === null || !reader.teams.has(row.team.id) : team === 'none' ? row.team !== null : team !== null && row.team?.id !== team) return false;
  if (agent === 'me' ? row.agent?.id !== reader.me : agent === 'nobody' ? row.agent !== null : agent !== null && row.agent?.id !== agent) return false;
  if (filter.tags.length > 0) {
    const wanted = new Set(filter.tags.map((tag) => reader.tagsAs(tag)));
    if (!row.tags.some((tag) => wanted.has(reader.tagsAs(tag)))) return false;
  }
  if (filter.topic !== null && row.topic?.key !== filter.topic) return false;
  if (filter.priorities.length > 0 && !filter.priorities.includes(row.priority)) return false;
  if (filter.channel !== null && row.channel !== filter.channel) return false;
  if (filter.unread && row.lastVisitorSeq <= row.agentRead) return false;
  const aside = row.snoozedUntil !== null && row.snoozedUntil > reader.now;
  if (filter.snoozed === 'hide' ? aside : filter.snoozed === 'only' && !aside) return false;
  const since = waitsSince(row);
  if (filter.waitingMinutes !== null && (since === null || reader.now - since < filter.waitingMinutes * MINUTE_MS)) return false;
  if (filter.mentioned && !reader.mentions.has(row.id)) return false;
  return filter.days === null || row.lastAt >= reader.now - filter.days * DAY_MS;
}

/** The order of a view's rows. Urgent: by priority, then who has waited longest, then who has not waited. */
export function compareInView(sort: SavedView['sort'], a: ViewedRow, b: ViewedRow): number {
  if (sort === 'urgent') {
    const byPriority = PRIORITIES.indexOf(b.priority) - PRIORITIES.indexOf(a.priority);
    if (byPriority !== 0) return byPriority;
    const [x, y] = [waitsSince(a) ?? Number.MAX_SAFE_INTEGER, waitsSince(b) ?? Number.MAX_SAFE_INTEGER];
    if (x !== y) return x - y;
  }
  const byActivity = sort === 'oldest' ? a.lastAt - b.lastAt : b.lastAt - a.lastAt;
  return byActivity || (a.id < b.id ? 1 : -1);
}
