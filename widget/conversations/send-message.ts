import type { PendingMessage } from '../../client/model.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import type { Sending, SentMore } from '../messages/composer.tsx';
import type { Chat } from './chat.ts';

/**
 * Sends a message where the customer is: into the chat, or as the first one of a new chat. A chat that is over for
 * good answers `conflict`; the same words then begin a new one that links back.
 */
export function sendMessage(panel: PanelModel, chat: Chat | null, text: string, article?: string, { attachments, conversation }: SentMore = {}): Sending {
  const more = { ...(article !== undefined && { article }), ...(attachments && { attachments }) };
  if (!chat) return panel.start(text, { ...more, ...(conversation && { conversation }) });
  const { stored, done, clientId } = panel.client.perform('message.send', { conversation: chat.id, text, ...more });
  const settled = done.then((outcome) => {
    if (outcome.ok) return outcome;
    const { code, message } = outcome.error;
    panel.host.emit('error', { code, message });
    const refused = chat.model.pending.peek().find((pending) => pending.clientId === clientId);
    if (code !== 'conflict' || !refused || panel.chat.peek() !== chat) return outcome;
    sendInNewChat(panel, chat, refused);
    return { ok: true };
  });
  return { stored, done: settled };
}

/** Takes a refused message out of a chat that is over and begins a new chat with it. */
export function sendInNewChat(panel: PanelModel, chat: Chat, { clientId, text }: PendingMessage): void {
  chat.model.discard(clientId);
  panel.start(text, { follows: chat.id });
}
