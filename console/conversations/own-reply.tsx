import { useState } from 'preact/hooks';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Time } from '../ui/time.tsx';
import { timeOfDay } from '../ui/time-words.ts';
import type { Correction } from './corrections.ts';

/** For how long a reply can be changed, in milliseconds: an hour, as the server has it. */
export const CORRECTION_MS = 60 * 60 * 1000;

/** Changes or deletes a reply of one's own. */
export function OwnReplyTools({ model, seq, text, onEdit }: { model: ConversationModel; seq: number; text: string; onEdit: (text: string) => void }) {
  const { client } = useConsole();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async () => {
    setAsking(false);
    const answer = await client.perform('message.delete', { conversation: model.id, messageSeq: seq }).done;
    if (!answer.ok) setProblem(answer.error.message);
  };
  return (
    <>
      <p class="bubble-tools">
        <button type="button" class="button-link" onClick={() => onEdit(text)}>Edit</button>
        <button type="button" class="button-link" onClick={() => setAsking(true)}>Delete</button>
      </p>
      {problem !== null && <p class="field-problem small" role="alert">Not deleted. {problem}</p>}
      {asking && (
        <ConfirmDialog
          title="Delete this reply?"
          text="The customer sees that a message was deleted. Your colleagues can still read what it said; its files are gone for good. An e-mail that was sent already cannot be called back."
          confirm="Delete"
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** The box in which a reply is changed. */
export function ReplyEditor({ model, seq, begun, onClose }: { model: ConversationModel; seq: number; begun: string; onClose: () => void }) {
  const { client } = useConsole();
  const [text, setText] = useState(begun);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (text.trim() === '' || busy) return;
    if (text.trim() === begun.trim()) return onClose();
    setBusy(true);
    const answer = await client.perform('message.edit', { conversation: model.id, messageSeq: seq, text }).done;
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.error.message);
  };
  return (
    <form
      class="bubble-edit"
      aria-label="Change your reply"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        class="write-box"
        aria-label="Your reply, changed"
        autoFocus
        rows={3}
        maxLength={MESSAGE_MAX}
        value={text}
        ref={(element) => {
          if (element && document.activeElement !== element && text === begun) element.focus();
        }}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      {problem !== null && <p class="field-problem" role="alert">Not changed. {problem}</p>}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>Cancel</button>
        <button type="submit" class="button button-primary" disabled={busy || text.trim() === ''}>Save</button>
      </div>
    </form>
  );
}

/** That a reply was corrected, and what it said before: for staff only. */
export function Trace({ correction }: { correction: Correction }) {
  return (
    <details class="trace">
      <summary>{correction.deleted ? 'Deleted' : 'Edited'}</summary>
      {correction.trace.map(({ at, by, before }) => (
        <p key={at} class="trace-before">
          Until <Time at={at}>{timeOfDay(at)}</Time> ({by}): “{before}”
        </p>
      ))}
    </details>
  );
}
