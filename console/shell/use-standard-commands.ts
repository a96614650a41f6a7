import { can } from '../../protocol/roles.ts';
import { addressOf, articleAddress, chatsAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { LIST_LABELS } from '../lists/list-section.tsx';
import { useCommands } from './command-registry.ts';
import type { PaletteCommand } from './command-registry.ts';
import { PRESENCE_CHOICES } from './presence-switch.tsx';

/** Offers the pages and actions that are always there. */
export function useStandardCommands(onShortcuts: () => void): void {
  const { user, router, desk, theme, session, notices, commands } = useConsole();
  const goTo = (id: string, label: string, address: string): PaletteCommand => ({
    id: `go-${id}`,
    label,
    group: 'Go to',
    run: () => router.go(address),
  });
  const act = (id: string, label: string, group: string, run: () => void): PaletteCommand => ({ id, label, group, run });
  const { sound } = notices.settings.value;
  const offered: PaletteCommand[] = [
    ...(can(user, 'desk')
      ? (['unassigned', 'mine', 'all'] as const).map((list) => goTo(list, LIST_LABELS[list], chatsAddress(list)))
      : []),
    ...(can(user, 'desk') ? [goTo('call-backs', 'Call-backs', addressOf('callBacks'))] : []),
    ...(can(user, 'desk') ? [goTo('resolved', 'Resolved conversations', chatsAddress('all', null, 'resolved'))] : []),
    ...(can(user, 'articles') ? [goTo('articles', 'Articles', addressOf('articles')), goTo('new-article', 'New article', articleAddress(null)), goTo('gaps', 'Gaps', addressOf('gaps')), goTo('results', 'Article results', addressOf('results')), goTo('feedback', 'Feedback on articles', addressOf('feedback')), goTo('categories', 'Categories', addressOf('categories')), goTo('snippets', 'Snippets', addressOf('snippets')), goTo('files', 'Images and files', addressOf('files')), goTo('checks', 'Links, duplicates, languages', addressOf('checks')), goTo('golden', 'Golden set', addressOf('golden')), goTo('synonyms', 'Synonyms', addressOf('synonyms'))] : []),
    ...(can(user, 'articles.publish') ? [goTo('imports', 'Import and export articles', addressOf('imports'))] : []),
    ...(can(user, 'surveys') ? [goTo('surveys', 'Surveys', addressOf('surveys'))] : []),
    ...(can(user, 'contacts') ? [goTo('contacts', 'Contacts', addressOf('contacts'))] : []),
    ...(can(user, 'contacts.manage') ? [goTo('blocked', 'Blocked customers', addressOf('blocked'))] : []),
    ...(can(user, 'desk') ? [goTo('tags', 'Tags', addressOf('tags'))] : []),
    ...(can(user, 'people') ? [goTo('people', 'People', addressOf('people')), goTo('teams', 'Teams', addressOf('teams')), goTo('roles', 'Roles', addressOf('roles'))] : []),
    ...(can(user, 'settings')
      ? [goTo('inboxes', 'Inboxes', addressOf('inboxes')), goTo('status', 'Status settings', addressOf('status')), goTo('contact-settings', 'Contact settings', addressOf('contactSettings')), goTo('website', 'Website settings', addressOf('website')), goTo('answers', 'Answers settings', addressOf('answers')), goTo('topics', 'Topics settings', addressOf('topics')), goTo('hours', 'Opening hours', addressOf('hours')), goTo('mail', 'Mail settings', addressOf('mail')), goTo('help-site', 'Help site settings', addressOf('helpSite')), goTo('about', 'About this installation', addressOf('about'))]
      : []),
    ...(can(user, 'tokens') ? [goTo('tokens', 'API tokens', addressOf('tokens'))] : []),
    ...(can(user, 'routing') ? [goTo('routing', 'Routing', addressOf('routing'))] : []),
    ...(can(user, 'supervise') ? [goTo('board', 'Board', addressOf('board'))] : []),
    ...(can(user, 'settings') ? [goTo('supervision', 'Supervision settings', addressOf('supervision'))] : []),
    ...(can(user, 'desk') ? [goTo('notices', 'How you are called', addressOf('notices'))] : []),
    ...(can(user, 'desk') ? [goTo('canned', 'Canned responses', addressOf('canned')), goTo('macros', 'Macros', addressOf('macros'))] : []),
    ...(can(user, 'audit') ? [goTo('audit', 'Audit log', addressOf('audit'))] : []),
    goTo('security', 'Account and security', addressOf('security')),
    goTo('password', 'Change password', addressOf('password')),
    ...(can(user, 'desk')
      ? PRESENCE_CHOICES.map(({ status, label }) => act(`presence-${status}`, label, 'Your presence', () => void desk.setPresence(status)))
      : []),
    ...(['system', 'light', 'dark'] as const).map((choice) =>
      act(`theme-${choice}`, choice === 'system' ? 'As the system' : choice === 'light' ? 'Light' : 'Dark', 'Appearance', () => (theme.theme.value = choice)),
    ),
    act('sound', sound ? 'Turn sound off' : 'Turn sound on', 'Calls', () => void notices.change({ sound: !sound })),
    { ...act('shortcuts', 'Keyboard shortcuts', 'Help', onShortcuts), keys: '?' },
    act('sign-out', 'Sign out', 'Account', () => void session.signOut()),
  ];
  useCommands(commands, offered, `${user.role} ${sound}`);
}
