import { useState } from 'preact/hooks';
import { CornerDownRight } from 'lucide';
import type { RedirectRow } from '../../protocol/links-contract.ts';
import type { ClientError, Outcome } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Time } from '../ui/time.tsx';
import { shortTime } from '../ui/time-words.ts';
import { useLoaded } from './use-loaded.ts';

interface Found {
  redirects: readonly RedirectRow[];
}

/** Where old addresses of articles lead. A rename makes them by itself; others are added here. */
export function RedirectsList() {
  const { client, desk } = useConsole();
  const { data, problem, load, put } = useLoaded<Found>('', () => client.ask('redirects.list', {}));
  const [given, setGiven] = useState({ locale: 'en', from: '', to: '' });
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [removed, setRemoved] = useState<RedirectRow | null>(null);
  const redirects = data?.redirects ?? [];
  const locales = [...new Set(['en', ...redirects.map(({ locale }) => locale)])];
  const take = (answer: Outcome<Found>): boolean => {
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) put(answer.data);
    return answer.ok;
  };
  const add = async (redirect: { locale: string; from: string; to: string }) => {
    const { locale, from, to } = redirect;
    if (take(await client.ask('redirects.add', { locale, from, to }))) setGiven({ locale, from: '', to: '' });
  };
  const remove = async (row: RedirectRow) => {
    if (take(await client.ask('redirects.remove', { locale: row.locale, from: row.from }))) setRemoved(row);
  };
  const problemAt = (path: string) => refused?.issues?.find((issue) => issue.path === path)?.message;
  return (
    <>
      <p class="muted">When an article is renamed, its old address leads to the new one. Add a redirect for an address from elsewhere, such as a former help centre.</p>
      <form
        class="card card-body filter-fields"
        aria-label="Add a redirect"
        onSubmit={(event) => {
          event.preventDefault();
          setRemoved(null);
          void add({ locale: given.locale, from: given.from.trim(), to: given.to.trim() });
        }}
      >
        <label class="field">
          <span class="field-label">Language</span>
          <select class="input" value={given.locale} onChange={(event) => setGiven({ ...given, locale: event.currentTarget.value })}>
            {locales.map((locale) => (
              <option key={locale} value={locale}>{languageName(locale)}</option>
            ))}
          </select>
        </label>
        <TextField label="Old address" value={given.from} maxLength={120} problem={problemAt('from')} onInput={(from) => setGiven({ ...given, from })} />
        <TextField label="Leads to" value={given.to} maxLength={120} problem={problemAt('to')} onInput={(to) => setGiven({ ...given, to })} />
        <button type="submit" class="button button-primary" disabled={given.from.trim() === '' || given.to.trim() === ''}>Add</button>
      </form>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>
          The redirects could not be loaded. {problem.message}
        </Notice>
      )}
      {refused && !problemAt('from') && !problemAt('to') && <Notice tone="danger">{refused.message}</Notice>}
      {removed && (
        <Notice tone="success" action={<button type="button" class="button" onClick={() => { setRemoved(null); void add(removed); }}>Undo</button>}>
          {removed.from} leads nowhere now.
        </Notice>
      )}
      {!data && !problem && <Skeleton rows={3} shape="row" label="Loading the redirects" />}
      {data && redirects.length === 0 && (
        <EmptyState icon={CornerDownRight} title="No redirects yet">
          They appear here when articles are renamed.
        </EmptyState>
      )}
      {redirects.length > 0 && (
        <div class="card table-frame">
          <table class="table">
            <caption class="sr-only">Redirects</caption>
            <thead>
              <tr>
                <th scope="col">Old address</th>
                <th scope="col">Leads to</th>
                <th scope="col">Language</th>
                <th scope="col">Since</th>
                <th scope="col"><span class="sr-only">Actions</span></th>
              </tr>
            </thead>
            <tbody>
              {redirects.map((row) => (
                <tr key={`${row.locale} ${row.from}`}>
                  <th scope="row" class="shelf-code">{row.from}</th>
                  <td class="shelf-code" data-label="Leads to">{row.to}</td>
                  <td data-label="Language">{languageName(row.locale)}</td>
                  <td data-label="Since"><Time at={row.at}>{shortTime(row.at, desk.now())}</Time></td>
                  <td class="table-actions">
                    <button type="button" class="button" aria-label={`Remove the redirect of ${row.from}`} onClick={() => void remove(row)}>Remove</button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
