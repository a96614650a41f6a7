import { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import { UPLOAD_MAX_BYTES } from '../../protocol/uploads-contract.ts';
import { AppError } from '../kernel/errors.ts';
import type { Uploads } from './create-uploads.ts';
import { readMultipart } from './read-multipart.ts';

/** Who uploads, or AppError `unauthenticated` or `forbidden`. */
export type UploaderOf = (request: Request) => Promise<{ id: string; name: string }>;

/** `POST /console/api/files`: one file as multipart/form-data in the field `file`; answers `{ file: UploadedFile }`. */
export function uploadRoutes(uploads: Pick<Uploads, 'put'>, uploader: UploaderOf, purpose: string): Router {
  const router = Router();
  const receive: RequestHandler = async (request, response) => {
    const by = await uploader(request).catch((error: unknown) => {
      request.resume();
      throw error;
    });
    const given = await readMultipart(request, UPLOAD_MAX_BYTES);
    const file = await uploads.put({ ...given, purpose, by });
    response.setHeader('Cache-Control', 'no-store');
    response.status(201).json({ file });
  };
  router.post('/files', receive);
  router.all('/files', () => {
    throw new AppError('not_found', 'There is nothing at this address.');
  });
  return router;
}
