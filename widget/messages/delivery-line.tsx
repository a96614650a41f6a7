import type { JSX } from 'preact';
import type { Chat } from '../conversations/chat.ts';
import { sendInNewChat } from '../conversations/send-message.ts';
import { timeOf } from '../panel/clock.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { useBrowserOnline } from '../panel/use-browser-online.ts';
import type { Words } from '../words.ts';
import { fill } from '../words.ts';
import type { Delivery, MessageItem } from './timeline.ts';

/** How far a message of the customer has come, and what to do where it did not. */
export function DeliveryLine({ item, chat }: { item: MessageItem; chat: Chat }): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const browserOnline = useBrowserOnline();
  const { pending, delivery } = item;
  if (delivery !== 'refused' || !pending) {
    const held = browserOnline ? words.heldAway : words.held;
    const waiting = panel.client.connection.value === 'online' ? words.sending : held;
    return <p class="delivery" aria-live="off">{delivery === 'waiting' ? waiting : `${timeOf(item.at)} · ${label(delivery, words)}`}</p>;
  }
  const { clientId, error } = pending;
  const closed = error?.code === 'conflict';
  return (
    <div class="delivery refused" role="alert">
      <p>{fill(words.notSent, { reason: error ? reason(error, words) : '' })}</p>
      {closed ? (
        <button type="button" class="link" onClick={() => sendInNewChat(panel, chat, pending)}>{words.sendInNew}</button>
      ) : (
        <button type="button" class="link" onClick={() => chat.model.retry(clientId)}>{words.retry}</button>
      )}
      <button type="button" class="link" onClick={() => chat.model.discard(clientId)}>{words.discard}</button>
    </div>
  );
}

function label(delivery: Delivery, words: Words): string {
  return delivery === 'read' ? words.read : delivery === 'delivered' ? words.delivered : words.sent;
}
