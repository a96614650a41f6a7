/** What the console may ask of the server, over the `/staff` namespace, and what the server tells it unasked. */
import * as v from 'valibot';
import type { ArticleNotice } from './articles-contract.ts';
import { articlesContract } from './articles-contract.ts';
import { auditContract } from './audit-contract.ts';
import { noticesContract } from './notices-contract.ts';
import type { Board, PersonalNotice, Watching } from './supervision-contract.ts';
import { supervisionContract } from './supervision-contract.ts';
import { businessHoursContract } from './business-hours-contract.ts';
import { command } from './command.ts';
import { cursorSchema, fetchLimitSchema, limitSchema, seqSchema } from './fields.ts';
import { clientIdSchema, conversationIdSchema } from './ids.ts';
import type { ContactId, ConversationId, UserId } from './ids.ts';
import { cannedContract } from './canned-contract.ts';
import { draftsContract } from './drafts-contract.ts';
import type { DraftNotice, LookingNotice } from './drafts-contract.ts';
import { macrosContract } from './macros-contract.ts';
import { chatArticlesContract } from './chat-articles-contract.ts';
import { contactsContract } from './contacts-contract.ts';
import { findingContract } from './finding-contract.ts';
import { goldenContract } from './golden-contract.ts';
import { handingOnContract } from './handing-on-contract.ts';
import type { Called } from './handing-on-contract.ts';
import { importsContract } from './imports-contract.ts';
import { ledgerContract } from './ledger-contract.ts';
import { helpSiteContract } from './help-site-contract.ts';
import { messagesContract } from './messages-contract.ts';
import type { CallbackDue } from './callbacks-contract.ts';
import { callbacksContract } from './callbacks-contract.ts';
import { mailContract } from './mail-contract.ts';
import { inboxSettingsSchema, newInboxSchema } from './settings-fields.ts';
import type { InboxSettings } from './inboxes.ts';
import { feedbackContract } from './feedback-contract.ts';
import type { ConversationSummary } from './conversation-summary.ts';
import type { AgentRef } from './events.ts';
import type { PresenceStatus } from './presence-status.ts';
import { routingContract } from './routing-contract.ts';
import type { Share } from './share.ts';
import type { Receipts } from './receipts.ts';
import { presenceContract } from './presence-contract.ts';
import { peopleContract } from './people-contract.ts';
import type { Permission, Role } from './roles.ts';
import { shelfContract } from './shelf-contract.ts';
import type { Solved, SurveyStatus } from './surveys.ts';
import { teamsContract } from './teams-contract.ts';
import { topicsContract } from './topics-contract.ts';
import type { ViewEvent, ViewPage } from './views.ts';
import type { Committed } from './visitor-contract.ts';

export type { ConversationSummary } from './conversation-summary.ts';
export type { PresenceStatus } from './presence-status.ts';

/** The lists of the console. */
export type ListName = 'unassigned' | 'mine' | 'all';
/** How many open conversations each list holds. */
export type ListCounts = Readonly<Record<ListName, number>>;

/** A survey as the survey page lists it. Times are milliseconds since the Unix epoch. */
export interface SurveyRow {
  id: string;
  conversation: ConversationId;
  resolutionSeq: number;
  state: SurveyStatus;
  csat: number | null;
  solved: Solved | null;
  nps: number | null;
  comment: string | null;
  agent: AgentRef | null;
  inbox: string;
  offeredAt: number;
  startedAt: number | null;
  completedAt: number | null;
}

/** The key figures of the surveys offered in a period (DOMAIN § 5). Shares are 0–1; NPS is −100…100. */
export interface SurveyFigures {
  offered: number;
  csat: Share;
  responseRate: Share;
  nps: { answers: number; promoters: number; detractors: number; value: number | null; low: number | null; high: number | null };
  solved: Readonly<Record<Solved, number>>;
}

const inConversation = { conversation: conversationIdSchema, clientId: clientIdSchema };
const period = { from: v.pipe(v.number(), v.integer()), to: v.pipe(v.number(), v.integer()) };

/** The commands of the `/staff` namespace. */
export const staffContract = {
  'conversations.list': command<{ conversations: readonly ConversationSummary[]; next: string | null }>()(
    v.object({
      list: v.picklist(['unassigned', 'mine', 'all']),
      /** `all` can also show what is resolved. */
      status: v.optional(v.picklist(['open', 'resolved'])),
      cursor: v.optional(cursorSchema),
      limit: v.optional(limitSchema),
    }),
  ),
  'conversation.open': command<ViewPage & { receipts: Receipts; summary: ConversationSummary }>()(
    v.object({ conversation: conversationIdSchema, after: seqSchema, limit: v.optional(fetchLimitSchema) }),
  ),
  /** Leaves the conversation's room. */
  'conversation.leave': command<null>()(v.object({ conversation: conversationIdSchema })),
  'conversation.accept': command<Committed>()(v.object(inConversation)),
  'conversation.return_to_bot': command<Committed>()(v.object(inConversation)),
  'conversation.hand_off': command<Committed>()(v.object(inConversation)),
  /** Puts a served conversation back into the queue: for who serves it, supervisors and admins. */
  'conversation.release': command<Committed>()(v.object(inConversation)),
  'conversation.wait': command<Committed>()(v.object(inConversation)),
  'conversation.resolve': command<Committed>()(v.object(inConversation)),
  'conversation.reopen': command<Committed>()(v.object(inConversation)),
  'typing.set': command<null>()(v.object({ conversation: conversationIdSchema, typing: v.boolean() })),
  'receipts.set': command<null>()(v.object({ conversation: conversationIdSchema, delivered: seqSchema, read: seqSchema })),
  'surveys.figures': command<{ figures: SurveyFigures }>()(v.object(period)),
  'surveys.list': command<{ surveys: readonly SurveyRow[]; next: string | null }>()(
    v.object({
      ...period,
      only: v.optional(v.picklist(['comments', 'low'])),
      cursor: v.optional(cursorSchema),
      limit: v.optional(limitSchema),
    }),
  ),
  'settings.read': command<{ inboxes: readonly InboxSettings[]; snippets: Readonly<Record<string, string>> }>()(v.object({})),
  'inboxes.add': command<{ inbox: InboxSettings; snippet: string }>()(newInboxSchema),
  'settings.change': command<{ inbox: InboxSettings }>()(inboxSettingsSchema),
  ...presenceContract,
  ...peopleContract,
  ...teamsContract,
  ...messagesContract,
  ...draftsContract,
  ...cannedContract,
  ...macrosContract,
  ...articlesContract,
  ...contactsContract,
  ...findingContract,
  ...goldenContract,
  ...chatArticlesContract,
  ...importsContract,
  ...helpSiteContract,
  ...shelfContract,
  ...feedbackContract,
  ...ledgerContract,
  ...auditContract,
  ...noticesContract,
  ...supervisionContract,
  ...topicsContract,
  ...mailContract,
  ...callbacksContract,
  ...handingOnContract,
  ...routingContract,
  ...businessHoursContract,
} as const;

/** The type of the staff's commands. */
export type StaffContract = typeof staffContract;

/** What the console learns at once when it is connected. */
export interface StaffWelcome {
  me: { id: UserId; name: string; email: string; role: Role; permissions: readonly Permission[] };
  presence: PresenceStatus;
  presenceReason?: string;
  counts: ListCounts;
  team: readonly { id: UserId; name: string; status: PresenceStatus; reason?: string }[];
  store: { kind: 'mongodb' | 'mongod' | 'embedded'; description: string };
  companyName: string;
  now: number;
}

/** What the server tells the console unasked. */
export interface StaffPushes {
  welcome: (welcome: StaffWelcome) => void;
  /** An event of an opened conversation. */
  event: (event: ViewEvent) => void;
  /** A conversation changed; lists decide themselves whether it belongs into them. `cause` names the event behind it. */
  summary: (notice: { summary: ConversationSummary; cause: string | null }) => void;
  counts: (counts: ListCounts) => void;
  team: (team: StaffWelcome['team']) => void;
  /** `text` is what a customer has written and not sent yet, where the inbox shows it and the customer is told. */
  /** Somebody changed what is kept of a contact. */
  contact: (notice: { contact: ContactId }) => void;
  typing: (notice: { conversation: ConversationId; from: 'visitor' | 'agent'; name: string; typing: boolean; text?: string }) => void;
  composer: (notice: DraftNotice) => void;
  looking: (notice: LookingNotice) => void;
  receipts: (notice: { conversation: ConversationId; receipts: Receipts }) => void;
  /** An article that is open here was saved, published, or otherwise changed. */
  article: (notice: ArticleNotice) => void;
  /** Somebody wants this person in a conversation. */
  called: (notice: Called) => void;
  /** To those who look at the board. */
  board: (board: Board) => void;
  /** To those who look at a conversation that somebody watches. */
  watching: (watching: Watching) => void;
  /** To one person: a word for them. */
  notice: (notice: PersonalNotice) => void;
  /** Somebody is to be called back now. */
  callbackDue: (due: CallbackDue) => void;
  drain: (notice: { afterMs: number }) => void;
}
