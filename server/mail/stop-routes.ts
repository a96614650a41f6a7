import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import { fillWords, mailWords } from './mail-words.ts';
import type { ThreadStore } from './thread-store.ts';

/** What the page needs to know. */
export interface StopParts {
  threads: Pick<ThreadStore, 'findToken' | 'stop'>;
}

const TOKEN = /^[a-z2-7]{26}$/;

/**
 * `/mail/stop/TOKEN`: a page with a button, and the address that mail programs post to by themselves (RFC 8058). Reading
 * the page changes nothing, because mail programs and scanners follow links.
 */
export function stopRoutes({ threads }: StopParts): Router {
  const router = Router();
  router.get('/stop/:token', async ({ params, headers }, response) => {
    const words = wordsFor(headers['accept-language']);
    const known = TOKEN.test(params.token) && (await threads.findToken(params.token)) !== null;
    if (!known) return page(response, 404, 'Page not found', '<p>There is nothing at this address.</p>');
    return page(response, 200, words.stopTitle, `<form method="post"><button>${words.stopButton}</button></form>`);
  });
  router.post('/stop/:token', urlencoded({ extended: false, limit: 1_000 }), async ({ params, headers }, response) => {
    const done = TOKEN.test(params.token) && (await threads.stop(params.token));
    if (!done) return page(response, 404, 'Page not found', '<p>There is nothing at this address.</p>');
    return page(response, 200, wordsFor(headers['accept-language']).stopped, '');
  });
  return router;
}

const wordsFor = (accepted: string | undefined) => mailWords(/^[a-z]{2}/i.exec(accepted ?? '')?.[0] ?? 'en');

function page(response: Response, status: number, title: string, body: string): void {
  const html = `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{title}</title></head><body><main><h1>{title}</h1>${body}</main></body></html>`;
  response.status(status).setHeader('Cache-Control', 'no-store');
  response.type('html').send(fillWords(html, { title }));
}
