import type { ApiTokens } from '../auth/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import type { Clock } from '../kernel/clock.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import type { Surveys } from '../surveys/index.ts';
import { API_PATH, operationMounts } from './operation-routes.ts';
import type { ConversationActionParts } from './conversation-actions.ts';
import { conversationActions } from './conversation-actions.ts';
import type { ConversationReadParts } from './conversation-reads.ts';
import { conversationReads } from './conversation-reads.ts';
import { conversationSchema, eventSchema } from './conversation-shape.ts';
import { docsRoutes } from './docs-routes.ts';
import { openApi } from './openapi.ts';
import { surveyReads, surveySchema } from './survey-reads.ts';

/** What the HTTP API stands on. */
export interface ApiParts {
  tokens: ApiTokens;
  conversations: ConversationReadParts & ConversationActionParts;
  surveys: Pick<Surveys, 'list'>;
  clock: Clock;
  /** Counts the calls of each token. */
  requests: RateLimiter;
  /** The server's address, for the documentation. */
  publicUrl: string;
  version: string;
  /** Style sheets of the page of documentation, as files. */
  stylesheets: readonly string[];
}

/** The HTTP API with its documentation, to be mounted in this order. */
export function apiMounts(parts: ApiParts): readonly Mount[] {
  const operations = [
    ...conversationReads(parts.conversations),
    ...conversationActions(parts.conversations),
    ...surveyReads(parts.surveys, parts.clock),
  ];
  const named = { Conversation: conversationSchema, Event: eventSchema, Survey: surveySchema };
  const document = openApi(operations, named, `${parts.publicUrl}${API_PATH}`, parts.version);
  const { tokens, requests } = parts;
  return [...operationMounts({ operations, tokens, requests }), { path: '/api', router: docsRoutes(document, parts.stylesheets) }];
}
