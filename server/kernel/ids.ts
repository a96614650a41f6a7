import { createHash, randomBytes } from 'node:crypto';

/** A random 128-bit id, 22 characters of base64url. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

/** A random 256-bit secret, 43 characters of base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored instead of a secret token: its SHA-256, base64url. Tokens are random, so no salt is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
