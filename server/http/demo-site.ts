import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Router, static as serveStatic } from 'express';
import type { RequestHandler } from 'express';
import { existingText } from './page-file.ts';

/**
 * The demo company's site at `/`: each page of the folder with the snippet where it says `{{snippet}}`, and the
 * files beside them. `index.html` is `/`, `shop.html` is `/shop`.
 */
export function demoSite(folder: string, snippet: () => Promise<string>): Router {
  const router = Router();
  if (!existsSync(folder)) return router;
  const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
  for (const file of pages) {
    const name = file.slice(0, -'.html'.length);
    router.get(name === 'index' ? '/' : `/${name}`, sendPage(existingText(join(folder, file)) ?? '', snippet));
  }
  const files = serveStatic(folder, { index: false, redirect: false, maxAge: '1h' });
  router.use((request, response, next) => {
    // Pages go out filled in or not at all; sources and tests that lie beside them are nobody's business.
    if (/\.(css|js|svg|png|jpg|webp|avif|ico|woff2)$/.test(request.path)) files(request, response, next);
    else next();
  });
  return router;
}

/** Where there is no demo, the first page is the console. */
export const redirectToConsole: RequestHandler = (_request, response) => response.redirect(302, '/console');

function sendPage(template: string, snippet: () => Promise<string>): RequestHandler {
  return async (_request, response) => {
    const text = await snippet();
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(template.replaceAll('{{snippet}}', () => text));
  };
}
