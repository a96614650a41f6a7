import type { RequestListener } from 'node:http';
import { tokenRoutes } from '../auth/index.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import type { Metrics } from '../http/metrics.ts';
import { DEFAULT_INBOX, snippetFor } from '../inboxes/index.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { Store } from '../storage/store.ts';
import { translateStoreError } from '../storage/store-errors.ts';
import { auditFile } from './compose-audit.ts';
import { composeAccount } from './compose-account.ts';
import { composeApi } from './compose-api.ts';
import { contactFile } from './compose-contacts.ts';
import type { Domains } from './compose-domains.ts';
import { composeFiles } from './compose-files.ts';
import type { ComposedHelpSite } from './compose-help-site.ts';
import type { Config } from './config.ts';
import { inProject } from './project.ts';

/** What the HTTP side stands on. */
export interface HttpParts {
  config: Config;
  publicUrl: string;
  ownOrigins: readonly string[];
  domains: Domains;
  helpSite: Pick<ComposedHelpSite, 'mounts'>;
  store: Store;
  metrics: Metrics;
  logger: Logger;
}

/** Wires pages, console API, HTTP API and health. */
export function composeHttp(parts: HttpParts): RequestListener {
  const { config, publicUrl, ownOrigins, domains, store, metrics, logger } = parts;
  const { auth, inboxes, knowledgeBase } = domains;
  const files = composeFiles(domains);
  return createHttpApp({
    publicUrl: new URL(publicUrl),
    ownOrigins,
    trustedProxies: config.trustedProxies,
    log: logger,
    translateError: translateStoreError,
    metrics,
    readiness: [
      { name: 'store', check: () => (store.healthy() ? null : 'does not answer') },
      { name: 'disk', check: () => (store.writable() ? null : 'is nearly full: nothing new is stored') },
      { name: 'index', check: () => (knowledgeBase.isReady() ? null : 'is being built'), detail: knowledgeBase.engineStatus },
      // A mail server that is away delays mail; customers are served all the same.
      { name: 'mail', check: () => null, detail: () => [domains.mailRoom.standing()].map(({ out, imap, webhook }) => ({ out, imap, webhook }))[0] },
    ],
    paths: {
      web: inProject('dist/web'),
      consolePage: inProject('console/page.html'),
      demo: config.demo ? inProject('widget/demo') : null,
    },
    launcherLooks: async () =>
      Object.fromEntries((await inboxes.list()).filter(({ active }) => active).map(({ key, companyName, color, onColor }) => [key, { n: companyName, c: color, o: onColor }])),
    demoSnippet: () => Promise.resolve(snippetFor(DEFAULT_INBOX, '')),
    consoleApi: [
      ...composeAccount({ config, publicUrl, domains, clock: systemClock, logger }),
      tokenRoutes(auth.sessions, auth.tokens, domains.audit.record),
      auditFile(domains.audit, auth),
      contactFile(domains),
      ...files.consoleApi,
    ],
    mounts: [...files.mounts, ...domains.mailRoom.mounts, ...composeApi(parts), ...parts.helpSite.mounts],
  });
}
