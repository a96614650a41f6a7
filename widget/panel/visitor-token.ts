import type { OutboxStorage } from '../../client/outbox-storage.ts';
import { newToken } from '../../client/new-id.ts';
import { keep } from './browser-storage.ts';

/** Where the token lies; whoever has it is this visitor. */
const tokenKey = (inbox: string): string => `porchlight:${inbox}:token`;

/** The secret by which the server knows this browser again: the kept one, or a new one. */
export function visitorToken(storage: OutboxStorage, inbox: string): string {
  const kept = storage.getItem(tokenKey(inbox));
  if (kept && /^[\w-]{43}$/.test(kept)) return kept;
  const token = newToken();
  keep(storage, tokenKey(inbox), token);
  return token;
}
