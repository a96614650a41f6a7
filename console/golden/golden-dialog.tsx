import { useEffect, useState } from 'preact/hooks';
import { QUESTION_MAX } from '../../protocol/article-limits.ts';
import type { ArticleRow } from '../../protocol/article-desk.ts';
import type { GoldenQuestion } from '../../protocol/golden.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { LANGUAGES, languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { expectWords } from './golden-words.ts';
import type { GoldenModel } from './golden-model.ts';

type Kind = 'article' | 'person' | 'none';
/** Typing that pauses this long is searched for, in milliseconds. */
const PAUSE_MS = 200;

/** Adds a golden question, or changes one. */
export function GoldenDialog({ model, old, onClose }: { model: GoldenModel; old: GoldenQuestion | null; onClose: () => void }) {
  const [question, setQuestion] = useState(old?.question ?? '');
  const [locale, setLocale] = useState(old?.locale ?? 'en');
  const [kind, setKind] = useState<Kind>(old?.expect === 'person' || old?.expect === 'none' ? old.expect : 'article');
  const [slug, setSlug] = useState(old && kind === 'article' ? old.expect : '');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const ready = question.trim() !== '' && (kind !== 'article' || slug.trim() !== '');
  const save = async () => {
    if (busy || !ready) return;
    setBusy(true);
    const error = await model.put({ question, locale, expect: kind === 'article' ? slug.trim() : kind, ...(old && { id: old.id }) });
    setBusy(false);
    if (error === null) onClose();
    else setRefused(error);
  };
  const issue = (path: string) => refused?.issues?.find((found) => found.path === path)?.message;
  return (
    <Dialog title={old ? 'Change a golden question' : 'Add a golden question'} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {refused && !refused.issues?.length && <Notice tone="danger">Not saved. {refused.message}</Notice>}
        <TextField label="Question" required autoFocus maxLength={QUESTION_MAX} hint="As customers ask it, and not in the words of the article." value={question} onInput={setQuestion} problem={issue('question')} />
        <Field label="Language" problem={issue('locale')}>
          {(ids) => (
            <select {...ids} class="input" value={locale} onChange={(event) => setLocale(event.currentTarget.value)}>
              {[...new Set([locale, ...model.locales.value, ...LANGUAGES])].map((tag) => (
                <option key={tag} value={tag}>
                  {languageName(tag)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset class="stack-s">
          <legend class="field-label">What should answer it</legend>
          {(['article', 'person', 'none'] as const).map((choice) => (
            <label key={choice} class="choice">
              <input type="radio" name="expect" checked={kind === choice} onChange={() => setKind(choice)} />
              {choice === 'article' ? 'An article' : expectWords(choice)}
            </label>
          ))}
        </fieldset>
        {kind === 'article' && <SlugField slug={slug} locale={locale} onSlug={setSlug} problem={issue('expect')} />}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={busy || !ready}>{old ? 'Save' : 'Add'}</button>
        </div>
      </form>
    </Dialog>
  );
}

/** The address of an article, with those offered that have the words typed. */
function SlugField({ slug, locale, problem, onSlug }: { slug: string; locale: string; problem: string | undefined; onSlug: (slug: string) => void }) {
  const { client } = useConsole();
  const [rows, setRows] = useState<readonly ArticleRow[]>([]);
  useEffect(() => {
    let wanted = true;
    const search = async () => {
      const answer = await client.ask('articles.list', { text: slug, locale, limit: 10, sort: 'title' });
      if (wanted && answer.ok) setRows(answer.data.rows);
    };
    const timer = setTimeout(() => void search(), PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [slug, locale, client]);
  return (
    <Field label="Article" hint={rows.find((row) => row.slug === slug)?.title ?? 'Its address; type a few words to find it.'} problem={problem}>
      {(ids) => (
        <>
          <input {...ids} class="input" list={`${ids.id}-articles`} autoComplete="off" value={slug} onInput={(event) => onSlug(event.currentTarget.value)} />
          <datalist id={`${ids.id}-articles`}>
            {rows.map((row) => (
              <option key={row.id} value={row.slug}>
                {row.title}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
