import type { KeyValueStore } from '../app/key-value-store.ts';

/** What is being written, by conversation and kind; it survives reloads and the end of a session. */
export interface Drafts {
  read(conversation: string, kind: DraftKind): string;
  write(conversation: string, kind: DraftKind, text: string): void;
  /** Slugs of the articles that were put into it. */
  readArticles(conversation: string, kind: DraftKind): readonly string[];
  writeArticles(conversation: string, kind: DraftKind, slugs: readonly string[]): void;
}

/** A reply to the customer or a note for colleagues. */
export type DraftKind = 'reply' | 'note';

/** Drafts of one person in this browser. */
export function createDrafts(storage: KeyValueStore, user: string): Drafts {
  const key = (conversation: string, kind: DraftKind) => `porchlight:drafts:${user}:${conversation}:${kind}`;
  const set = (name: string, text: string): void => (text === '' ? storage.remove(name) : storage.set(name, text));
  return {
    read: (conversation, kind) => storage.get(key(conversation, kind)) ?? '',
    write: (conversation, kind, text) => set(key(conversation, kind), text),
    readArticles: (conversation, kind) => (storage.get(`${key(conversation, kind)}:articles`) ?? '').split(' ').filter(Boolean),
    writeArticles: (conversation, kind, slugs) => set(`${key(conversation, kind)}:articles`, slugs.join(' ')),
  };
}
