import { useEffect, useRef } from 'preact/hooks';
import { Compass } from 'lucide';
import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import { TokensPage } from '../api-tokens/tokens-page.tsx';
import { HelpSitePage } from '../help-site/help-site-page.tsx';
import { PasswordPage } from '../session/password-page.tsx';
import { AboutPage } from '../settings/about-page.tsx';
import { WebsitePage } from '../settings/website-page.tsx';
import { beginAtDesk } from '../lists/start-view.ts';
import { Shell } from '../shell/shell.tsx';
import { SurveysPage } from '../surveys/surveys-page.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ChatsPage } from './chats-page.tsx';
import { useConsole } from './console-context.ts';
import { LazyPage } from './lazy-page.tsx';
import { addressOf, chatsAddress, parseAddress } from './route.ts';
import type { Route } from './route.ts';

const NEEDS: Readonly<Partial<Record<Route['page'], Permission>>> = {
  chats: 'desk',
  surveys: 'surveys',
  people: 'people',
  person: 'people',
  roles: 'people',
  teams: 'people',
  inboxes: 'settings',
  status: 'settings',
  website: 'settings',
  answers: 'settings',
  topics: 'settings',
  hours: 'settings',
  mail: 'settings',
  callBacks: 'desk',
  helpSite: 'settings',
  about: 'settings',
  audit: 'audit',
  routing: 'routing',
  canned: 'desk',
  macros: 'desk',
  supervision: 'settings',
  board: 'supervise',
  notices: 'desk',
  tokens: 'tokens',
  contacts: 'contacts',
  contact: 'contacts',
  blocked: 'contacts.manage',
  tags: 'desk',
  contactSettings: 'settings',
  articles: 'articles',
  gaps: 'articles',
  gap: 'articles',
  results: 'articles',
  result: 'articles',
  feedback: 'articles',
  categories: 'articles',
  snippets: 'articles',
  files: 'articles',
  checks: 'articles',
  golden: 'articles',
  imports: 'articles.publish',
  synonyms: 'articles',
  article: 'articles',
};

/** Where somebody begins who serves no chats: the first of these that their role allows, else their own account. */
const STARTS = ['articles', 'board', 'contacts', 'surveys', 'people', 'website', 'routing', 'audit', 'tokens'] as const;

/** The page at the present address, for those who may see it. */
export function Pages() {
  const { router, user, session, storage } = useConsole();
  const route = parseAddress(router.address.value);
  useEffect(() => {
    if (route.page !== 'start') return;
    if (can(user, 'desk')) beginAtDesk(storage);
    const first = STARTS.find((page) => can(user, NEEDS[page] ?? 'desk')) ?? 'security';
    router.go(can(user, 'desk') ? chatsAddress('unassigned') : addressOf(first), { replace: true });
  }, [route.page]);
  const state = session.state.value;
  const entered = useRef(state.kind === 'signed_in' && state.entered);
  useEffect(() => {
    if (route.page === 'start' || !entered.current) return;
    entered.current = false;
    focusHeading();
  }, [route.page]);
  const needed = NEEDS[route.page];
  const allowed = needed === undefined || can(user, needed);
  return <Shell title={TITLES[route.page]}>{allowed ? <Page route={route} /> : <NotHere />}</Shell>;
}

/** The form that held the focus is gone: the page that takes its place begins at its heading. */
function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus();
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'chats':
      return <ChatsPage route={route} />;
    case 'password':
      return <PasswordPage />;
    case 'surveys':
      return <SurveysPage />;
    case 'people':
    case 'person':
    case 'roles':
    case 'teams':
      return <LazyPage load={peoplePages} route={route} />;
    case 'security':
      return <LazyPage load={securityPage} route={route} />;
    case 'website':
      return <WebsitePage />;
    case 'helpSite':
      return <HelpSitePage />;
    case 'about':
      return <AboutPage />;
    case 'tokens':
      return <TokensPage />;
    case 'inboxes':
    case 'status':
    case 'answers':
    case 'topics':
    case 'hours':
    case 'mail':
      return <LazyPage load={inboxSettingsPages} route={route} />;
    case 'callBacks':
      return <LazyPage load={callBacksPage} route={route} />;
    case 'audit':
    case 'board':
    case 'notices':
    case 'supervision':
      return <LazyPage load={supervisionPages} route={route} />;
    case 'canned':
    case 'macros':
      return <LazyPage load={keptPages} route={route} />;
    case 'routing':
      return <LazyPage load={routingPage} route={route} />;
    case 'contacts':
    case 'contact':
    case 'blocked':
    case 'tags':
    case 'contactSettings':
      return <LazyPage load={contactPages} route={route} />;
    case 'articles':
    case 'gaps':
    case 'gap':
    case 'results':
    case 'result':
    case 'imports':
    case 'feedback':
    case 'categories':
    case 'snippets':
    case 'files':
    case 'checks':
    case 'golden':
    case 'synonyms':
    case 'article':
      return <LazyPage load={articlePages} route={route} />;
    case 'start':
      return <main />;
    case 'unknown':
      return <NotHere />;
  }
}

const TITLES: Readonly<Record<Route['page'], string | null>> = {
  chats: null,
  start: null,
  surveys: 'Surveys',
  people: 'People',
  person: 'Person',
  roles: 'Roles',
  teams: 'Teams',
  security: 'Account and security',
  inboxes: 'Inboxes',
  status: 'Status',
  website: 'Website settings',
  answers: 'Answers',
  topics: 'Topics',
  hours: 'Opening hours',
  mail: 'Mail',
  callBacks: 'Call-backs',
  helpSite: 'Help site',
  tokens: 'API tokens',
  about: 'About',
  audit: 'Audit log',
  routing: 'Routing',
  canned: 'Canned responses',
  macros: 'Macros',
  supervision: 'Supervision',
  board: 'Board',
  notices: 'How you are called',
  contacts: 'Contacts',
  contact: 'Contact',
  blocked: 'Blocked customers',
  tags: 'Tags',
  contactSettings: 'Contact settings',
  articles: 'Articles',
  gaps: 'Gaps',
  gap: 'Gap',
  results: 'Article results',
  result: 'Article results',
  feedback: 'Feedback',
  categories: 'Categories',
  snippets: 'Snippets',
  files: 'Files',
  checks: 'Checks',
  golden: 'Golden set',
  imports: 'Import and export',
  synonyms: 'Synonyms',
  article: 'Article',
  password: 'Change password',
  unknown: 'Not found',
};

/** What only editors need is fetched when they come: agents, who are here all day, do not carry it. */
const articlePages = async () => (await import('../articles/article-pages.tsx')).ArticlePages;

const routingPage = async () => (await import('../routing/routing-page.tsx')).RoutingPage;

const supervisionPages = async () => (await import('../supervision/supervision-pages.tsx')).SupervisionPages;

const contactPages = async () => (await import('../contacts/contact-pages.tsx')).ContactPages;

const peoplePages = async () => (await import('../people/people-pages.tsx')).PeoplePages;

const securityPage = async () => (await import('../session/security-page.tsx')).SecurityPage;

const keptPages = async () => (await import('../macros/kept-pages.tsx')).KeptPages;

const callBacksPage = async () => (await import('../call-backs/call-backs-page.tsx')).CallBacksPage;
const inboxSettingsPages = async () => (await import('../inbox-settings/inbox-settings-pages.tsx')).InboxSettingsPages;

function NotHere() {
  return (
    <main class="page">
      <EmptyState icon={Compass} title="There is no such page" level="h1">
        It may have moved, or it is not for your role. <a href={addressOf('start')}>Go to the start</a>.
      </EmptyState>
    </main>
  );
}
