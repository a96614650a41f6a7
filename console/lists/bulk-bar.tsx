import { useState } from 'preact/hooks';
import type { Priority } from '../../protocol/desk-events.ts';
import { PRIORITIES } from '../../protocol/desk-events.ts';
import { TAG_MAX } from '../../protocol/tags.ts';
import type { ConversationSummary } from '../../protocol/staff-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { PRIORITY_NAMES } from '../conversations/priority-names.ts';
import { snoozeTimes } from '../routing/snooze-times.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Suggestions } from '../ui/suggestions.tsx';
import type { BulkAction, BulkModel } from './bulk-model.ts';
import type { TagNames } from './tag-names.ts';

const many = (count: number): string => (count === 1 ? '1 conversation' : `${count} conversations`);

/** What can be done to the marked conversations, how far it is, and what came of it. */
export function BulkBar({ model, marked, tags, onClear }: { model: BulkModel; marked: readonly ConversationSummary[]; tags: TagNames; onClear: () => void }) {
  const { desk } = useConsole();
  const [asked, setAsked] = useState<'tag' | 'resolve' | null>(null);
  const [tag, setTag] = useState('');
  const working = model.working.value;
  const outcome = model.outcome.value;
  const run = (action: BulkAction) => {
    setAsked(null);
    void model.run(marked, action).then(onClear);
  };
  if (working !== null) {
    return (
      <div class="bulk-bar" role="status">
        <label class="row">
          {`Working: ${working.done} of ${working.of}`}
          <progress max={working.of} value={working.done} />
        </label>
      </div>
    );
  }
  return (
    <>
      {outcome !== null && (
        <Notice
          tone={outcome.refused.length > 0 ? 'warning' : 'success'}
          action={
            <span class="row">
              {outcome.undo !== null && <button type="button" class="button" onClick={() => void outcome.undo?.()}>Undo</button>}
              <button type="button" class="button-link" onClick={model.dismiss}>Close</button>
            </span>
          }
        >
          {many(outcome.done)} {outcome.words}.
          {outcome.refused.map(({ name, message }) => (
            <p key={name} class="small">
              <strong>{name}</strong>: {message}
            </p>
          ))}
        </Notice>
      )}
      {marked.length > 0 && (
        <div class="bulk-bar" role="group" aria-label="Marked conversations">
          <strong>{marked.length} marked</strong>
          <button type="button" class="button" onClick={() => run({ kind: 'assign' })}>Assign to me</button>
          <button type="button" class="button" onClick={() => setAsked('tag')}>Tag</button>
          <select class="input input-small" aria-label="Set priority" value="" onChange={(event) => event.currentTarget.value !== '' && run({ kind: 'priority', priority: event.currentTarget.value as Priority })}>
            <option value="">Priority…</option>
            {PRIORITIES.map((priority) => (
              <option key={priority} value={priority}>{PRIORITY_NAMES[priority]}</option>
            ))}
          </select>
          <select class="input input-small" aria-label="Put aside until" value="" onChange={(event) => event.currentTarget.value !== '' && run({ kind: 'snooze', until: Number(event.currentTarget.value) })}>
            <option value="">Put aside…</option>
            {snoozeTimes(desk.now()).map(({ label, at }) => (
              <option key={at} value={at}>{label}</option>
            ))}
          </select>
          <button type="button" class="button" onClick={() => setAsked('resolve')}>Resolve</button>
          <button type="button" class="button button-quiet" onClick={onClear}>Unmark all</button>
        </div>
      )}
      {asked === 'resolve' && (
        <ConfirmDialog title={`Resolve ${many(marked.length)}?`} text="Their customers are told that it is over, and asked for feedback. They can write again at any time." confirm="Resolve" onConfirm={() => run({ kind: 'resolve' })} onClose={() => setAsked(null)} />
      )}
      {asked === 'tag' && (
        <Dialog title={`Tag ${many(marked.length)}`} onClose={() => setAsked(null)}>
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (tag.trim() !== '') run({ kind: 'tag', tag: tag.trim() });
              setTag('');
            }}
          >
            <Suggestions label="Tag" value={tag} onInput={setTag} maxLength={TAG_MAX} known={tags.all.filter(({ mergedInto }) => mergedInto === null).map(({ name }) => name)} />
            <div class="dialog-actions">
              <button type="button" class="button" onClick={() => setAsked(null)}>Cancel</button>
              <button type="submit" class="button button-primary" disabled={tag.trim() === ''}>Tag</button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
