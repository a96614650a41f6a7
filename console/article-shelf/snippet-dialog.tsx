import { useState } from 'preact/hooks';
import { SNIPPET_MAX } from '../../protocol/snippets-contract.ts';
import type { SnippetRow } from '../../protocol/snippets-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { LANGUAGES, languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';

/** The texts of a snippet in each language. What somebody else saved meanwhile is never written over. */
export function SnippetDialog({ old, languages, onSaved, onClose }: {
  old: SnippetRow | null;
  /** Those in use. */
  languages: readonly string[];
  onSaved: (name: string) => void;
  onClose: () => void;
}) {
  const { client } = useConsole();
  const [name, setName] = useState(old?.name ?? '');
  const [texts, setTexts] = useState<Record<string, string>>(() => ({ ...Object.fromEntries(languages.map((locale) => [locale, ''])), ...old?.texts }));
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [busy, setBusy] = useState(false);
  const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  const others = LANGUAGES.filter((locale) => texts[locale] === undefined);
  const save = async () => {
    setBusy(true);
    const answer = await client.ask('snippets.save', { name: name.trim(), texts: filled, version: old?.version ?? 0 });
    setBusy(false);
    if (answer.ok) onSaved(answer.data.snippet.name);
    else setProblem(answer.error);
  };
  const nameProblem = problem?.issues?.find(({ path }) => path === 'name');
  return (
    <Dialog title={old === null ? 'Add a snippet' : `Change ${old.name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {old === null && (
          <TextField
            label="Name"
            autoFocus
            required
            value={name}
            maxLength={60}
            onInput={setName}
            hint="Lower-case words joined by hyphens, such as return-days."
            problem={nameProblem && `The name ${nameProblem.message}.`}
          />
        )}
        {Object.keys(texts).map((locale) => (
          <Field key={locale} label={`Text in ${languageName(locale)}`} hint={locale === 'en' ? 'Markdown. Articles in other languages take the nearest text.' : null}>
            {(ids) => <textarea class="input" {...ids} lang={locale} rows={4} maxLength={SNIPPET_MAX} value={texts[locale]} onInput={(event) => setTexts({ ...texts, [locale]: event.currentTarget.value })} />}
          </Field>
        ))}
        {others.length > 0 && (
          <label class="field">
            <span class="field-label">Add a text in another language</span>
            <select class="input input-small" value="" onChange={(event) => event.currentTarget.value !== '' && setTexts({ ...texts, [event.currentTarget.value]: '' })}>
              <option value="">Choose a language</option>
              {others.map((locale) => (
                <option key={locale} value={locale}>{languageName(locale)}</option>
              ))}
            </select>
          </label>
        )}
        {problem && !nameProblem && <Notice tone="danger">{problem.message}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={busy || name.trim() === '' || Object.keys(filled).length === 0}>
            {busy ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
