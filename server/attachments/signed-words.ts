import { createHmac, timingSafeEqual } from 'node:crypto';

/** Words that only this server can have written: the words, until when they count, and a signature. */
export function signed(words: string, until: number, secret: string): string {
  const body = `${Buffer.from(words).toString('base64url')}.${until.toString(36)}`;
  return `${body}.${signature(body, secret)}`;
}

/** The words of `signed`, or null where somebody else wrote them or their time is over. `now` is milliseconds since the epoch. */
export function readSigned(text: string, now: number, secret: string): string | null {
  const [words = '', until = '', given = ''] = text.split('.');
  const expected = Buffer.from(signature(`${words}.${until}`, secret));
  const found = Buffer.from(given);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return null;
  return Number.parseInt(until, 36) < now ? null : Buffer.from(words, 'base64url').toString();
}

const signature = (body: string, secret: string): string => createHmac('sha256', secret).update(body).digest('base64url');
