import { useState } from 'preact/hooks';
import type { CannedResponse } from '../../protocol/canned-contract.ts';
import { MESSAGE_MAX, NAME_MAX } from '../../protocol/limits.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { newId } from '../../client/new-id.ts';
import { useConsole } from '../app/console-context.ts';
import { VARIABLES } from '../composer/variables.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { LANGUAGES, languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { Suggestions } from '../ui/suggestions.tsx';
import { ScopeField } from './scope-field.tsx';

/** A canned response in each language. What somebody else saved meanwhile is never written over. */
export function CannedDialog({ old, teams, folders, onSaved, onClose }: {
  old: CannedResponse | null;
  teams: readonly Team[];
  folders: readonly string[];
  onSaved: (response: CannedResponse) => void;
  onClose: () => void;
}) {
  const { client } = useConsole();
  const [id] = useState(() => old?.id ?? newId());
  const [draft, setDraft] = useState({ scope: old?.scope ?? { kind: 'own' as const }, name: old?.name ?? '', folder: old?.folder ?? '', shortcut: old?.shortcut ?? '' });
  const [texts, setTexts] = useState<Record<string, string>>({ ...(old?.texts ?? { en: '' }) });
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [busy, setBusy] = useState(false);
  const edit = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  const others = LANGUAGES.filter((locale) => texts[locale] === undefined);
  const problemOf = (path: string) => {
    const issue = problem?.issues?.find((one) => one.path === path);
    return issue && `It ${issue.message}.`;
  };
  const save = async () => {
    setBusy(true);
    const answer = await client.ask('canned.save', { id, ...draft, texts: filled, version: old?.version ?? 0 });
    setBusy(false);
    if (answer.ok) onSaved(answer.data.response);
    else setProblem(answer.error);
  };
  return (
    <Dialog title={old === null ? 'Add a canned response' : `Change ${old.name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label="Name" autoFocus required value={draft.name} maxLength={NAME_MAX} onInput={(name) => edit({ name })} problem={problemOf('name')} />
        <TextField label="Shortcut" value={draft.shortcut} maxLength={30} onInput={(shortcut) => edit({ shortcut })} hint="One word. /word in a reply finds it at once." problem={problemOf('shortcut')} />
        <Suggestions label="Folder" value={draft.folder} known={folders} maxLength={60} onInput={(folder) => edit({ folder })} />
        <ScopeField scope={draft.scope} teams={teams} onChange={(scope) => edit({ scope })} />
        {Object.keys(texts).map((locale) => (
          <Field key={locale} label={`Text in ${languageName(locale)}`} problem={problemOf(`texts.${locale}`)} hint={locale === Object.keys(texts)[0] ? 'Markdown. Customers get it in their language, or the nearest.' : null}>
            {(ids) => <textarea class="input" {...ids} lang={locale} rows={4} maxLength={MESSAGE_MAX} value={texts[locale]} onInput={(event) => setTexts({ ...texts, [locale]: event.currentTarget.value })} />}
          </Field>
        ))}
        <details class="small">
          <summary>Variables that are filled in</summary>
          <dl class="facts">
            {[...VARIABLES, { name: 'field.KEY', says: 'What the customer gave for a field of the topic' }].map(({ name, says }) => (
              <>
                <dt><code>{`{{${name}}}`}</code></dt>
                <dd>{says}</dd>
              </>
            ))}
          </dl>
          <p class="muted">What is not known in a conversation is marked, to be filled in before the reply goes.</p>
        </details>
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
        {problem && <Notice tone="danger">{problem.message}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={busy || draft.name.trim() === '' || Object.keys(filled).length === 0}>
            {busy ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
