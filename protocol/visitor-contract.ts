/** What the widget may ask of the server, over the `/visitor` namespace, and what the server tells it unasked. */
import * as v from 'valibot';
import { attachmentIdsSchema, visitorAttachments } from './attachments.ts';
import type { ArticleSummary, ArticleView } from './articles.ts';
import type { OpeningState } from './business-hours.ts';
import { callbackRequestSchema } from './callback-request.ts';
import { command } from './command.ts';
import { FEEDBACK_REASONS } from './feedback-contract.ts';
import {
  emailSchema,
  fetchLimitSchema,
  inboxKeySchema,
  localeSchema,
  messageTextSchema,
  pageSchema,
  seqSchema,
  slugSchema,
  surveyAnswerSchema,
} from './fields.ts';
import { clientIdSchema, conversationIdSchema, visitorTokenSchema } from './ids.ts';
import type { ConversationId, VisitorId } from './ids.ts';
import type { InboxLook, TopicButton } from './inboxes.ts';
import { QUERY_MAX, UNSENT_MAX } from './limits.ts';
import type { Receipts } from './receipts.ts';
import type { QueuePlace } from './routing.ts';
import { visitorQueueContract } from './routing-contract.ts';
import type { Status } from './states.ts';
import { timeZoneSchema } from './time-zone.ts';
import type { ViewEvent, ViewPage } from './views.ts';

/** What the widget says of itself when it connects. `token` is made by the browser and never leaves it but here. */
export const visitorHandshakeSchema = v.object({
  protocol: v.pipe(v.number(), v.integer(), v.minValue(1)),
  inbox: inboxKeySchema,
  token: visitorTokenSchema,
  /** Where the customer is; a page that is no page counts as none. */
  page: v.fallback(v.nullish(pageSchema), null),
});

/** Where a committed command stands in the log. `at` is milliseconds since the Unix epoch. */
export interface Committed {
  seq: number;
  at: number;
}

/** A conversation in the customer's own list. */
export interface RecentConversation {
  id: ConversationId;
  status: Status;
  lastText: string;
  lastFrom: 'visitor' | 'agent' | 'bot';
  lastAt: number;
  /** Position of the last message not by the customer, to compare with what this browser has read. */
  lastSeq: number;
  unread: boolean;
}

const inConversation = { conversation: conversationIdSchema, clientId: clientIdSchema };

/** The commands of the `/visitor` namespace. */
export const visitorContract = {
  /** Makes the conversation and its first message; safe to repeat. */
  'conversation.start': command<Committed>()(
    v.object({
      ...inConversation,
      text: messageTextSchema,
      article: v.optional(slugSchema),
      attachments: v.optional(attachmentIdsSchema),
      page: v.nullable(pageSchema),
      locale: localeSchema,
      follows: v.nullable(conversationIdSchema),
      /** What the browser says; one that is not known counts as none. */
      timeZone: v.fallback(v.optional(timeZoneSchema), undefined),
    }),
  ),
  'message.send': command<Committed>()(
    v.object({ ...inConversation, text: messageTextSchema, article: v.optional(slugSchema), attachments: v.optional(attachmentIdsSchema) }),
  ),
  /** Joins the conversation's room first, then answers what comes after `after`. */
  'conversation.open': command<ViewPage & { receipts: Receipts }>()(
    v.object({ conversation: conversationIdSchema, after: seqSchema, limit: v.optional(fetchLimitSchema) }),
  ),
  ...visitorAttachments,
  'conversations.recent': command<{ conversations: readonly RecentConversation[] }>()(v.object({})),
  'person.request': command<Committed>()(v.object({ ...inConversation, page: v.nullable(pageSchema) })),
  'conversation.end': command<Committed>()(v.object(inConversation)),
  'conversation.reopen': command<Committed>()(v.object(inConversation)),
  'answer.rate': command<Committed>()(v.object({ ...inConversation, messageSeq: seqSchema, helped: v.boolean() })),
  'email.give': command<Committed>()(v.object({ ...inConversation, email: emailSchema })),
  /** When one can be called back (milliseconds since the Unix epoch); empty where no opening hours are kept. */
  'callback.times': command<{ times: readonly number[] }>()(v.object({})),
  /** Asks to be called. A number without a country code is one of the country that `locale` names. */
  'callback.request': command<Committed>()(v.object({ ...callbackRequestSchema.entries, locale: localeSchema })),
  /** Sends the whole chat to the address that was given in it. */
  'transcript.request': command<Committed>()(v.object(inConversation)),
  'survey.answer': command<Committed>()(
    v.object({ ...inConversation, resolutionSeq: seqSchema, answer: surveyAnswerSchema }),
  ),
  'survey.dismiss': command<Committed>()(v.object({ ...inConversation, resolutionSeq: seqSchema })),
  /** `text` is what is written so far; it goes on only where the inbox shows unsent text. */
  'typing.set': command<null>()(
    v.object({ conversation: conversationIdSchema, typing: v.boolean(), text: v.optional(v.pipe(v.string(), v.transform((text) => text.slice(0, UNSENT_MAX)))) }),
  ),
  'receipts.set': command<null>()(v.object({ conversation: conversationIdSchema, delivered: seqSchema, read: seqSchema })),
  'article.read': command<{ article: ArticleView }>()(v.object({ slug: slugSchema, locale: localeSchema })),
  /** What a reader says of an article; the last word counts. `reason` goes with “did not help”. */
  'article.vote': command<null>()(
    v.object({ slug: slugSchema, locale: localeSchema, helped: v.boolean(), reason: v.optional(v.picklist(FEEDBACK_REASONS)) }),
  ),
  /** Articles by words. What a customer stays with is kept as asked; `related` looks for what goes with an article, and is not. */
  'articles.search': command<{ articles: readonly ArticleSummary[] }>()(
    v.object({ query: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(QUERY_MAX)), locale: localeSchema, related: v.optional(v.boolean()) }),
  ),
  ...visitorQueueContract,
} as const;

/** The type of the visitor's commands. */
export type VisitorContract = typeof visitorContract;

/** What the widget learns at once when it is connected. */
export interface VisitorWelcome {
  visitor: VisitorId;
  inbox: InboxLook;
  topics: readonly TopicButton[];
  /** Articles to offer before anything was asked. */
  articles: readonly ArticleSummary[];
  recent: readonly RecentConversation[];
  /** Mail can go out: what is not seen here is sent, and the chat can be. */
  canMail?: true;
  /** At least one person is online for this inbox. */
  peopleOnline: boolean;
  /** Whether it is open and when that changes; null where no opening hours are kept. */
  hours: OpeningState | null;
  /** Milliseconds since the Unix epoch, for the offset of the browser's clock. */
  now: number;
}

/** What the server tells the widget unasked. */
export interface VisitorPushes {
  welcome: (welcome: VisitorWelcome) => void;
  event: (event: ViewEvent) => void;
  typing: (notice: { conversation: ConversationId; from: 'agent' | 'bot'; name: string; typing: boolean }) => void;
  receipts: (notice: { conversation: ConversationId; receipts: Receipts }) => void;
  availability: (notice: { peopleOnline: boolean }) => void;
  /** Where the customer stands in the queue now; null when they wait no longer. */
  place: (notice: { conversation: ConversationId; place: QueuePlace | null }) => void;
  /** The server is about to stop: connect anew after `afterMs` milliseconds. */
  drain: (notice: { afterMs: number }) => void;
}
