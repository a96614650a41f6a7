import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { LABEL_MAX } from '../../protocol/article-limits.ts';
import type { ArticleCounts } from '../../protocol/article-desk.ts';
import type { GoldenTrial } from '../../protocol/golden.ts';
import type { Outcome } from '../../client/model.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Suggestions } from '../ui/suggestions.tsx';
import { TriedDialog } from '../golden/tried-dialog.tsx';
import { CategoryField } from './category-field.tsx';
import type { Categories } from './use-categories.ts';
import type { BulkAction } from './articles-model.ts';

/** The actions that need a word first. */
type Asked = 'publish' | 'archive' | 'category' | 'owner' | 'add_tag' | 'remove_tag';

/** What can be done to all marked articles. */
export function BulkBar({ marked, counts, categories, mayPublish, working, onPerform, onClear }: {
  marked: number;
  counts: ArticleCounts | null;
  categories: Categories;
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
        <ValueDialog title={`Set the category of ${those}`} button="Set category" onClose={close} onValue={(category) => perform({ kind: 'category', category })}>
          {(value, onInput) => <CategoryField categories={categories} value={value} onChoose={onInput} />}
        </ValueDialog>
      )}
      {asked === 'owner' && (
        <ValueDialog title={`Set the owner of ${those}`} button="Set owner" onClose={close} onValue={(owner) => perform({ kind: 'owner', owner })}>
          {(value, onInput) => <Suggestions label="Owner" hint="The team or person that keeps them right." value={value} onInput={onInput} maxLength={LABEL_MAX} known={namesOf(counts?.owners)} />}
        </ValueDialog>
      )}
      {asked === 'add_tag' && (
        <ValueDialog title={`Add a tag to ${those}`} button="Add tag" onClose={close} onValue={(tag) => perform({ kind: 'tags', add: [tag], remove: [] })}>
          {(value, onInput) => <Suggestions label="Tag" value={value} onInput={onInput} maxLength={LABEL_MAX} known={namesOf(counts?.tags)} />}
        </ValueDialog>
      )}
      {asked === 'remove_tag' && (
        <ValueDialog title={`Remove a tag from ${those}`} button="Remove tag" onClose={close} onValue={(tag) => perform({ kind: 'tags', add: [], remove: [tag] })}>
          {(value, onInput) => <Suggestions label="Tag" value={value} onInput={onInput} maxLength={LABEL_MAX} known={namesOf(counts?.tags)} />}
        </ValueDialog>
      )}
    </div>
  );
}

const namesOf = (known: readonly { name: string }[] | undefined) => known?.map(({ name }) => name) ?? [];

function ValueDialog({ title, button, onValue, onClose, children }: {
  title: string;
  button: string;
  onValue: (value: string) => void;
  onClose: () => void;
  children: (value: string, onInput: (value: string) => void) => ComponentChildren;
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
        {children(value, setValue)}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={value.trim() === ''}>{button}</button>
        </div>
      </form>
    </Dialog>
  );
}
