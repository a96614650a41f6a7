import { useState } from 'preact/hooks';
import { LABEL_MAX } from '../../protocol/article-limits.ts';
import type { ArticleCounts } from '../../protocol/article-desk.ts';
import type { GoldenTrial } from '../../protocol/golden.ts';
import type { Outcome } from '../../client/model.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Suggestions } from '../ui/suggestions.tsx';
import { TriedDialog } from '../golden/tried-dialog.tsx';
import type { BulkAction } from './articles-model.ts';

/** The actions that need a word first. */
type Asked = 'publish' | 'archive' | 'category' | 'owner' | 'add_tag' | 'remove_tag';

/** What can be done to all marked articles. */
export function BulkBar({ marked, counts, mayPublish, working, onPerform, onClear }: {
  marked: number;
  counts: ArticleCounts | null;
  mayPublish: boolean;
  working: { done: number; of: number } | null;
  onPerform: (action: BulkAction) => Promise<Outcome<{ trial: GoldenTrial | null }>>;
  onClear: () => void;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const perform = (action: BulkAction) => {
    close();
    void onPerform(action);
  };
  const those = marked === 1 ? 'the marked article' : `the ${marked} marked articles`;
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
    <div class="bulk-bar" role="group" aria-label="Marked articles">
      <strong>{marked} marked</strong>
      <button type="button" class="button" onClick={() => perform({ kind: 'verify' })}>
        Still right
      </button>
      {mayPublish && (
        <>
          <button type="button" class="button" onClick={() => setAsked('publish')}>Publish</button>
          <button type="button" class="button" onClick={() => setAsked('archive')}>Archive</button>
          <button type="button" class="button" onClick={() => setAsked('category')}>Set category</button>
          <button type="button" class="button" onClick={() => setAsked('owner')}>Set owner</button>
          <button type="button" class="button" onClick={() => setAsked('add_tag')}>Add tag</button>
          <button type="button" class="button" onClick={() => setAsked('remove_tag')}>Remove tag</button>
        </>
      )}
      <button type="button" class="button button-quiet" onClick={onClear}>
        Unmark all
      </button>
      {asked === 'publish' && (
        <TriedDialog
          title={`Publish ${those}?`}
          button="Publish"
          anyway="Publish anyway"
          busyWords="Publishing…"
          send={async (tried) => {
            const answer = await onPerform({ kind: 'publish', ...tried });
            if (!answer.ok) return answer;
            return { ok: true, data: answer.data.trial ? { done: false, trial: answer.data.trial } : { done: true } };
          }}
          onDone={close}
          onClose={close}
        >
          <p>Their drafts become what customers and the bot have. They are tried first, all together. Articles that still need a review are left out and named.</p>
        </TriedDialog>
      )}
      {asked === 'archive' && (
        <ConfirmDialog title={`Archive ${those}?`} text="Customers and the bot no longer have them. Nothing is lost: you can take it back at once, or publish them again later." confirm="Archive" onConfirm={() => perform({ kind: 'archive' })} onClose={close} />
      )}
      {asked === 'category' && (
        <ValueDialog title={`Set the category of ${those}`} label="Category" button="Set category" known={counts?.categories} onClose={close} onValue={(category) => perform({ kind: 'category', category })} />
      )}
      {asked === 'owner' && (
        <ValueDialog title={`Set the owner of ${those}`} label="Owner" hint="The team or person that keeps them right." button="Set owner" known={counts?.owners} onClose={close} onValue={(owner) => perform({ kind: 'owner', owner })} />
      )}
      {asked === 'add_tag' && (
        <ValueDialog title={`Add a tag to ${those}`} label="Tag" button="Add tag" known={counts?.tags} onClose={close} onValue={(tag) => perform({ kind: 'tags', add: [tag], remove: [] })} />
      )}
      {asked === 'remove_tag' && (
        <ValueDialog title={`Remove a tag from ${those}`} label="Tag" button="Remove tag" known={counts?.tags} onClose={close} onValue={(tag) => perform({ kind: 'tags', add: [], remove: [tag] })} />
      )}
    </div>
  );
}

function ValueDialog({ title, label, hint, button, known, onValue, onClose }: {
  title: string;
  label: string;
  hint?: string;
  button: string;
  known: readonly { name: string }[] | undefined;
  onValue: (value: string) => void;
  onClose: () => void;
}) {
  const [value, setValue] = useState('');
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (value.trim() !== '') onValue(value.trim());
        }}
      >
        <Suggestions label={label} hint={hint} value={value} onInput={setValue} maxLength={LABEL_MAX} known={known?.map(({ name }) => name) ?? []} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={value.trim() === ''}>{button}</button>
        </div>
      </form>
    </Dialog>
  );
}
