import { fileURLToPath } from 'node:url';
import type { Role } from '../../../protocol/roles.ts';
import type { Scope } from '../../../protocol/scopes.ts';
import type { AnswerLedger } from '../../answer-ledger/index.ts';
import { createAnswerLedger, ledgerIndexes } from '../../answer-ledger/index.ts';
import { stageArticles } from '../../answer-ledger/testing/ledger-stage.ts';
import type { Auth, StaffUser } from '../../auth/index.ts';
import { authIndexes, createAuth } from '../../auth/index.ts';
import { contactIndexes, createContacts } from '../../contacts/index.ts';
import { startTestApp } from '../../http/testing/test-app.ts';
import { silentLogger } from '../../kernel/log.ts';
import { articleIndexes, createKnowledgeBase } from '../../knowledge-base/index.ts';
import { createRateLimiter } from '../../realtime/rate-limits.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import { translateStoreError } from '../../storage/store-errors.ts';
import type { SurveyStage } from '../../surveys/testing/survey-stage.ts';
import { DAY, openSurveyStage } from '../../surveys/testing/survey-stage.ts';
import { apiMounts, keptAnswerIndexes } from '../index.ts';

/** What a call was answered. `body` is undefined for an empty one. */
export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests assert what it is
  body: any;
}

/** What a call may send besides its address. */
export interface Sent {
  body?: unknown;
  /** Of the person's token; null sends none. */
  token?: string | null;
  key?: string;
  headers?: Record<string, string>;
}

/** The HTTP API on a port of its own, over real conversations and surveys. */
export interface ApiStage extends SurveyStage {
  url: string;
  auth: Auth;
  ledger: AnswerLedger;
  /** Everyone whose activity in a conversation was recorded. */
  acted: string[];
  /** Somebody with a token of these scopes, which every later call sends unless it names another. */
  person(name: string, scopes: readonly Scope[], role?: Role): Promise<{ user: StaffUser; token: string }>;
  /** `GET /conversations?limit=1`, below `/api/v1`. */
  call(call: string, sent?: Sent): Promise<Answer>;
}

/** Opens one; each token may make `perMinute` calls a minute, 0 for as many as it likes. */
export async function openApiStage(perMinute = 0): Promise<ApiStage> {
  const survey = await openSurveyStage();
  const { store, clock, conversations, surveys } = survey;
  await ensureIndexes(store.connection, [...authIndexes, ...articleIndexes, ...keptAnswerIndexes, ...ledgerIndexes, ...contactIndexes], silentLogger);
  const knowledgeBase = createKnowledgeBase({ store, clock, logger: silentLogger });
  await knowledgeBase.refresh();
  const auth = createAuth(store, clock);
  const ledger = createAnswerLedger({ connection: store.connection, events: conversations.events, articles: stageArticles(), vectorsOf: async () => null, clock, retentionMs: 365 * DAY });
  const acted: string[] = [];
  const app = await startTestApp({
    translateError: translateStoreError,
    mounts: apiMounts({
      tokens: auth.tokens,
      conversations: { ...conversations, users: auth.users, acted: (user) => void acted.push(user.name) },
      knowledgeBase,
      surveys,
      contacts: createContacts({ store, clock }),
      ledger,
      connection: store.connection,
      clock,
      requests: createRateLimiter({ points: perMinute, seconds: 60 }),
      publicUrl: 'http://chat.example.com',
      version: '1.2.3',
      stylesheets: [fileURLToPath(new URL('../docs-page.css', import.meta.url))],
    }),
  });
  let usual: string | null = null;

  return Object.assign(survey, {
    url: app.url,
    auth,
    ledger,
    acted,
    async person(name: string, scopes: readonly Scope[], role: Role = 'admin') {
      const email = `${name.toLowerCase()}@example.com`;
      const user = await auth.accounts.addWithPassword({ email, name, role }, 'lamp on the porch');
      const { token } = await auth.tokens.create({ name: 'Test', email, scopes });
      usual = token;
      return { user, token };
    },
    async call(call: string, { body, token = usual, key, headers }: Sent = {}) {
      const [method = '', path = ''] = call.split(' ');
      const response = await fetch(`${app.url}/api/v1${path}`, {
        method,
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    },
    close: async () => {
      await app.close();
      await knowledgeBase.close();
      await conversations.close();
      await store.close();
    },
  });
}
