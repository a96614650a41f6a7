import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { AppError } from '../kernel/errors.ts';
import { ENCODINGS, bestEncoding } from './encodings.ts';
import { embeddable } from './security-headers.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the hashed files of a build at `/assets`. Their names change with their contents, so browsers may keep
 * them for a year; any origin may import them, because the widget's panel runs on customers' pages. The build
 * compressed them already, so a request costs no compression. Only files that were there at the start are served.
 */
export function webAssets(webDir: string): Router {
  const folder = join(webDir, 'assets');
  const files = listFiles(folder);
  const router = Router();
  router.get('/assets/{*path}', embeddable, sendAsset(folder, files));
  return router;
}

function sendAsset(folder: string, files: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const name = decodeURIComponent(request.path.slice('/assets/'.length));
    if (!files.has(name) || isCopy(name)) throw new AppError('not_found', 'There is no such file.');
    response.type(name);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
    const encoding = bestEncoding(request, (extension) => files.has(name + extension));
    if (encoding) response.setHeader('Content-Encoding', encoding.name);
    // Ranges of a compressed copy would be ranges of other bytes than the ones named.
    const options = { root: folder, cacheControl: false, acceptRanges: false };
    response.sendFile(name + (encoding?.extension ?? ''), options, (error) => {
      if (error) next(error);
    });
  };
}

const isCopy = (name: string): boolean => ENCODINGS.some(({ extension }) => name.endsWith(extension));

function listFiles(folder: string): ReadonlySet<string> {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return new Set(names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => name.split(sep).join('/')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
    throw error;
  }
}
