import { apiMounts } from '../api/index.ts';
import { askAsBot } from '../bot/index.ts';
import { createActivityStore } from '../conversations/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import { DEFAULT_INBOX, DEFAULT_PROMISE } from '../inboxes/index.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { createRateLimiter } from '../realtime/rate-limits.ts';
import type { Store } from '../storage/store.ts';
import { auditedCalls } from './audited-calls.ts';
import type { Domains } from './compose-domains.ts';
import type { Config } from './config.ts';
import { inProject, projectVersion } from './project.ts';

/** What the HTTP API stands on. */
export interface ComposeApiParts {
  config: Config;
  publicUrl: string;
  domains: Domains;
  store: Store;
  logger: Logger;
}

/** Wires the HTTP API for other programs. */
export function composeApi({ config, publicUrl, domains, store, logger }: ComposeApiParts): readonly Mount[] {
  const { auth, conversations, inboxes, knowledgeBase, ledger, surveys, topics } = domains;
  const clock = systemClock;
  const activity = createActivityStore(store);
  return apiMounts({
    tokens: auth.tokens,
    conversations: {
      ...conversations,
      users: auth.users,
      acted({ id }, conversation) {
        activity.record(id, conversation, clock.now()).catch((err: unknown) => logger.warn({ err }, 'activity was not recorded'));
      },
    },
    // What the bot of the first inbox would do.
    knowledgeBase: {
      ...knowledgeBase,
      engine: askAsBot(knowledgeBase.engine, {
        topics: () => topics.of(DEFAULT_INBOX),
        promise: async () => (await inboxes.find(DEFAULT_INBOX))?.promise ?? DEFAULT_PROMISE,
      }),
    },
    surveys,
    contacts: domains.contacts,
    ledger,
    connection: store.connection,
    clock,
    requests: createRateLimiter({ points: config.apiRequestsPerMinute, seconds: 60 }),
    publicUrl,
    version: projectVersion(),
    heard: auditedCalls(domains.audit),
    stylesheets: [inProject('console/styles/tokens.css'), inProject('server/api/docs-page.css')],
  });
}
