import type { PanelModel } from '../panel/panel-model.ts';
import type { Chat } from './chat.ts';

/** How often agents are told what is written so far, in milliseconds. */
const TELL_MS = 1_000;

const waiting = new WeakMap<Chat, string>();

/** Tells agents what the customer has written so far; only where the inbox shows it, and the customer is told. */
export function tellUnsent({ client }: PanelModel, chat: Chat, text: string): void {
  const isWaiting = waiting.has(chat);
  waiting.set(chat, text);
  if (isWaiting) return;
  setTimeout(() => {
    void client.ask('typing.set', { conversation: chat.id, typing: true, text: waiting.get(chat) ?? '' });
    waiting.delete(chat);
  }, TELL_MS);
}
