import { useState } from 'preact/hooks';
import type { PersonRef } from '../../protocol/article-desk.ts';
import type { UserId } from '../../protocol/ids.ts';
import { Field } from '../ui/field.tsx';
import { AskDialog } from './ask-dialog.tsx';
import type { ArticleModel } from './article-model.ts';

/** Asks another person to read the draft. */
export function RequestReviewDialog({ model, reviewers, onDone, onClose }: {
  model: ArticleModel;
  reviewers: readonly PersonRef[];
  onDone: () => void;
  onClose: () => void;
}) {
  const [reviewer, setReviewer] = useState<string>('');
  const [note, setNote] = useState('');
  return (
    <AskDialog title="Ask for a review" button="Ask for a review" send={() => model.act('review.request', { reviewer: reviewer === '' ? null : (reviewer as UserId), note })} onDone={onDone} onClose={onClose}>
      <Field label="Who should read it">
        {(ids) => (
          <select {...ids} class="input" value={reviewer} onChange={(event) => setReviewer(event.currentTarget.value)}>
            <option value="">Anybody who may publish</option>
            {reviewers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NoteField label="What to look at" value={note} onInput={setNote} />
    </AskDialog>
  );
}

/** What a reviewer says of the draft. */
export function DecideReviewDialog({ model, decision, onDone, onClose }: {
  model: ArticleModel;
  decision: 'approved' | 'changes_wanted';
  onDone: () => void;
  onClose: () => void;
}) {
  const [note, setNote] = useState('');
  const approves = decision === 'approved';
  return (
    <AskDialog
      title={approves ? 'Approve this draft' : 'Ask for changes'}
      button={approves ? 'Approve' : 'Ask for changes'}
      ready={approves || note.trim() !== ''}
      send={() => model.act('review.decide', { decision, note })}
      onDone={onDone}
      onClose={onClose}
    >
      <NoteField label={approves ? 'Comment' : 'What should change'} value={note} onInput={setNote} />
    </AskDialog>
  );
}

function NoteField({ label, value, onInput }: { label: string; value: string; onInput: (value: string) => void }) {
  return (
    <Field label={label}>
      {(ids) => <textarea {...ids} class="input" rows={4} maxLength={2_000} value={value} onInput={(event) => onInput(event.currentTarget.value)} />}
    </Field>
  );
}
