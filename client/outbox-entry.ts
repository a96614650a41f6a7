/**
 * A command that was written down and has not been proved yet. Each is one item of the storage, so that several tabs
 * of a browser can share it: nobody rewrites what another wrote.
 */
import type { ConversationId } from '../protocol/ids.ts';
import type { ClientError } from './model.ts';
import type { OutboxStorage } from './outbox-storage.ts';

/** One written-down command. */
export interface OutboxEntry {
  /** Sorts the entries in the order they were written, over all tabs and pages of a browser. */
  readonly order: number;
  readonly clientId: string;
  readonly command: string;
  readonly conversation: ConversationId;
  /** What is sent, client id and conversation included. */
  readonly input: Readonly<Record<string, unknown>>;
  /** When it was written, milliseconds since the Unix epoch. */
  readonly at: number;
  /** Why the server refused it; it then waits for a person to decide. */
  readonly refused: ClientError | null;
  /** Where the server put it, once it has answered. */
  readonly seq: number | null;
}

/** The stored entries of one client. */
export interface OutboxShelf {
  /** What earlier pages left, in the order it was written. */
  load(): readonly OutboxEntry[];
  /** Whether the entry could be kept. */
  save(entry: OutboxEntry): boolean;
  remove(entry: OutboxEntry): void;
}

/** Digits of an order in a key; enough for milliseconds since the epoch until the year 5138. */
const ORDER_DIGITS = 14;

/** The entries kept in `storage` under keys that begin with `scope`. */
export function outboxShelf(storage: OutboxStorage, scope: string): OutboxShelf {
  const prefix = `${scope}:outbox:`;
  const keyOf = ({ order, clientId }: OutboxEntry): string =>
    `${prefix}${String(order).padStart(ORDER_DIGITS, '0')}-${clientId}`;
  const attempt = <T>(action: () => T, otherwise: T): T => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  return {
    load: () => {
      const keys = attempt(() => storage.keys(), []).filter((key) => key.startsWith(prefix));
      const found = keys.map((key) => attempt(() => parseEntry(storage.getItem(key)), null));
      return found.filter((entry) => entry !== null).sort((a, b) => a.order - b.order);
    },
    save: (entry) =>
      attempt(() => {
        storage.setItem(keyOf(entry), JSON.stringify(entry));
        return true;
      }, false),
    remove: (entry) => attempt(() => storage.removeItem(keyOf(entry)), undefined),
  };
}

/** The entry in a stored text, or null where it is not one of ours. */
function parseEntry(text: string | null): OutboxEntry | null {
  const entry = JSON.parse(text ?? 'null') as Partial<Record<keyof OutboxEntry, unknown>> | null;
  const whole =
    typeof entry?.order === 'number' &&
    typeof entry.clientId === 'string' &&
    typeof entry.command === 'string' &&
    typeof entry.conversation === 'string' &&
    typeof entry.at === 'number' &&
    typeof entry.input === 'object' &&
    entry.input !== null;
  if (!whole) return null;
  return { ...(entry as unknown as OutboxEntry), refused: (entry.refused ?? null) as ClientError | null, seq: null };
}
