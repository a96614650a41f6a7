import type { RequestHandler } from 'express';
import { HELP_ROOT } from './addresses.ts';
import { robotsText } from './machine/robots.ts';
import { sitemap } from './machine/sitemap.ts';
import { keptPage } from './page-store.ts';
import { sendElsewhere, sendPage } from './send-page-routes.ts';
import type { HelpState } from './site-keeper.ts';

/** What stands at the root of the server for search machines, and the way from a host of the help site's own to it. */
export function machineRoutes(current: () => Promise<HelpState>): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const { settings, site, pages } = await current();
    const { origin } = settings;
    if (request.path === '/robots.txt') {
      return sendPage(request, response, keptPage({ status: 200, body: robotsText(settings.isOn ? site : null) }), 'text/plain');
    }
    if (!settings.isOn) return next();
    if (request.path === '/sitemap.xml' && settings.isIndexed) {
      return sendPage(request, response, await pages.get('/sitemap.xml', async () => ({ status: 200, body: sitemap(site) })), 'application/xml');
    }
    if (request.path === '/' && origin !== null && request.headers.host === new URL(origin).host) return sendElsewhere(response, HELP_ROOT, 302);
    next();
  };
}
