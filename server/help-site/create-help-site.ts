import type { HelpSiteState } from '../../protocol/help-site-contract.ts';
import type { Inboxes } from '../inboxes/index.ts';
import { addressOf, HELP_ROOT } from './addresses.ts';
import type { HelpSources } from './help-sources.ts';
import type { HelpSettings } from './settings/help-settings.ts';
import { createSiteKeeper } from './site-keeper.ts';
import type { HelpState } from './site-keeper.ts';

/** What the help site stands on. */
export interface HelpSiteNeeds {
  settings: HelpSettings;
  inboxes: Pick<Inboxes, 'find' | 'list'>;
  sources: HelpSources;
  publicUrl: string;
  /** Texts of the style sheet and of the script. */
  css: string;
  script: string;
}

/** The help site, wired. */
export interface HelpSiteDomain {
  readonly settings: HelpSettings;
  /** The site as it is now, with the pages that were drawn of it. */
  current(): Promise<HelpState>;
  /** What the settings page shows. */
  state(): Promise<HelpSiteState>;
  inboxExists(key: string): Promise<boolean>;
  /** Where customers read an article; null while the site is off. */
  articleAddress(slug: string, locale: string): Promise<string | null>;
}

/** Wires the help site. */
export function createHelpSite({ settings, inboxes, sources, publicUrl, css, script }: HelpSiteNeeds): HelpSiteDomain {
  const current = createSiteKeeper({ settings, sources, inbox: (key) => inboxes.find(key), publicUrl, css, script });

  async function state(): Promise<HelpSiteState> {
    const { settings: decided, site } = await current();
    const inbox = await inboxes.find(decided.inbox);
    return {
      settings: decided,
      address: `${site.identity.origin}${HELP_ROOT}`,
      fallback: { title: `${inbox?.companyName ?? ''} help`.trim(), color: inbox?.color ?? site.identity.color },
      inboxes: (await inboxes.list()).map(({ key, companyName }) => ({ key, companyName })),
      locales: site.languages.map(({ tag, articles }) => ({ locale: tag, articles: articles.length })),
    };
  }

  async function articleAddress(slug: string, locale: string): Promise<string | null> {
    const { settings: decided, site } = await current();
    return decided.isOn ? `${site.identity.origin}${addressOf({ at: 'article', locale, slug }, site)}` : null;
  }

  return { settings, current, state, inboxExists: async (key) => (await inboxes.find(key)) !== null, articleAddress };
}
