import { readFileSync } from 'node:fs';
import { createHelpSite, helpSettingsCommands, helpSiteMounts, knowledgeBaseSources } from '../help-site/index.ts';
import type { HelpSiteDomain } from '../help-site/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import { createRateLimiter } from '../realtime/rate-limits.ts';
import type { Domains } from './compose-domains.ts';
import type { Config } from './config.ts';
import { inProject } from './project.ts';

/** What the help site is wired from. */
export interface ComposeHelpSiteParts {
  config: Config;
  publicUrl: string;
  domains: Pick<Domains, 'feedback' | 'helpSettings' | 'inboxes' | 'knowledgeBase' | 'ledger'>;
}

/** Votes of one address: far above what a family reads, far below what hurts. */
const VOTES = { points: 60, seconds: 600 };

/** What the help site adds to the server. */
export interface ComposedHelpSite {
  mounts: readonly Mount[];
  commands: ReturnType<typeof helpSettingsCommands>;
  articleAddress: HelpSiteDomain['articleAddress'];
}

/** Wires the help site onto what customers may read of the knowledge base. */
export function composeHelpSite({ config, publicUrl, domains }: ComposeHelpSiteParts): ComposedHelpSite {
  const { feedback, helpSettings, inboxes, knowledgeBase, ledger } = domains;
  const limit = config.helpSearchesPerMinute;
  const sources = knowledgeBaseSources(knowledgeBase, {
    recordSearch: ({ query, locale, found, visitor, inbox }) => ledger.recordSearch({ text: query, locale, origin: 'help', asker: visitor, inbox, found }),
    followSearch: (id, what) => ledger.followSearch(id, what),
    recordVote: (vote) => feedback.record({ ...vote, source: 'help_site' }),
  });
  const site = createHelpSite({
    settings: helpSettings,
    inboxes,
    publicUrl,
    sources,
    css: readFileSync(inProject('server/help-site/help.css'), 'utf8'),
    script: readFileSync(inProject('server/help-site/ask-in-chat.js'), 'utf8'),
  });
  return {
    mounts: helpSiteMounts({
      current: site.current,
      sources,
      publicUrl,
      searches: createRateLimiter({ points: limit, seconds: 60 }),
      votes: createRateLimiter(limit === 0 ? { points: 0, seconds: 60 } : VOTES),
    }),
    commands: helpSettingsCommands(site),
    articleAddress: site.articleAddress,
  };
}
