/** The commands by which conversations are found: views, words, tags. */
import * as v from 'valibot';
import { command } from './command.ts';
import type { ContactRow } from './contacts.ts';
import { CHANNELS } from './conversation-summary.ts';
import type { ConversationSummary } from './conversation-summary.ts';
import { PRIORITIES } from './desk-events.ts';
import { inboxKeySchema, limitSchema, nameSchema } from './fields.ts';
import { clientIdSchema, teamIdSchema, userIdSchema } from './ids.ts';
import type { SavedView } from './list-view.ts';
import { VIEW_SORTS, VIEW_STATES } from './list-view.ts';
import { tagSchema } from './tags.ts';

/** Most views that one person has, and that all share. */
export const VIEWS_MAX = 40;
/** Longest search, in characters. */
export const SEARCH_MAX = 200;

/** Colours that tell tags apart; each has a light and a dark form in the console's tokens. */
export const TAG_COLORS = ['grey', 'amber', 'red', 'green', 'blue', 'violet'] as const;

/** A tag as the console shows it. `name` is what people read; `key` is what conversations hold. */
export interface TagInfo {
  key: string;
  name: string;
  color: (typeof TAG_COLORS)[number];
  /** It stands for another one since they were merged. */
  mergedInto: string | null;
  version: number;
}

/** A piece of a text, and whether it is what was looked for. */
export interface Snippet {
  text: string;
  hit: boolean;
}

/** A conversation that was found, and where in it. */
export interface SearchHit {
  summary: ConversationSummary;
  /** Where the words stand: the position of a message or note; null where it is the customer's name or address. */
  seq: number | null;
  from: 'visitor' | 'agent' | 'bot' | 'note' | null;
  at: number;
  snippet: readonly Snippet[];
}

const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7 * 24 * 60));
/** What belongs into a view. */
export const viewFilterSchema = v.object({
  status: v.picklist(VIEW_STATES),
  inbox: v.nullable(inboxKeySchema),
  team: v.nullable(v.union([v.picklist(['mine', 'none']), teamIdSchema])),
  agent: v.nullable(v.union([v.picklist(['me', 'nobody']), userIdSchema])),
  tags: v.pipe(v.array(tagSchema), v.maxLength(20)),
  topic: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  priorities: v.pipe(v.array(v.picklist(PRIORITIES)), v.maxLength(PRIORITIES.length)),
  channel: v.nullable(v.picklist(CHANNELS)),
  unread: v.boolean(),
  waitingMinutes: v.nullable(minutes),
  snoozed: v.picklist(['hide', 'only', 'any']),
  mentioned: v.boolean(),
  days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
});

const viewIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be the id of a view'));
const versionSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const pageCursor = v.pipe(v.string(), v.maxLength(200));

/** The commands of finding. */
export const findingContract = {
  /** Those that are always there, those that all share, and one's own; with how many conversations are in each now. */
  'views.list': command<{ views: readonly SavedView[]; counts: Readonly<Record<string, number>> }>()(v.object({})),
  'views.rows': command<{ conversations: readonly ConversationSummary[]; next: string | null }>()(
    v.object({ filter: viewFilterSchema, sort: v.picklist(VIEW_SORTS), cursor: v.optional(pageCursor), limit: v.optional(limitSchema) }),
  ),
  /** `id` null makes one; else `version` is the one the change is based on. Shared ones need the right to share. */
  'views.save': command<{ view: SavedView }>()(
    v.object({
      id: v.nullable(viewIdSchema),
      version: versionSchema,
      clientId: clientIdSchema,
      name: nameSchema,
      shared: v.boolean(),
      filter: viewFilterSchema,
      sort: v.picklist(VIEW_SORTS),
      defaultFor: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(40)),
    }),
  ),
  'views.remove': command<{ view: SavedView }>()(v.object({ id: viewIdSchema })),
  /**
   * Conversations that have a word beginning with each of those looked for, latest first, and the contacts that do. The
   * first page only brings contacts.
   */
  'search.find': command<{ hits: readonly SearchHit[]; contacts: readonly ContactRow[]; next: string | null }>()(
    v.object({
      query: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(SEARCH_MAX)),
      status: v.optional(v.picklist(['open', 'resolved'])),
      agent: v.optional(userIdSchema),
      team: v.optional(teamIdSchema),
      inbox: v.optional(inboxKeySchema),
      tag: v.optional(tagSchema),
      days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
      cursor: v.optional(pageCursor),
      limit: v.optional(limitSchema),
    }),
  ),
  'tag_list.read': command<{ tags: readonly TagInfo[] }>()(v.object({})),
  /** How many conversations have each tag; merged ones count for what they were merged into. */
  'tag_list.counts': command<{ counts: Readonly<Record<string, number>> }>()(v.object({})),
  /** Names a tag anew or colours it. Conversations keep its key, so it shows everywhere at once and can be taken back. */
  'tag_list.change': command<{ tag: TagInfo }>()(v.object({ key: tagSchema, version: versionSchema, name: tagSchema, color: v.picklist(TAG_COLORS) })),
  /** From now on one tag stands for another; `into` null takes that back. */
  'tag_list.merge': command<{ tag: TagInfo }>()(v.object({ key: tagSchema, version: versionSchema, into: v.nullable(tagSchema) })),
  /** Who sees what: with `teamsOnly`, conversations of a team are for its members and for supervisors. */
  'finding_settings.read': command<{ version: number; teamsOnly: boolean }>()(v.object({})),
  'finding_settings.change': command<{ version: number; teamsOnly: boolean }>()(v.object({ version: versionSchema, teamsOnly: v.boolean() })),
} as const;
