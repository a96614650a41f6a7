import type { ComponentChildren } from 'preact';
import { addressOf } from '../app/route.ts';

const PAGES = [
  { page: 'people', label: 'People' },
  { page: 'teams', label: 'Teams' },
  { page: 'roles', label: 'Roles' },
] as const;

/** A page about people with the way to the others; `actions` stand beside the title. */
export function PeopleLayout({ current, title, actions, children }: {
  current: (typeof PAGES)[number]['page'];
  title: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <main class="page">
      <nav class="settings-nav" aria-label="People">
        {PAGES.map(({ page, label }) => (
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
