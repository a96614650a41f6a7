import type { ComponentChildren } from 'preact';
import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import { addressOf } from '../app/route.ts';
import type { ContactsPage } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';

const PAGES: readonly { page: ContactsPage; label: string; needs: Permission }[] = [
  { page: 'contacts', label: 'Contacts', needs: 'contacts' },
  { page: 'blocked', label: 'Blocked', needs: 'contacts.manage' },
  { page: 'tags', label: 'Tags', needs: 'desk' },
  { page: 'contactSettings', label: 'Contact settings', needs: 'settings' },
];

/** A page about customers with the way to the others; `actions` stand beside the title. */
export function ContactsLayout({ current, title, actions, children }: {
  current: ContactsPage;
  title: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { user } = useConsole();
  return (
    <main class="page">
      <nav class="settings-nav" aria-label="Customers">
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
