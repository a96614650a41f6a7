import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id (the library's default algorithm) with 19 MiB, two passes and one lane: the first choice of the OWASP
 * Password Storage Cheat Sheet
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id).
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** No letters or digits that are taken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

let nobodysHash: Promise<string> | undefined;

/** What is stored instead of a password: a PHC string with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), PARAMETERS);
}

/** Whether the password is the one that was hashed. */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normal(password));
}

/** Takes as long as a comparison, for somebody who is not known: the time an answer takes shall not tell who is. */
export async function verifyForNobody(password: string): Promise<false> {
  nobodysHash ??= hashPassword(temporaryPassword());
  await verifyPassword(await nobodysHash, password);
  return false;
}

/** A random password to be read out or typed once, such as `k3fm-w8hq-2npz-x7ra`: 79 bits. */
export function temporaryPassword(): string {
  const letter = (): string => ALPHABET.charAt(randomInt(ALPHABET.length));
  const group = (): string => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** The same letters may be typed as different code points on different systems. */
const normal = (password: string): string => password.normalize('NFKC');
