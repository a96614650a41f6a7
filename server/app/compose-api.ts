import { apiMounts } from '../api/index.ts';
import { createActivityStore } from '../conversations/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { createRateLimiter } from '../realtime/rate-limits.ts';
import type { Store } from '../storage/store.ts';
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
  const { auth, conversations, knowledgeBase, ledger, surveys } = domains;
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
    knowledgeBase,
    surveys,
    ledger,
    connection: store.connection,
    clock,
    requests: createRateLimiter({ points: config.apiRequestsPerMinute, seconds: 60 }),
    publicUrl,
    version: projectVersion(),
    stylesheets: [inProject('console/styles/tokens.css'), inProject('server/api/docs-page.css')],
  });
}
