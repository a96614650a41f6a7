import { useConsole } from '../app/console-context.ts';
import { UNDO_CHOICES } from './held-replies.ts';

/** How long a reply can be taken back before it leaves. */
export function UndoChoice() {
  const { held } = useConsole();
  return (
    <label class="row small">
      Replies can be taken back for
      <select class="input input-small" value={String(held.seconds.value)} onChange={(event) => held.setSeconds(Number(event.currentTarget.value))}>
        {UNDO_CHOICES.map((seconds) => (
          <option key={seconds} value={String(seconds)}>{seconds === 0 ? 'no time' : `${seconds} seconds`}</option>
        ))}
      </select>
    </label>
  );
}
