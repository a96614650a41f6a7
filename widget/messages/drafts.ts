import type { OutboxStorage } from '../../client/outbox-storage.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { keep } from '../panel/browser-storage.ts';

/** Keeps what is being written in one conversation, or in one that has not begun, until it is sent. */
export interface Draft {
  read(): string;
  write(text: string): void;
}

/** The draft of a conversation; it outlives a reload, not the tab. */
export function draftOf(storage: OutboxStorage, inbox: string, conversation: ConversationId | null): Draft {
  const key = `porchlight:${inbox}:draft:${conversation ?? 'new'}`;
  return {
    read: () => storage.getItem(key) ?? '',
    write: (text) => keep(storage, key, text === '' ? null : text),
  };
}
