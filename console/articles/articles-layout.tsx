import type { ComponentChildren } from 'preact';
import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import { addressOf } from '../app/route.ts';
import type { ArticlesPage } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';

/** Which pages stand beside each other, in the order of an editor's day. */
const PAGES: readonly { page: ArticlesPage; label: string; needs: Permission }[] = [
  { page: 'articles', label: 'Articles', needs: 'articles' },
  { page: 'gaps', label: 'Gaps', needs: 'articles' },
  { page: 'results', label: 'Article results', needs: 'articles' },
  { page: 'feedback', label: 'Feedback', needs: 'articles' },
  { page: 'checks', label: 'Checks', needs: 'articles' },
  { page: 'categories', label: 'Categories', needs: 'articles' },
  { page: 'snippets', label: 'Snippets', needs: 'articles' },
  { page: 'files', label: 'Files', needs: 'articles' },
  { page: 'synonyms', label: 'Synonyms', needs: 'articles' },
  { page: 'golden', label: 'Golden set', needs: 'articles' },
  { page: 'imports', label: 'Import and export', needs: 'articles.publish' },
];

/** A page about articles with the way to the others; `actions` stand beside the title. */
export function ArticlesLayout({ current, title, actions, children }: {
  current: ArticlesPage;
  title: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { user } = useConsole();
  return (
    <main class="page page-wide">
      <nav class="settings-nav" aria-label="Knowledge base">
        {PAGES.filter(({ needs }) => can(user, needs)).map(({ page, label }) => (
          <a key={page} class="top-link" href={addressOf(page)} aria-current={page === current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <div class="row spread">
        <h1>{title}</h1>
        {actions && <div class="row">{actions}</div>}
      </div>
      {children}
    </main>
  );
}
