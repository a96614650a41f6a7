import type { AnswerLedger } from '../answer-ledger/index.ts';
import type { ApiTokens } from '../auth/index.ts';
import type { Contacts } from '../contacts/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import type { Clock } from '../kernel/clock.ts';
import type { KnowledgeBase } from '../knowledge-base/index.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import type { Store } from '../storage/store.ts';
import type { Surveys } from '../surveys/index.ts';
import { answerOperation, answerSchema } from './answer-operation.ts';
import { articleReads } from './article-reads.ts';
import { articleFieldsSchema, articleSchema } from './article-shape.ts';
import { articleWrites } from './article-writes.ts';
import type { ConversationActionParts } from './conversation-actions.ts';
import { conversationActions } from './conversation-actions.ts';
import type { ConversationReadParts } from './conversation-reads.ts';
import { conversationReads } from './conversation-reads.ts';
import { contactOperations, contactSchema } from './contact-operations.ts';
import { conversationSchema, eventSchema } from './conversation-shape.ts';
import { docsRoutes } from './docs-routes.ts';
import { createKeptAnswerStore } from './kept-answer-store.ts';
import { oncePerKey } from './once-per-key.ts';
import { openApi } from './openapi.ts';
import { API_PATH, operationMount } from './operation-routes.ts';
import type { CallHeard } from './operation-routes.ts';
import { gapSchema, ledgerReads } from './ledger-reads.ts';
import { surveyReads, surveySchema } from './survey-reads.ts';

/** What the HTTP API stands on. */
export interface ApiParts {
  tokens: ApiTokens;
  knowledgeBase: Pick<KnowledgeBase, 'engine' | 'get' | 'list' | 'create' | 'update' | 'remove' | 'importArticles'>;
  conversations: ConversationReadParts & ConversationActionParts;
  surveys: Pick<Surveys, 'list'>;
  contacts: Pick<Contacts, 'list' | 'find' | 'create'>;
  ledger: Pick<AnswerLedger, 'lists' | 'recordSearch'>;
  clock: Clock;
  connection: Store['connection'];
  /** Counts the calls of each token. */
  requests: RateLimiter;
  /** The server's address, for the documentation. */
  publicUrl: string;
  version: string;
  /** Style sheets of the page of documentation, as files. */
  stylesheets: readonly string[];
  /** Hears of each call that went well. */
  heard?: CallHeard;
}

/** The HTTP API with its documentation, to be mounted in this order. */
export function apiMounts(parts: ApiParts): readonly Mount[] {
  const { knowledgeBase } = parts;
  const operations = [
    ...articleReads(knowledgeBase),
    ...articleWrites(knowledgeBase),
    answerOperation(knowledgeBase.engine, parts.ledger),
    ...conversationReads(parts.conversations),
    ...conversationActions(parts.conversations),
    ...surveyReads(parts.surveys, parts.clock),
    ...contactOperations(parts.contacts),
    ...ledgerReads(parts.ledger.lists),
  ];
  const named = { Article: articleSchema, ArticleFields: articleFieldsSchema, Answer: answerSchema, Conversation: conversationSchema, Event: eventSchema, Survey: surveySchema, Contact: contactSchema, Gap: gapSchema };
  const document = openApi(operations, named, `${parts.publicUrl}${API_PATH}`, parts.version);
  const { tokens, requests, connection, clock } = parts;
  const once = oncePerKey(createKeptAnswerStore(connection), clock);
  return [operationMount({ operations, tokens, requests, once, heard: parts.heard }), { path: '/api', router: docsRoutes(document, parts.stylesheets) }];
}
