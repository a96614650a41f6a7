import { createHash } from 'node:crypto';
import type { HelpSiteSettings } from '../../protocol/help-site-contract.ts';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import { HELP_ROOT } from './addresses.ts';
import type { HelpSources } from './help-sources.ts';
import { helpSiteOf } from './help-site.ts';
import type { HelpSite } from './help-site.ts';
import type { KeptPage, PageStore } from './page-store.ts';
import { createPageStore, keptPage } from './page-store.ts';
import type { PageFiles } from './pages/page-frame.ts';
import type { HelpSettings } from './settings/help-settings.ts';
import { siteIcon, themeStyle } from './theme.ts';

/** The site as it is now, with the pages that were drawn of it. */
export interface HelpState {
  settings: HelpSiteSettings;
  site: HelpSite;
  pages: PageStore;
  files: PageFiles;
  /** What the addresses in `files` answer. */
  contents: Readonly<Record<keyof PageFiles, KeptPage>>;
}

/** What the site is made of. `css` and `script` are the texts of the files. */
export interface SiteKeeperParts {
  settings: HelpSettings;
  sources: HelpSources;
  inbox(key: string): Promise<InboxSettings | null>;
  publicUrl: string;
  css: string;
  script: string;
}

/** Gives the site as it is now: the same one, with its drawn pages, until something that it is made of has changed. */
export function createSiteKeeper({ settings, sources, inbox, publicUrl, css, script }: SiteKeeperParts): () => Promise<HelpState> {
  const scriptFile = file(script, 'script', 'js');
  let kept: { of: readonly unknown[]; state: HelpState } | undefined;
  return async () => {
    const decided = await settings.read();
    const found = await inbox(decided.inbox);
    const look = found && { key: found.key, companyName: found.companyName, color: found.color };
    const of = [decided, look?.key, look?.companyName, look?.color, sources.articles(), sources.shelf()];
    if (kept !== undefined && of.every((part, i) => part === kept?.of[i])) return kept.state;
    const site = helpSiteOf({ settings: decided, inbox: look, publicUrl, articles: sources.articles(), shelf: sources.shelf() });
    const styleFile = file(themeStyle(site.identity.color) + css, 'style', 'css');
    const iconFile = file(siteIcon(site.identity.color), 'icon', 'svg');
    const state: HelpState = {
      settings: decided,
      site,
      pages: createPageStore(),
      files: { style: styleFile.address, script: scriptFile.address, icon: iconFile.address },
      contents: { style: styleFile.page, script: scriptFile.page, icon: iconFile.page },
    };
    kept = { of, state };
    return state;
  };
}

/** A file whose address changes with what is in it, so that browsers may keep it for good. */
function file(text: string, name: string, extension: string): { address: string; page: KeptPage } {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { address: `${HELP_ROOT}/${name}-${hash}.${extension}`, page: keptPage({ status: 200, body: text }) };
}
