import { Notice } from '../ui/notice.tsx';
import type { DraftModel } from './draft-model.ts';

/** "2 new messages since you began": what was written meanwhile may change what one wants to say. */
export function NewerBar({ count, asked, onSeen, onSend }: { count: number; asked: boolean; onSeen: () => void; onSend: () => void }) {
  return (
    <Notice
      tone="warning"
      action={
        <span class="row">
          <button type="button" class="button-link" onClick={onSeen}>I have read {count === 1 ? 'it' : 'them'}</button>
          {asked && <button type="button" class="button-link" onClick={onSend}>Send anyway</button>}
        </span>
      }
    >
      {count === 1 ? '1 new message' : `${count} new messages`} since you began.{asked && ' Your reply was not sent yet.'}
    </Notice>
  );
}

/** What a canned response left open. `onGoTo` marks it in the box. */
export function GapsBar({ gaps, asked, onGoTo, onSend }: { gaps: readonly string[]; asked: boolean; onGoTo: (gap: string) => void; onSend: () => void }) {
  return (
    <Notice tone={asked ? 'danger' : 'warning'} action={asked && <button type="button" class="button-link" onClick={onSend}>Send anyway</button>}>
      {asked ? 'Not sent: fill in' : 'To be filled in:'}{' '}
      {gaps.map((gap) => (
        <button key={gap} type="button" class="gap" onClick={() => onGoTo(gap)}>{gap}</button>
      ))}
    </Notice>
  );
}

/** Two devices went on from the same words. */
export function OtherDraft({ draft }: { draft: DraftModel }) {
  const other = draft.other.value;
  if (other === null) return null;
  return (
    <Notice
      tone="warning"
      action={
        <span class="row">
          <button type="button" class="button-link" onClick={() => draft.choose('other')}>Use that one</button>
          <button type="button" class="button-link" onClick={() => draft.choose('this')}>Keep this one</button>
        </span>
      }
    >
      On another device you wrote: “{other.text === '' ? 'nothing' : other.text.slice(0, 200)}”
    </Notice>
  );
}
