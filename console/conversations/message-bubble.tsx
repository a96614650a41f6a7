import { useState } from 'preact/hooks';
import { Bot, Mail, NotebookPen } from 'lucide';
import { hasOwnWords } from '../../protocol/attachment-words.ts';
import type { Receipts } from '../../protocol/receipts.ts';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Time } from '../ui/time.tsx';
import { timeOfDay } from '../ui/time-words.ts';
import { AttachmentList } from './attachment-list.tsx';
import { BotTurn } from './bot-turn.tsx';
import { MessageText } from './message-text.tsx';
import { CORRECTION_MS, OwnReplyTools, ReplyEditor, Trace } from './own-reply.tsx';
import { RichText } from './rich-text.tsx';
import type { MessageEntry } from './timeline-entries.ts';

/** One message or note. `receipts` is given with the newest reply only, which then says how far it got. */
export function MessageBubble({ entry, receipts, model }: { entry: MessageEntry; receipts: Receipts | null; model: ConversationModel }) {
  const { desk } = useConsole();
  const [editing, setEditing] = useState<string | null>(null);
  const { event, from, correction } = entry;
  const posted = event.type === 'message.posted' ? event.data : null;
  const deleted = correction?.deleted ?? false;
  const text = correction?.text ?? event.data.text;
  const rich = correction ? correction.rich : (posted?.rich ?? null);
  const files = deleted ? [] : (event.data.attachments ?? []);
  const mayChange = from === 'agent' && entry.mine && !deleted && desk.now() - entry.at < CORRECTION_MS;
  const isWhisper = event.type === 'note.posted' && event.data.whisper === true;
  return (
    <article class={`bubble bubble-${from}${isWhisper ? ' bubble-whisper' : ''}`} aria-label={bubbleLabel(entry)} data-seq={entry.seq}>
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
          {posted?.via === 'email' && (
            <>
              <Icon icon={Mail} />
              by e-mail
            </>
          )}
          <Time at={entry.at}>{timeOfDay(entry.at)}</Time>
        </header>
      )}
      {editing !== null ? (
        <ReplyEditor model={model} seq={entry.seq} begun={editing} onClose={() => setEditing(null)} />
      ) : (
        <div class="bubble-body">
          {deleted && <p class="bubble-gone">This reply was deleted.</p>}
          {!deleted && hasOwnWords(text, files) && (rich === null ? <MessageText text={text} /> : <RichText blocks={rich} message />)}
          {files.length > 0 && <AttachmentList files={files} />}
          {posted?.bot && <BotTurn turn={posted.bot} text={text} helped={entry.helped} />}
          {posted?.quoted !== undefined && posted.quoted !== '' && (
            <details class="trace">
              <summary>Earlier mails and signature</summary>
              <p class="trace-before">{posted.quoted}</p>
            </details>
          )}
        </div>
      )}
      {correction && <Trace correction={correction} />}
      {(mayChange || receipts) && editing === null && (
        <div class="bubble-foot">
          {mayChange && <OwnReplyTools model={model} seq={entry.seq} text={text} onEdit={setEditing} />}
          {receipts && <p class="bubble-receipt">{receiptWords(entry.seq, receipts)}</p>}
        </div>
      )}
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
