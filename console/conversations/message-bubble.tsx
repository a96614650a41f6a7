import { Bot, NotebookPen } from 'lucide';
import type { Receipts } from '../../protocol/receipts.ts';
import { Icon } from '../ui/icon.tsx';
import { Time } from '../ui/time.tsx';
import { timeOfDay } from '../ui/time-words.ts';
import { BotTurn } from './bot-turn.tsx';
import { MessageText } from './message-text.tsx';
import type { MessageEntry } from './timeline-entries.ts';

/** One message or note. `receipts` is given with the newest reply only, which then says how far it got. */
export function MessageBubble({ entry, receipts }: { entry: MessageEntry; receipts: Receipts | null }) {
  const { event, from } = entry;
  const isWhisper = event.type === 'note.posted' && event.data.whisper === true;
  const turn = event.type === 'message.posted' ? event.data.bot : undefined;
  return (
    <article class={`bubble bubble-${from}${isWhisper ? ' bubble-whisper' : ''}`} aria-label={bubbleLabel(entry)}>
      {entry.head && (
        <header class="bubble-head">
          {from === 'note' && (
            <span class="note-label">
              <Icon icon={NotebookPen} />
              {isWhisper ? 'Whisper' : 'Private note'}
            </span>
          )}
          {from === 'bot' && <Icon icon={Bot} />}
          <span class="bubble-author">{entry.mine ? 'You' : entry.author}</span>
          <Time at={entry.at}>{timeOfDay(entry.at)}</Time>
        </header>
      )}
      <div class="bubble-body">
        <MessageText text={event.data.text} />
        {turn && <BotTurn turn={turn} text={event.data.text} helped={entry.helped} />}
      </div>
      {receipts && <p class="bubble-receipt">{receiptWords(entry.seq, receipts)}</p>}
    </article>
  );
}

function bubbleLabel({ from, author, mine, event }: MessageEntry): string {
  if (from === 'note') return `${event.type === 'note.posted' && event.data.whisper === true ? 'Whisper' : 'Private note'} by ${mine ? 'you' : author}`;
  return mine ? 'Your reply' : `Message by ${from === 'bot' ? 'the bot' : author}`;
}

function receiptWords(seq: number, { contactDelivered, contactRead }: Receipts): string {
  if (contactRead >= seq) return 'Read';
  return contactDelivered >= seq ? 'Delivered' : 'Sent';
}
