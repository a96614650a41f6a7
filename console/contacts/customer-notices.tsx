import { Notice } from '../ui/notice.tsx';
import type { CustomerModel } from './customer-model.ts';

/** What came of the last change: how to take it back, why it was refused, or who was faster. */
export function CustomerNotices({ model, onMerge }: { model: CustomerModel; onMerge: (other: string) => void }) {
  const clash = model.clash.value;
  const undoable = model.undoable.value;
  const refused = model.refused.value;
  return (
    <>
      {clash !== null && (
        <Notice
          tone="warning"
          action={
            <span class="stack-s">
              {clash.holder !== null ? (
                <button type="button" class="button" onClick={() => { onMerge(clash.holder ?? ''); void model.settle('theirs'); }}>Compare the two</button>
              ) : (
                <button type="button" class="button" onClick={() => void model.settle('mine')}>Use mine</button>
              )}
              <button type="button" class="button button-quiet" onClick={() => void model.settle('theirs')}>{clash.holder !== null ? 'Close' : 'Keep theirs'}</button>
            </span>
          }
        >
          <strong>{clash.label}:</strong> {clash.message} {clash.holder === null && 'What they made of it is shown below.'}
        </Notice>
      )}
      {refused !== null && (
        <Notice tone="danger" action={<button type="button" class="button-link" onClick={model.dismiss}>Dismiss</button>}>
          {refused}
        </Notice>
      )}
      {undoable !== null && (
        <Notice
          tone="success"
          action={
            <span class="row">
              <button type="button" class="button" onClick={() => void undoable.undo()}>Undo</button>
              <button type="button" class="button-link" onClick={model.dismiss}>Close</button>
            </span>
          }
        >
          {undoable.label}
        </Notice>
      )}
    </>
  );
}
