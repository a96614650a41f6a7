import { useRef, useState } from 'preact/hooks';
import { FileUp, FolderUp } from 'lucide';
import { IMPORT_KINDS, IMPORT_MAX_BYTES } from '../../protocol/imports-contract.ts';
import type { ImportJob, ImportKind } from '../../protocol/imports-contract.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { LANGUAGES, languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import type { ImportModel } from './import-model.ts';
import { KIND_WORDS } from './import-words.ts';
import { folderPath, packedFolder } from './packed-folder.ts';

/** Lets people choose a folder; every browser knows it by this name, and no type does. */
const WHOLE_FOLDER = { webkitdirectory: true };

/** Chooses files and sends them to be compared; nothing is brought in by that. */
export function ImportForm({ model, onSent }: { model: ImportModel; onSent: (job: ImportJob) => void }) {
  const [kind, setKind] = useState<ImportKind>('articles');
  const [locale, setLocale] = useState('en');
  const [state, setState] = useState<'draft' | 'published'>('draft');
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const send = async (name: string, bytes: Blob | null): Promise<void> => {
    if (bytes === null) return setRefused('There is nothing in this folder that an import reads.');
    if (bytes.size > IMPORT_MAX_BYTES) return setRefused(`This is larger than ${IMPORT_MAX_BYTES / 1024 / 1024} MB. Use the command line: porchlight kb import.`);
    const answer = await model.send({ kind, name, locale, state }, bytes);
    if (answer.ok) onSent(answer.data);
    else setRefused(answer.error.message);
  };
  const chosen = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])];
    input.value = '';
    const [first] = files;
    if (first === undefined || sending !== null) return;
    const name = (folderPath(first).split('/')[0] ?? '') || first.name;
    setRefused(null);
    setSending(name);
    // Several files are one import, like a folder.
    await send(files.length > 1 && folderPath(first) === '' ? `${files.length} files` : name, files.length > 1 || folderPath(first) !== '' ? await packedFolder(files) : first);
    setSending(null);
  };
  const isForeign = kind !== 'articles';
  return (
    <section class="card card-body stack" aria-labelledby="import-title">
      <h2 id="import-title">Bring articles in</h2>
      <fieldset class="stack-s">
        <legend class="field-label">What the files are</legend>
        {IMPORT_KINDS.map((each) => (
          <label key={each} class="choice">
            <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
            <span>
              {KIND_WORDS[each].label}
              <span class="field-hint import-hint">{KIND_WORDS[each].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isForeign && (
        <div class="row">
          <Field label="Language, where a file does not say">
            {(ids) => (
              <select {...ids} class="input" value={locale} onChange={(event) => setLocale(event.currentTarget.value)}>
                {LANGUAGES.map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
              </select>
            )}
          </Field>
          <Field label="They come in as">
            {(ids) => (
              <select {...ids} class="input" value={state} onChange={(event) => setState(event.currentTarget.value === 'published' ? 'published' : 'draft')}>
                <option value="draft">Drafts, to be looked over</option>
                <option value="published">Published articles</option>
              </select>
            )}
          </Field>
        </div>
      )}
      {refused !== null && <Notice tone="danger">Nothing was read. {refused}</Notice>}
      {sending !== null && (
        <div role="status">
          <label class="row small">
            {`Sending and comparing ${sending}`}
            <progress />
          </label>
        </div>
      )}
      <input ref={file} type="file" hidden multiple accept=".zip,.md,.markdown,.html,.htm,.csv" aria-label="Zip file or files to import" onChange={(event) => void chosen(event.currentTarget)} />
      <input ref={folder} type="file" hidden {...WHOLE_FOLDER} aria-label="Folder to import" onChange={(event) => void chosen(event.currentTarget)} />
      <div class="row">
        <button type="button" class="button button-primary" disabled={sending !== null} onClick={() => file.current?.click()}>
          <Icon icon={FileUp} />
          Choose a zip file or files
        </button>
        {kind !== 'csv' && (
          <button type="button" class="button" disabled={sending !== null} onClick={() => folder.current?.click()}>
            <Icon icon={FolderUp} />
            Choose a folder
          </button>
        )}
      </div>
      <p class="muted small">You see what would change before anything does.</p>
    </section>
  );
}
