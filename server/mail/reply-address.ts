/**
 * Each conversation that goes on by e-mail has an address of its own, which nobody can guess: a random token in the place
 * of `*` in the reply address (`support+*@example.com`). The same token stands in the Message-ID of what we send, so that
 * a mail program which answers to the wrong address is still understood. Mail systems change the case of addresses, so
 * tokens are lower case.
 */
import { createHash, randomBytes } from 'node:crypto';

const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;
/** 128 random bits as 26 letters and digits. */
const TOKEN = '[a-z2-7]{26}';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new token of 128 random bits. */
export function newReplyToken(): string {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`);
  let token = '';
  for (let i = 0; i < 26; i += 1, bits >>= 5n) token += LETTERS[Number(bits & 31n)];
  return token;
}

/** `Example <support@example.com>` in its parts, the address in lower case; null where it is none. */
export function splitAddress(text: string): { name: string; address: string } | null {
  const [, name = '', inBrackets] = /^\s*([^<>]*?)\s*<\s*([^<>\s]+)\s*>\s*$/.exec(text) ?? [];
  const address = (inBrackets ?? text.trim()).toLowerCase();
  return ADDRESS.test(address) && address.length <= 254 && !/[\r\n]/.test(name) ? { name: name.replace(/^"(.*)"$/, '$1'), address } : null;
}

/** The address of a conversation. */
export const replyAddress = (pattern: string, token: string): string => pattern.replace('*', token);

/** The token in one of these addresses, or null. */
export function tokenInAddresses(pattern: string, addresses: readonly string[]): string | null {
  const [before = '', after = ''] = pattern.toLowerCase().split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const form = new RegExp(`^${before}(${TOKEN})${after}$`);
  for (const address of addresses) {
    const token = form.exec(address.trim().toLowerCase())?.[1];
    if (token !== undefined) return token;
  }
  return null;
}

/** The Message-ID of a mail about a conversation: of the same key always the same, so that a mail sent twice is one. */
export function messageIdOf(token: string, key: string, domain: string): string {
  const part = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return `<pl.${token}.${part}@${domain}>`;
}

/** The token in a list of Message-IDs (References, In-Reply-To), the last one first; null where none is ours. */
export function tokenInMessageIds(ids: readonly string[]): string | null {
  for (const id of ids.toReversed()) {
    const token = new RegExp(`^<?pl\\.(${TOKEN})\\.[0-9a-f]{16}@`, 'i').exec(id.trim())?.[1];
    if (token !== undefined) return token.toLowerCase();
  }
  return null;
}
