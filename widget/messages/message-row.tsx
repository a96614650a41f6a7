import type { JSX } from 'preact';
import { hasOwnWords } from '../../protocol/attachment-words.ts';
import { useAttachmentParts } from '../attachments/use-attachment-parts.ts';
import type { Chat } from '../conversations/chat.ts';
import { RichTextView } from '../knowledge-base/rich-text-view.tsx';
import { timeOf } from '../panel/clock.ts';
import { useWords } from '../panel/panel-context.ts';
import { BotTurnView } from './bot-turn.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { MessageText } from './message-text.tsx';
import type { MessageItem } from './timeline.ts';

/** One message, with who wrote it and when. `newest` is the customer's latest, which tells how far it has come. */
export function MessageRow({ item, chat, newest }: { item: MessageItem; chat: Chat; newest: boolean }): JSX.Element {
  const words = useWords();
  const parts = useAttachmentParts(item.files.length > 0);
  const own = item.from === 'visitor';
  const name = own ? words.you : item.from === 'bot' ? words.bot : item.name;
  const time = <time dateTime={new Date(item.at).toISOString()}>{timeOf(item.at)}</time>;
  return (
    <li class={`message ${item.from} ${item.delivery}`}>
      <p class={own || !item.first ? 'hidden-words' : 'who'}>
        <b>{name}</b> {time}
      </p>
      <div class="bubble">
        {item.corrected === 'deleted' ? <p class="muted">{words.deleted}</p> : hasOwnWords(item.text, item.files) && (item.rich ? <div class="text rich"><RichTextView blocks={item.rich} /></div> : <MessageText text={item.text} />)}
        {parts && item.files.length > 0 && <parts.MessageFiles files={item.files} chat={chat} />}
        {item.bot && <BotTurnView item={item} turn={item.bot} chat={chat} />}
        {item.corrected === 'edited' && <p class="muted">{words.edited}</p>}
      </div>
      {own && (newest || item.delivery === 'waiting' || item.delivery === 'refused') && (
        <DeliveryLine item={item} chat={chat} />
      )}
    </li>
  );
}
