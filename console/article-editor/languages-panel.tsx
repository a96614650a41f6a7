import { useState } from 'preact/hooks';
import type { ClientError } from '../../client/model.ts';
import { StateChip } from '../articles/state-chip.tsx';
import { useConsole } from '../app/console-context.ts';
import { articleAddress } from '../app/route.ts';
import { LANGUAGES, languageName } from '../ui/language-name.ts';
import type { OpenedArticle } from './article-model.ts';

/** The article in other languages: which are there, which lag behind, which are missing. `known` are the languages in use. */
export function LanguagesPanel({ opened, known }: { opened: OpenedArticle; known: readonly string[] }) {
  const { client, router } = useConsole();
  const { article, translations } = opened;
  const there = new Set([article.locale, ...translations.map(({ locale }) => locale)]);
  const missing = known.filter((locale) => !there.has(locale));
  const others = [...missing, ...LANGUAGES.filter((locale) => !there.has(locale) && !missing.includes(locale))];
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [clientId] = useState(() => crypto.randomUUID());
  const locale = chosen !== null && others.includes(chosen) ? chosen : others[0];
  const translate = async () => {
    if (locale === undefined) return;
    setBusy(true);
    const answer = await client.ask('article.create', { translates: article.id, locale, clientId: `${clientId}-${locale}` });
    setBusy(false);
    if (answer.ok) router.go(articleAddress(answer.data.article.id));
    else setProblem(answer.error);
  };
  return (
    <section class="stack-s" aria-labelledby="languages-title">
      <h2 id="languages-title" class="panel-title">Languages</h2>
      <ul class="language-list">
        <li>
          <strong>{languageName(article.locale)}</strong> <span class="muted small">this one</span>
        </li>
        {translations.map((translation) => (
          <li key={translation.id}>
            <a href={articleAddress(translation.id)}>{languageName(translation.locale)}</a> <StateChip state={translation.state} />
            {translation.outdated && <span class="chip chip-note">Outdated</span>}
          </li>
        ))}
        {missing.map((name) => (
          <li key={name}>
            {languageName(name)} <span class="chip">Missing</span>
          </li>
        ))}
      </ul>
      {locale !== undefined && (
        <div class="row">
          <label class="field">
            <span class="field-label">Translate into</span>
            <select class="input input-small" value={locale} onChange={(event) => setChosen(event.currentTarget.value)}>
              {others.map((name) => (
                <option key={name} value={name}>
                  {languageName(name)}
                </option>
              ))}
            </select>
          </label>
          <button type="button" class="button language-add" disabled={busy} onClick={() => void translate()}>
            Begin a translation
          </button>
        </div>
      )}
      {problem && (
        <p class="field-problem" role="alert">
          {problem.message}
        </p>
      )}
    </section>
  );
}
