import type { Request, Response } from 'express';
import { bestEncoding } from '../http/encodings.ts';
import type { KeptPage } from './page-store.ts';

const YEAR_SECONDS = 31_536_000;

/** How long others may keep an answer: until the next visit asks whether it is the same, or for good. */
export type Keeping = 'ask' | 'for_good' | 'never';

const KEEPING: Readonly<Record<Keeping, string>> = {
  // A withdrawn article must be gone with the next look at it.
  ask: 'public, no-cache',
  for_good: `public, max-age=${YEAR_SECONDS}, immutable`,
  never: 'no-store',
};

/** Sends a page in the best compression; nothing where the visitor has the same already. HEAD gets the head alone. */
export async function sendPage(request: Request, response: Response, page: KeptPage, type: string, keeping: Keeping = 'ask'): Promise<void> {
  response.status(page.status);
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Cache-Control', KEEPING[page.status === 200 ? keeping : 'never']);
  response.vary('Accept-Encoding');
  if (page.status === 200 && keeping !== 'never') {
    response.setHeader('ETag', page.etag);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
  }
  const encoding = bestEncoding(request, () => true);
  const bytes = encoding === undefined ? page.plain : await page.compressed(encoding.name);
  if (encoding !== undefined) response.setHeader('Content-Encoding', encoding.name);
  response.setHeader('Content-Length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Sends somebody elsewhere within the site. */
export function sendElsewhere(response: Response, path: string, status: 301 | 302 | 303): void {
  response.setHeader('Cache-Control', status === 301 ? 'public, max-age=3600' : 'no-store');
  response.redirect(status, path);
}
