import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { AppError } from '../kernel/errors.ts';
import { bestEncoding } from './encodings.ts';
import type { Encoding } from './encodings.ts';

/** How the launcher looks before any connection is made: company name, colour, text colour on it. */
export interface LauncherLook {
  n: string;
  c: string;
  o: string;
}

/** All inboxes by key. */
export type LauncherLooks = Readonly<Record<string, LauncherLook>>;

/** Customers' pages see a changed colour after at most this long. */
const MAX_AGE_SECONDS = 300;
/** The build leaves this string in the loader; minifiers may change its quotes. */
const PLACE = /(["'`])__PORCHLIGHT_INBOXES__\1/;

type Variants = Readonly<Record<Encoding | 'identity', Buffer>> & { etag: string };

/**
 * Answers `/widget.js`: the built loader with the looks of all inboxes in it, so that the launcher is drawn in the
 * company's colour without a request. Each content is put together and compressed once.
 */
export function widgetScript(webDir: string, readLooks: () => Promise<LauncherLooks>): RequestHandler {
  const path = join(webDir, 'widget.js');
  const loader = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  let made: { from: string; variants: Promise<Variants> } | undefined;
  return async (request, response) => {
    if (loader === undefined) throw new AppError('not_found', 'The widget is not built; run npm run build.');
    const from = scriptSafe(JSON.stringify(await readLooks()));
    if (made?.from !== from) made = { from, variants: compress(loader.replace(PLACE, () => from)) };
    const variants = await made.variants;
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
    response.setHeader('ETag', variants.etag);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    const encoding = bestEncoding(request, () => true);
    if (encoding) response.setHeader('Content-Encoding', encoding.name);
    response.end(variants[encoding?.name ?? 'identity']);
  };
}

/** JSON that is also JavaScript and stays inside a script element wherever a site puts it. */
function scriptSafe(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The tag is weak, since it stands for all three encodings (RFC 9110 §8.8.1). */
async function compress(script: string): Promise<Variants> {
  const identity = Buffer.from(script);
  const [gzipped, br] = await Promise.all([promisify(gzip)(identity, { level: 9 }), promisify(brotliCompress)(identity)]);
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  return { etag, identity, gzip: gzipped, br };
}
