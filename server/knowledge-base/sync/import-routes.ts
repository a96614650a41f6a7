import express, { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import { strToU8, zip } from 'fflate';
import * as v from 'valibot';
import type { Author } from '../../../protocol/article-desk.ts';
import { localeSchema } from '../../../protocol/fields.ts';
import { IMPORT_KINDS, IMPORT_MAX_BYTES } from '../../../protocol/imports-contract.ts';
import type { ImportJob } from '../../../protocol/imports-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import { entriesOfFile } from '../files/zip-entries.ts';
import type { FolderFile } from './export-folder.ts';
import type { ImportFiles } from './read-incoming.ts';

/** What the routes stand on. */
export interface ImportRoutesParts {
  /** Who asks, or AppError `unauthenticated` or `forbidden`. */
  editorOf(request: Request): Promise<Author>;
  begin(files: ImportFiles): Promise<ImportJob>;
  exported(): Promise<readonly FolderFile[]>;
}

const querySchema = v.object({
  kind: v.picklist(IMPORT_KINDS),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  locale: v.optional(localeSchema, 'en'),
  state: v.optional(v.picklist(['draft', 'published']), 'draft'),
});

/**
 * `POST /console/api/imports?kind=&name=&locale=&state=`: the bytes of a zip file, or of one file, as the body; answers
 * `{ import: ImportJob }`, compared and not yet brought in. `GET /console/api/articles.zip`: everything as a content folder.
 */
export function importRoutes({ editorOf, begin, exported }: ImportRoutesParts): Router {
  const router = Router();
  const authorised: RequestHandler = async (request, response, next) => {
    response.locals['editor'] = await editorOf(request);
    next();
  };
  const receive: RequestHandler = async (request, response) => {
    const query = v.safeParse(querySchema, request.query);
    if (!query.success) throw new AppError('invalid_payload', 'Say what the file is (kind) and what it is called (name).', { issues: query.issues.map(({ message, path }) => ({ path: String(path?.[0]?.key ?? ''), message })) });
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw new AppError('invalid_payload', 'The file is empty.');
    const { kind, name, locale, state } = query.output;
    const by = response.locals['editor'] as Author;
    const job = await begin({ source: 'upload', name, kind, files: await entriesOfFile(name, bytes), defaults: { locale, state }, by });
    response.setHeader('Cache-Control', 'no-store');
    response.status(201).json({ import: job });
  };
  router.post('/imports', authorised, express.raw({ type: () => true, limit: IMPORT_MAX_BYTES }), receive);
  router.get('/articles.zip', authorised, async (_request, response) => {
    const files = await exported();
    const packed = await new Promise<Uint8Array>((resolve, reject) => {
      const tree = Object.fromEntries(files.map(({ path, text, bytes }) => [path, bytes ?? strToU8(text ?? '')]));
      zip(tree, { level: 6 }, (error, data) => (error === null ? resolve(data) : reject(error)));
    });
    response.setHeader('Content-Type', 'application/zip');
    response.setHeader('Content-Disposition', 'attachment; filename="articles.zip"');
    response.setHeader('Cache-Control', 'no-store');
    response.end(Buffer.from(packed));
  });
  return router;
}
