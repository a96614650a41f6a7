import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Pencil } from 'lucide';
import { Icon } from '../ui/icon.tsx';

/** What the editor of a fact is given. */
export interface FactEditor {
  id: string;
  value: string;
  onInput: (value: string) => void;
  disabled: boolean;
}

/** A fact with a button that turns it into a field. Enter keeps the change, Escape leaves it. */
export function EditableFact({ label, shown, value, onSave, editor, type = 'text' }: {
  label: string;
  /** How it reads; nothing where it is not known. */
  shown: ComponentChildren;
  value: string;
  /** Resolves to true where it was kept. */
  onSave: (value: string) => Promise<boolean>;
  /** Another control than a line of text. */
  editor?: (field: FactEditor) => ComponentChildren;
  type?: 'text' | 'email' | 'tel' | 'date' | 'number' | 'url';
}) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const editing = draft !== null;
  useLayoutEffect(() => {
    if (!editing) return;
    const here = form.current;
    here?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    here?.addEventListener('keydown', onKey);
    return () => here?.removeEventListener('keydown', onKey);
  }, [editing]);
  const close = () => {
    setDraft(null);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  const save = async () => {
    if (draft === null || draft.trim() === value) return close();
    setBusy(true);
    const kept = await onSave(draft.trim());
    setBusy(false);
    if (kept) close();
  };
  return (
    <div class="fact">
      <dt>{editing ? <label for={id}>{label}</label> : label}</dt>
      <dd>
        {editing ? (
          <form
            ref={form}
            class="fact-form"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            {editor ? (
              editor({ id, value: draft, onInput: setDraft, disabled: busy })
            ) : (
              <input id={id} class="input input-small" type={type as 'text'} value={draft} maxLength={500} disabled={busy} autoComplete="off" onInput={(event) => setDraft(event.currentTarget.value)} />
            )}
            <span class="row">
              <button type="submit" class="button button-primary" disabled={busy}>Save</button>
              <button type="button" class="button button-quiet" disabled={busy} onClick={close}>Cancel</button>
            </span>
          </form>
        ) : (
          <>
            <span class="fact-value">{shown ?? <span class="muted">Not given</span>}</span>
            <button ref={pencil} type="button" class="button button-quiet button-icon fact-edit" aria-label={`Edit ${label.toLowerCase()}`} onClick={() => setDraft(value)}>
              <Icon icon={Pencil} />
            </button>
          </>
        )}
      </dd>
    </div>
  );
}
