import { useState } from 'preact/hooks';
import { TITLE_MAX } from '../../protocol/article-limits.ts';
import type { ClientError } from '../../client/model.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { CategoryField } from '../articles/category-field.tsx';
import { useCategories } from '../articles/use-categories.ts';
import { useConsole } from '../app/console-context.ts';
import { addressOf, articleAddress } from '../app/route.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { LANGUAGES, languageName } from '../ui/language-name.ts';
import { useArticleCounts } from './use-article-counts.ts';

/** Begins an article: a title, and what the address brings along (a question that customers ask, a text to copy). */
export function NewArticlePage() {
  const { client, router } = useConsole();
  const query = new URL(router.address.value, 'http://console').searchParams;
  const question = query.get('question')?.trim() ?? '';
  const copies = query.get('copies');
  const [title, setTitle] = useState(query.get('title') ?? '');
  const [locale, setLocale] = useState(query.get('locale') ?? 'en');
  const [category, setCategory] = useState(query.get('category') ?? '');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  /** One for the life of the page: a second press, or a retry after a lost answer, makes one article. */
  const [clientId] = useState(() => crypto.randomUUID());
  const counts = useArticleCounts();
  const categories = useCategories();
  const chosen = category || (categories.tree.find(({ slug }) => slug === 'general') ?? categories.tree[0])?.slug || '';
  const begin = async () => {
    setBusy(true);
    const answer = await client.ask('article.create', {
      locale,
      clientId,
      ...(copies !== null && { copies }),
      content: { title: title.trim(), ...(chosen.trim() !== '' && { category: chosen.trim() }), ...(question !== '' && { questions: [question] }) },
    });
    setBusy(false);
    if (answer.ok) router.go(articleAddress(answer.data.article.id), { replace: true });
    else setRefused(answer.error);
  };
  const issue = (path: string) => refused?.issues?.find((found) => found.path === path || found.path === `content.${path}`)?.message;
  return (
    <ArticlesLayout current="articles" title="New article">
      <form
        class="stack new-article"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void begin();
        }}
      >
        {refused && <Notice tone="danger">The article could not be made. {refused.message}</Notice>}
        <TextField label="Title" required autoFocus maxLength={TITLE_MAX} hint="What a customer would look for, such as “How to return something”." value={title} onInput={setTitle} problem={issue('title')} />
        {question !== '' && (
          <Notice>
            It begins with the question “{question}”, so that the bot answers it once the article is published.
          </Notice>
        )}
        <Field label="Language">
          {(ids) => (
            <select {...ids} class="input" value={locale} onChange={(event) => setLocale(event.currentTarget.value)}>
              {[...new Set([locale, ...(counts?.locales.map(({ name }) => name) ?? []), ...LANGUAGES])].map((tag) => (
                <option key={tag} value={tag}>
                  {languageName(tag)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <CategoryField categories={categories} value={chosen} problem={issue('category')} onChoose={setCategory} />
        <div class="row">
          <button type="submit" class="button button-primary" disabled={busy || title.trim() === ''}>
            Begin the draft
          </button>
          <a class="button" href={addressOf('articles')}>
            Cancel
          </a>
        </div>
        <p class="muted small">Customers see nothing of it until it is published.</p>
      </form>
    </ArticlesLayout>
  );
}
