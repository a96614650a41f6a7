import { useState } from 'preact/hooks';
import { Languages } from 'lucide';
import type { LanguageCount, LanguageRow } from '../../protocol/languages-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { StateChip } from '../articles/state-chip.tsx';
import { useConsole } from '../app/console-context.ts';
import { articleAddress } from '../app/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLoaded } from './use-loaded.ts';

interface Found {
  languages: readonly LanguageCount[];
  source: string;
  rows: readonly LanguageRow[];
}

/** Rows shown at once. */
const PAGE = 100;

/** What is missing in which language, and which translations are older than what they translate. */
export function LanguagesCheck() {
  const { client, router } = useConsole();
  const [locale, setLocale] = useState('');
  const [need, setNeed] = useState<'' | 'missing' | 'outdated'>('');
  const { data, problem, load } = useLoaded<Found>(`${locale} ${need}`, () => client.ask('languages.list', { ...(locale !== '' && { locale }), ...(need !== '' && { need }) }));
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [shown, setShown] = useState(PAGE);
  const [busy, setBusy] = useState(false);
  const rows = data?.rows ?? [];
  const run = async (work: () => Promise<{ ok: true } | { ok: false; error: ClientError }>) => {
    setBusy(true);
    const answer = await work();
    setRefused(answer.ok ? null : answer.error);
    setBusy(false);
  };
  const mark = (article: string) => run(async () => {
    const answer = await client.ask('languages.mark', { article });
    if (answer.ok) await load();
    return answer;
  });
  const begin = (row: LanguageRow, into: string) => run(async () => {
    const answer = await client.ask('article.create', { translates: row.source.article, locale: into, clientId: `translate-${row.source.article}-${into}` });
    if (answer.ok) router.go(articleAddress(answer.data.article.id));
    return answer;
  });
  return (
    <>
      {data && data.languages.length > 0 && (
        <div class="card table-frame">
          <table class="table">
            <caption class="sr-only">Languages</caption>
            <thead>
              <tr>
                <th scope="col">Language</th>
                <th scope="col">Published</th>
                <th scope="col">Missing</th>
                <th scope="col">Outdated</th>
              </tr>
            </thead>
            <tbody>
              {data.languages.map((language) => (
                <tr key={language.locale}>
                  <th scope="row">
                    {languageName(language.locale)} {language.locale === data.source && <span class="chip">Source</span>}
                  </th>
                  <td class="figures" data-label="Published">{language.published}</td>
                  <td class="figures" data-label="Missing">{language.missing}</td>
                  <td class="figures" data-label="Outdated">{language.outdated}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="filter-fields">
        <label class="field">
          <span class="field-label">Language</span>
          <select class="input input-small" value={locale} onChange={(event) => { setLocale(event.currentTarget.value); setShown(PAGE); }}>
            <option value="">All</option>
            {data?.languages.map((language) => (
              <option key={language.locale} value={language.locale}>{languageName(language.locale)}</option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="field-label">Show</span>
          <select class="input input-small" value={need} onChange={(event) => { setNeed(event.currentTarget.value as typeof need); setShown(PAGE); }}>
            <option value="">Missing and outdated</option>
            <option value="missing">Missing</option>
            <option value="outdated">Outdated</option>
          </select>
        </label>
      </div>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>
          The languages could not be loaded. {problem.message}
        </Notice>
      )}
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      {!data && !problem && <Skeleton rows={4} shape="row" label="Loading the languages" />}
      {data && rows.length === 0 && (
        <EmptyState icon={Languages} title="Every language is up to date">
          When an article changes, its translations appear here until somebody has looked at them.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul class="stack-s" aria-label="Articles with missing or outdated languages">
          {rows.slice(0, shown).map((row) => (
            <li key={row.slug} class="card card-body stack-s">
              <h2 class="panel-title" lang={row.source.locale}>
                <a href={articleAddress(row.source.article)}>{row.source.title}</a>
              </h2>
              <ul class="language-list">
                {row.translations.filter(({ outdated }) => outdated).map((translation) => (
                  <li key={translation.article} class="row">
                    <a href={articleAddress(translation.article)}>{languageName(translation.locale)}: <span lang={translation.locale}>{translation.title}</span></a>
                    <StateChip state={translation.state} />
                    <span class="chip chip-note">Outdated</span>
                    <button type="button" class="button" disabled={busy} aria-label={`Mark ${translation.title} as up to date`} onClick={() => void mark(translation.article)}>
                      Mark as up to date
                    </button>
                  </li>
                ))}
                {row.missing.map((into) => (
                  <li key={into} class="row">
                    {languageName(into)} <span class="chip">Missing</span>
                    <button type="button" class="button" disabled={busy} aria-label={`Begin ${row.source.title} in ${languageName(into)}`} onClick={() => void begin(row, into)}>
                      Begin a translation
                    </button>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {rows.length > shown && (
        <button type="button" class="button load-more" onClick={() => setShown(shown + PAGE)}>
          Show more
        </button>
      )}
    </>
  );
}
