import type { PendingMessage } from '../../client/model.ts';
import { MessageText } from './message-text.tsx';

/** What was written here but is not yet in the log: it says so, and what can be done about it. */
export function PendingBubble({ message, online, onRetry, onDiscard }: {
  message: PendingMessage;
  online: boolean;
  onRetry: () => void;
  onDiscard: () => void;
}) {
  const note = message.command === 'note.add';
  return (
    <article class={`bubble bubble-${note ? 'note' : 'agent'} bubble-pending`} aria-label={note ? 'Your private note, not stored yet' : 'Your reply, not sent yet'}>
      {note && <header class="bubble-head"><span class="note-label">Private note</span></header>}
      <div class="bubble-body">
        <MessageText text={message.text} />
      </div>
      {message.status === 'waiting' ? (
        <p class="bubble-receipt">{online ? 'Sending' : 'Kept here; it is sent when you are back online'}</p>
      ) : (
        <p class="bubble-refused" role="alert">
          <span>{note ? 'Not added' : 'Not sent'}: {message.error?.message ?? 'the server refused it.'}</span>
          <button type="button" class="button-link" onClick={onRetry}>
            Try again
          </button>
          <button type="button" class="button-link" onClick={onDiscard}>
            Discard
          </button>
        </p>
      )}
    </article>
  );
}
