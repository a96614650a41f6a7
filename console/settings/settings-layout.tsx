import type { ComponentChildren } from 'preact';
import { can } from '../../protocol/roles.ts';
import { addressOf } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';

const PAGES = [
  { page: 'inboxes', label: 'Inboxes', needs: 'settings' },
  { page: 'website', label: 'Website', needs: 'settings' },
  { page: 'answers', label: 'Answers', needs: 'settings' },
  { page: 'topics', label: 'Topics', needs: 'settings' },
  { page: 'hours', label: 'Opening hours', needs: 'settings' },
  { page: 'mail', label: 'Mail', needs: 'settings' },
  { page: 'routing', label: 'Routing', needs: 'routing' },
  { page: 'canned', label: 'Canned responses', needs: 'desk' },
  { page: 'macros', label: 'Macros', needs: 'desk' },
  { page: 'helpSite', label: 'Help site', needs: 'settings' },
  { page: 'status', label: 'Status', needs: 'settings' },
  { page: 'tokens', label: 'API tokens', needs: 'tokens' },
  { page: 'supervision', label: 'Supervision', needs: 'settings' },
  { page: 'audit', label: 'Audit log', needs: 'audit' },
  { page: 'about', label: 'About', needs: 'settings' },
] as const;

/** A page under Settings. */
export type SettingsPage = (typeof PAGES)[number]['page'];

/** A settings page with the way to the others. */
export function SettingsLayout({ current, title, children }: {
  current: SettingsPage;
  title: string;
  children: ComponentChildren;
}) {
  const { user } = useConsole();
  return (
    <main class="page">
      <nav class="settings-nav" aria-label="Settings">
        {PAGES.filter(({ needs }) => can(user, needs)).map(({ page, label }) => (
          <a key={page} class="top-link" href={addressOf(page)} aria-current={page === current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
