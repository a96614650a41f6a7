import { Search } from 'lucide';
import { can } from '../../protocol/roles.ts';
import { chatsAddress, addressOf, isArticlesPage, isContactsPage, isPeoplePage, isSettingsPage, parseAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { LampMark } from '../ui/lamp-mark.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionState } from './connection-state.tsx';
import { PresenceSwitch } from './presence-switch.tsx';
import { UrgentClock } from './urgent-clock.tsx';

/** What is on top of every page: where one can go, who waits longest, and how one stands oneself. */
export function TopBar({ onPalette, onShortcuts }: { onPalette: () => void; onShortcuts: () => void }) {
  const { user, router } = useConsole();
  const { page } = parseAddress(router.address.value);
  const links = [
    { label: 'Chats', href: chatsAddress('unassigned'), current: page === 'chats' || page === 'callBacks', allowed: can(user, 'desk') },
    { label: 'Board', href: addressOf('board'), current: page === 'board', allowed: can(user, 'supervise') },
    { label: 'Contacts', href: addressOf('contacts'), current: isContactsPage(page), allowed: can(user, 'contacts') },
    { label: 'Articles', href: addressOf('articles'), current: isArticlesPage(page), allowed: can(user, 'articles') },
    { label: 'Surveys', href: addressOf('surveys'), current: page === 'surveys', allowed: can(user, 'surveys') },
    { label: 'People', href: addressOf('people'), current: isPeoplePage(page), allowed: can(user, 'people') },
    { label: 'Settings', href: addressOf(can(user, 'settings') ? 'website' : can(user, 'routing') ? 'routing' : can(user, 'desk') ? 'canned' : 'audit'), current: isSettingsPage(page), allowed: can(user, 'settings') || can(user, 'routing') || can(user, 'audit') || can(user, 'desk') },
  ];
  const desk = can(user, 'desk');
  return (
    <header class="top-bar">
      <LampMark />
      <nav class="top-nav" aria-label="Main">
        {links
          .filter(({ allowed }) => allowed)
          .map(({ label, href, current }) => (
            <a key={label} class="top-link" href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          ))}
      </nav>
      <span class="pane-fill" />
      {desk && <UrgentClock />}
      <ConnectionState />
      <button type="button" class="button button-quiet" aria-label="Search pages and actions" aria-keyshortcuts="Control+K Meta+K" onClick={onPalette}>
        <Icon icon={Search} />
        <kbd class="top-kbd">Ctrl K</kbd>
      </button>
      {desk && <PresenceSwitch />}
      <AccountMenu onShortcuts={onShortcuts} />
    </header>
  );
}
