import { AppError } from '../kernel/errors.ts';
import { hashToken, randomId } from '../kernel/ids.ts';

/** Visible ASCII, as Stripe and the IETF draft on the header (draft-ietf-httpapi-idempotency-key-header) have it. */
const KEY = /^[\x21-\x7E]{1,255}$/;
/** What fits as a client id as it is (`clientIdSchema`). */
const CLIENT_ID = /^[A-Za-z0-9_.-]{8,64}$/;

/** The header's value, or null where it was not sent. Throws AppError `invalid_payload` for one that cannot be a key. */
export function readIdempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (!KEY.test(header)) {
    const message = 'must be 1 to 255 visible ASCII characters';
    throw new AppError('invalid_payload', `Idempotency-Key ${message}.`, { issues: [{ path: 'Idempotency-Key', message }] });
  }
  return header;
}

/** The id a command gets in the log: the key itself where it fits, else its hash; a random one where there is no key. */
export function clientIdOf(key: string | null): string {
  if (key === null) return randomId();
  return CLIENT_ID.test(key) ? key : `key.${hashToken(key)}`;
}

/** What is thrown when a key comes again with another wish. */
export function keyReused(): AppError {
  return new AppError('conflict', 'This Idempotency-Key was already used for another request.');
}
