import type { KeyValueStore } from '../app/key-value-store.ts';

/** What is being written, by conversation and kind; it survives reloads and the end of a session. */
export interface Drafts {
  read(conversation: string, kind: DraftKind): string;
  write(conversation: string, kind: DraftKind, text: string): void;
}

/** A reply to the customer or a note for colleagues. */
export type DraftKind = 'reply' | 'note';

/** Drafts of one person in this browser. */
export function createDrafts(storage: KeyValueStore, user: string): Drafts {
  const key = (conversation: string, kind: DraftKind) => `porchlight:drafts:${user}:${conversation}:${kind}`;
  return {
    read: (conversation, kind) => storage.get(key(conversation, kind)) ?? '',
    write(conversation, kind, text) {
      if (text === '') storage.remove(key(conversation, kind));
      else storage.set(key(conversation, kind), text);
    },
  };
}
