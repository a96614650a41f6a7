import type { HelpSite } from '../help-site.ts';

/**
 * `robots.txt` of the whole server. A site that shall not be listed is not closed here: its pages say `noindex`, which
 * search machines learn only by reading them. `site` is null while there is no help site.
 */
export function robotsText(site: HelpSite | null): string {
  const lines = ['User-agent: *', 'Disallow: /console', 'Disallow: /api/'];
  if (site?.identity.isIndexed) lines.push('', `Sitemap: ${new URL('/sitemap.xml', site.identity.origin).href}`);
  return `${lines.join('\n')}\n`;
}
