import { createHmac, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import type { Request } from 'express';
import { AppError } from '../../kernel/errors.ts';
import { MAIL_MAX_BYTES } from './read-mail.ts';
import type { Received } from './receive-mail.ts';

/** The header that signs a mail: `sha256=` and the HMAC-SHA256 of the body in hexadecimal. */
export const SIGNATURE_HEADER = 'x-porchlight-signature';

/** The signature of a body. */
export const signatureOf = (secret: string, body: Buffer): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/**
 * `POST /mail/inbound`: a mail as it came over the wire (MIME), signed; answers 202 with what became of it. A mail that was
 * handed over before is known again, so a service may repeat what was not answered.
 */
export function inboundRoutes(secret: string | null, receive: (raw: Buffer) => Promise<Received>): Router {
  const router = Router();
  router.post('/inbound', async (request, response) => {
    if (secret === null) throw new AppError('not_found', 'There is nothing at this address.');
    const signature = request.headers[SIGNATURE_HEADER];
    // Nobody without a signature has a body read.
    if (typeof signature !== 'string' || !/^sha256=[0-9a-f]{64}$/.test(signature)) throw new AppError('unauthenticated', `Sign the mail in the header ${SIGNATURE_HEADER}.`);
    const body = await wholeBody(request);
    if (!timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(secret, body)))) throw new AppError('unauthenticated', 'The signature is not that of this mail.');
    if (body.length === 0) throw new AppError('invalid_payload', 'Send the mail as it came, in MIME, as the body.');
    response.setHeader('Cache-Control', 'no-store');
    response.status(202).json(await receive(body));
  });
  return router;
}

async function wholeBody(request: Request): Promise<Buffer> {
  const tooLarge = (): AppError => new AppError('too_large', `The mail is larger than ${MAIL_MAX_BYTES / 1024 / 1024} MB.`);
  if (Number(request.headers['content-length'] ?? 0) > MAIL_MAX_BYTES) {
    request.resume();
    throw tooLarge();
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    // The rest is read and thrown away, so that the answer arrives.
    if (size <= MAIL_MAX_BYTES) pieces.push(piece);
  }
  if (size > MAIL_MAX_BYTES) throw tooLarge();
  return Buffer.concat(pieces);
}
