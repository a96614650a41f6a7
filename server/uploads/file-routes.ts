import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { pipeline } from 'node:stream';
import * as v from 'valibot';
import { fileIdSchema } from '../../protocol/uploads-contract.ts';
import { embeddable } from '../http/security-headers.ts';
import { AppError } from '../kernel/errors.ts';
import type { OpenFile, Uploads } from './create-uploads.ts';
import type { StoredFile } from './upload-store.ts';

/** What the routes stand on. */
export interface FileRoutesParts {
  uploads: Pick<Uploads, 'open'>;
  /** Whether customers are shown this file by what is published now. */
  isPublic(file: StoredFile): boolean;
  /** Whether the request comes from somebody who is signed in and may see this file. */
  isStaff(request: Request, file: StoredFile): Promise<boolean>;
}

/**
 * `GET /files/:id/:name`. Whoever may not see a file is told that there is none. Images are shown; everything else is
 * given to download, and nothing in a file can run: its type is the one that was read from its content, browsers are
 * told not to guess, and a policy forbids all.
 */
export function fileRoutes({ uploads, isPublic, isStaff }: FileRoutesParts): Router {
  const router = Router();
  const send: RequestHandler = async (request, response) => {
    const id = String(request.params['id']);
    const found = v.is(fileIdSchema, id) ? await uploads.open(id) : null;
    const isShown = found !== null && isPublic(found.file);
    if (found === null || !(isShown || (await isStaff(request, found.file)))) throw new AppError('not_found', 'There is no such file.');
    sendFile(request, response, found, isShown ? 'public' : 'private');
  };
  router.get(['/:id', '/:id/:name'], embeddable, send);
  return router;
}

/** Who may keep the answer: everybody, for good; the browser of who is signed in; the browser that has the address. */
export type Audience = 'public' | 'private' | 'linked';

/** The bytes at an address never change: a year, in seconds. */
const FOREVER_SECONDS = 31_536_000;
/** Types that do nothing by themselves; all others are sent as bytes of no kind. */
const HARMLESS = /^(image\/(png|jpeg|gif|webp|avif)|application\/pdf|application\/vnd\.(openxmlformats|oasis)[\w.-]+|text\/plain|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/** Answers with a file. Nothing in it can run: only images are shown, and browsers neither guess nor execute. */
export function sendFile(request: Request, response: Response, found: OpenFile, audience: Audience): void {
  setHeaders(response, found.file, audience);
  // ETag is set, so Express compares it with what the browser has.
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.setHeader('Content-Length', String(found.file.size));
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A reader who goes away, or a store that does, ends the answer; there is nothing left to tell them.
  pipeline(found.stream(), response, () => undefined);
}

function setHeaders(response: Response, { name, type, hash, width }: StoredFile, audience: Audience): void {
  const sent = HARMLESS.test(type) ? type : 'application/octet-stream';
  response.setHeader('Content-Type', sent === 'text/plain' ? 'text/plain; charset=utf-8' : sent);
  response.setHeader('Content-Disposition', `${width === null ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, hex)}`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('ETag', `"${hash}"`);
  response.setHeader('Cache-Control', CACHING[audience]);
  if (audience === 'private') {
    response.removeHeader('Access-Control-Allow-Origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Vary', 'Cookie');
  }
}

const CACHING: Readonly<Record<Audience, string>> = {
  public: `public, max-age=${FOREVER_SECONDS}, immutable`,
  private: 'private, no-cache',
  linked: 'private, max-age=3600',
};

const hex = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
