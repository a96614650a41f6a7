/**
 * A reply waits some seconds before it leaves, so that it can be taken back. While it waits it lies in the browser's
 * storage: a page that is closed sends it at once, and one that dies leaves it to the next, as a draft.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as v from 'valibot';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { KeyValueStore } from '../app/key-value-store.ts';
import type { Written } from './draft-model.ts';
import { createDrafts, NO_DRAFT } from './drafts.ts';

/** A reply that waits. `dueAt` is when it leaves, in this browser's time (milliseconds since the Unix epoch). */
export interface HeldReply extends Written {
  conversation: ConversationId;
  dueAt: number;
}

/** The replies that wait, in all conversations. */
export interface HeldReplies {
  readonly held: ReadonlySignal<readonly HeldReply[]>;
  /** How long replies wait, in seconds; 0 sends them at once. Kept in this browser for each person. */
  readonly seconds: ReadonlySignal<number>;
  /** The same, asked of the browser anew: another tab may have changed it. */
  readSeconds(): number;
  setSeconds(seconds: number): void;
  /** Lets it wait; one that waits in the same conversation leaves at once, so that the order stays. */
  hold(conversation: ConversationId, written: Written): void;
  /** Takes it back; null where it has left. */
  undo(conversation: ConversationId): Written | null;
  sendNow(conversation: ConversationId): void;
  /** Sends all at once, and ends. */
  dispose(): void;
}

/** What they stand on; `send` writes a reply into the outbox. */
export interface HeldParts {
  storage: KeyValueStore;
  user: UserId;
  send(reply: HeldReply): void;
  now?: () => number;
  later?: (run: () => void, ms: number) => () => void;
}

/** Where nothing else is chosen, in seconds. */
export const UNDO_SECONDS = 5;
/** What can be chosen. */
export const UNDO_CHOICES = [0, 5, 10] as const;
/** What is so much over its time belongs to a page that has died, in milliseconds. */
const DEAD_AFTER_MS = 10_000;

const stored = v.array(v.looseObject({ conversation: v.string(), text: v.string(), dueAt: v.number(), articles: v.array(v.string()), attachments: v.array(v.looseObject({ id: v.string() })) }));

/** The key under which the choice lies. */
export const undoKey = (user: string): string => `porchlight:undo-send:${user}`;

/** Replies that wait, over a storage. */
export function createHeldReplies({ storage, user, send, now = Date.now, later = timer }: HeldParts): HeldReplies {
  const key = `porchlight:held:${user}`;
  const chosen = (): number => {
    const kept = Number(storage.get(undoKey(user)) ?? UNDO_SECONDS);
    return UNDO_CHOICES.find((choice) => choice === kept) ?? UNDO_SECONDS;
  };
  const seconds = signal(chosen());
  const held = signal<readonly HeldReply[]>([]);
  const timers = new Map<ConversationId, () => void>();

  const read = (): readonly HeldReply[] => {
    try {
      const found = v.safeParse(stored, JSON.parse(storage.get(key) ?? '[]'));
      return found.success ? (found.output as unknown as HeldReply[]) : [];
    } catch {
      return [];
    }
  };
  // Other tabs keep theirs under the same key: only the one that changes is touched.
  const keep = (conversation: ConversationId, reply: HeldReply | null): void => {
    const mine = held.value.find((one) => one.conversation === conversation);
    const rest = read().filter((one) => one.conversation !== conversation || one.dueAt !== mine?.dueAt);
    const next = reply === null ? rest : [...rest, reply];
    if (next.length === 0) storage.remove(key);
    else storage.set(key, JSON.stringify(next));
    held.value = [...held.value.filter((one) => one !== mine), ...(reply === null ? [] : [reply])];
  };
  const take = (conversation: ConversationId): HeldReply | null => {
    const found = held.value.find((one) => one.conversation === conversation) ?? null;
    timers.get(conversation)?.();
    timers.delete(conversation);
    if (found !== null) keep(conversation, null);
    return found;
  };
  const sendNow = (conversation: ConversationId): void => {
    const found = take(conversation);
    if (found !== null) send(found);
  };
  const sendAll = (): void => held.value.forEach(({ conversation }) => sendNow(conversation));

  // What a page that died left behind becomes a draft again, above what was written since.
  const drafts = createDrafts(storage, user);
  const left = read().filter(({ dueAt }) => dueAt < now() - DEAD_AFTER_MS);
  for (const { conversation, text, articles, attachments } of left) {
    const draft = drafts.read(conversation, 'reply');
    const joined = draft.text === '' || draft.text === text ? text : `${text}\n\n${draft.text}`;
    drafts.write(conversation, 'reply', { ...NO_DRAFT, ...draft, text: joined, articles: [...articles], attachments: [...attachments, ...draft.attachments], dirty: true });
  }
  if (left.length > 0) storage.set(key, JSON.stringify(read().filter((one) => !left.some(({ dueAt }) => dueAt === one.dueAt))));
  globalThis.addEventListener?.('pagehide', sendAll);

  return {
    held,
    seconds,
    readSeconds: () => (seconds.value = chosen()),
    setSeconds(next) {
      seconds.value = next;
      storage.set(undoKey(user), String(next));
    },
    hold(conversation, { text, articles, attachments }) {
      sendNow(conversation);
      const waitMs = seconds.value * 1000;
      keep(conversation, { conversation, text, articles, attachments, dueAt: now() + waitMs });
      timers.set(conversation, later(() => sendNow(conversation), waitMs));
    },
    undo: (conversation) => take(conversation),
    sendNow,
    dispose() {
      sendAll();
      globalThis.removeEventListener?.('pagehide', sendAll);
    },
  };
}

function timer(run: () => void, ms: number): () => void {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
}
