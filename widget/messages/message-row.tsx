import type { JSX } from 'preact';
import type { Chat } from '../conversations/chat.ts';
import { timeOf } from '../panel/clock.ts';
import { useWords } from '../panel/panel-context.ts';
import { BotTurnView } from './bot-turn.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { MessageText } from './message-text.tsx';
import type { MessageItem } from './timeline.ts';

/** One message, with who wrote it and when. `newest` is the customer's latest, which tells how far it has come. */
export function MessageRow({ item, chat, newest }: { item: MessageItem; chat: Chat; newest: boolean }): JSX.Element {
  const words = useWords();
  const own = item.from === 'visitor';
  const name = own ? words.you : item.from === 'bot' ? words.bot : item.name;
  const time = <time dateTime={new Date(item.at).toISOString()}>{timeOf(item.at)}</time>;
  return (
    <li class={`message ${item.from} ${item.delivery}`}>
      <p class={own || !item.first ? 'hidden-words' : 'who'}>
        <b>{name}</b> {time}
      </p>
      <div class="bubble">
        <MessageText text={item.text} />
        {item.bot && <BotTurnView item={item} turn={item.bot} chat={chat} />}
      </div>
      {own && (newest || item.delivery === 'waiting' || item.delivery === 'refused') && (
        <DeliveryLine item={item} chat={chat} />
      )}
    </li>
  );
}
