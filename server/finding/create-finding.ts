import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { EventStore, Reactor, ReceiptsStore } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import type { Found, WordQuery } from './find-words.ts';
import { findWords } from './find-words.ts';
import { indexReactor } from './index-reactor.ts';
import type { ListRows } from './list-rows.ts';
import { createListRows } from './list-rows.ts';
import { createRowStore } from './row-store.ts';
import { createSavedViewStore } from './saved-view-store.ts';
import type { SavedViews } from './saved-views.ts';
import { createSavedViews } from './saved-views.ts';
import type { TagList } from './tag-list.ts';
import { createTagList } from './tag-list.ts';
import { createTagStore } from './tag-store.ts';
import type { TeamsOf, Visibility } from './visibility.ts';
import { createVisibility } from './visibility.ts';
import { createWordStore } from './word-store.ts';

/** What finding stands on. */
export interface FindingParts {
  store: Pick<Store, 'connection' | 'assertWritable'>;
  clock: Clock;
  events: Pick<EventStore, 'readAfter'>;
  receipts: Pick<ReceiptsStore, 'readMany'>;
  teams: TeamsOf;
}

/** Views, words, tags, and who sees what, wired. */
export interface Finding {
  views: SavedViews;
  rows: ListRows;
  tags: TagList;
  visibility: Visibility;
  /** Conversations by words; throws AppError `invalid_payload` for a foreign cursor. */
  find(query: WordQuery): Promise<{ found: readonly Found[]; next: string | null }>;
  /** How many conversations have each tag, by what tags stand for. */
  tagCounts(): Promise<Readonly<Record<string, number>>>;
  reactors: readonly Reactor[];
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

/** Events of one conversation that a snippet is looked for in. */
const EVENTS_MAX = 2_000;
const READ_MAX = 500;

/** Wires finding. */
export function createFinding({ store, clock, events, receipts, teams }: FindingParts): Finding {
  const { connection } = store;
  const words = createWordStore(connection);
  const rows = createRowStore(connection);
  const tags = createTagList(createTagStore(connection), clock);

  async function allEvents(id: ConversationId): Promise<readonly ConversationEvent[]> {
    const all: ConversationEvent[] = [];
    for (let after = 0; all.length < EVENTS_MAX; ) {
      const page = await events.readAfter(id, after, READ_MAX);
      all.push(...page);
      if (page.length < READ_MAX) break;
      after = page.at(-1)?.seq ?? after;
    }
    return all;
  }

  return {
    views: createSavedViews(createSavedViewStore(connection), clock),
    rows: createListRows({
      store: rows,
      clock,
      agentRead: async (ids) => new Map([...(await receipts.readMany(ids))].map(([id, { agentRead }]) => [id, agentRead])),
      mentions: (user) => words.mentioning(user),
      teamsOf: async (user: UserId) => (await teams.all()).filter(({ members }) => members.includes(user)).map(({ id }) => id),
      tagsAs: () => tags.resolver(),
    }),
    tags,
    visibility: createVisibility(store, teams, clock),
    find: (query) => findWords({ words, states: (ids) => rows.byIds(ids), events: allEvents, clock }, query),
    async tagCounts() {
      const resolve = await tags.resolver();
      const counts: Record<string, number> = {};
      for (const { key } of await tags.all()) counts[resolve(key)] = (counts[resolve(key)] ?? 0) + (await rows.countTagged(key));
      return counts;
    },
    reactors: [indexReactor({ words, events })],
    now: () => clock.now(),
  };
}
