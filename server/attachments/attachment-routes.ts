import { Router } from 'express';
import type { RequestHandler } from 'express';
import { embeddable } from '../http/security-headers.ts';
import { AppError } from '../kernel/errors.ts';
import { readMultipart, sendFile } from '../uploads/index.ts';
import type { Attachments } from './create-attachments.ts';

/** Most files that one server takes in at the same time: each lies in memory until it is whole. */
const AT_ONCE_MAX = 8;

/**
 * `POST /chat-files/upload?ticket=…` takes a file, `GET /chat-files/ID/NAME?key=…` gives one. Both are asked by widgets on
 * other people's sites, where no cookie of ours travels; the ticket and the key say what is allowed, and for how long.
 */
export function attachmentRoutes(attachments: Pick<Attachments, 'readTicket' | 'keep' | 'openLinked' | 'maxBytes'>): Router {
  const router = Router();
  let under = 0;

  const receive: RequestHandler = async (request, response) => {
    const refuse = (error: unknown): never => {
      // What is still on its way is thrown away, so that the answer arrives.
      request.resume();
      throw error;
    };
    if (under >= AT_ONCE_MAX) refuse(new AppError('rate_limited', 'Many files are being sent now. It goes on in a moment.', { retryAfterMs: 2_000 }));
    under += 1;
    try {
      const { conversation, sender } = await attachments.readTicket(String(request.query['ticket'] ?? '')).catch(refuse);
      const attachment = await attachments.keep(conversation, sender, await readMultipart(request, attachments.maxBytes));
      response.setHeader('Cache-Control', 'no-store');
      response.status(201).json({ attachment });
    } finally {
      under -= 1;
    }
  };

  const give: RequestHandler = async (request, response) => {
    const found = await attachments.openLinked(String(request.params['id']), String(request.query['key'] ?? ''));
    if (found === null) throw new AppError('not_found', 'There is no such file, or its address is too old.');
    sendFile(request, response, found, 'linked');
  };

  router.options('/upload', embeddable, (_request, response) => {
    response.setHeader('Access-Control-Allow-Methods', 'POST');
    response.setHeader('Access-Control-Max-Age', '600');
    response.status(204).end();
  });
  router.post('/upload', embeddable, receive);
  router.get(['/:id', '/:id/:name'], embeddable, give);
  return router;
}
