import { useState } from 'preact/hooks';
import { Plus } from 'lucide';
import { CATEGORY_NAME_MAX } from '../../protocol/categories-contract.ts';
import type { CategoryRow } from '../../protocol/categories-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { LANGUAGES, languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';

/** The names of a category, a new one or one that is there, and its address. */
export function CategoryDialog({ old, below, languages, onSave, onClose }: {
  old: CategoryRow | null;
  /** The name of the category that a new one comes below; null on top. */
  below: string | null;
  /** Those in use; a name for each is asked for. */
  languages: readonly string[];
  onSave: (change: { names: Record<string, string>; slug: string }) => Promise<ClientError | null>;
  onClose: () => void;
}) {
  const [names, setNames] = useState<Record<string, string>>(() => ({ ...Object.fromEntries(languages.map((locale) => [locale, ''])), ...old?.names }));
  const [slug, setSlug] = useState(old?.slug ?? '');
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [busy, setBusy] = useState(false);
  const filled = Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim() !== ''));
  const others = LANGUAGES.filter((locale) => names[locale] === undefined);
  const save = async () => {
    setBusy(true);
    const refused = await onSave({ names: filled, slug: slug.trim() });
    setBusy(false);
    setProblem(refused);
  };
  const slugProblem = problem?.issues?.find(({ path }) => path === 'slug');
  return (
    <Dialog title={old === null ? (below === null ? 'Add a category' : `Add a category below ${below}`) : 'Rename the category'} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {Object.keys(names).map((locale, i) => (
          <TextField key={locale} label={`Name in ${languageName(locale)}`} autoFocus={i === 0} maxLength={CATEGORY_NAME_MAX} value={names[locale] ?? ''} onInput={(name) => setNames({ ...names, [locale]: name })} />
        ))}
        {others.length > 0 && (
          <label class="field">
            <span class="field-label">Add a name in another language</span>
            <select class="input input-small" value="" onChange={(event) => event.currentTarget.value !== '' && setNames({ ...names, [event.currentTarget.value]: '' })}>
              <option value="">Choose a language</option>
              {others.map((locale) => (
                <option key={locale} value={locale}>{languageName(locale)}</option>
              ))}
            </select>
          </label>
        )}
        <TextField
          label="Address"
          value={slug}
          maxLength={80}
          onInput={setSlug}
          hint={old === null ? 'Lower-case words joined by hyphens. Left empty, it is made from the name.' : 'The address before goes on leading here.'}
          problem={slugProblem && `The address ${slugProblem.message}.`}
        />
        {problem && !slugProblem && <Notice tone="danger">{problem.message}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={busy || Object.keys(filled).length === 0}>
            {old === null && <Icon icon={Plus} />}
            {old === null ? 'Add' : 'Save'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
