import type { InboxSettingsPage, Route } from '../app/route.ts';
import { AnswersPage } from '../answers/answers-page.tsx';
import { HoursPage } from '../business-hours/hours-page.tsx';
import { MailPage } from '../mail/mail-page.tsx';
import { InboxesPage } from '../inboxes/inboxes-page.tsx';
import { PresenceSettingsPage } from '../presence/presence-settings-page.tsx';
import { TopicsPage } from '../topics/topics-page.tsx';

/** The settings pages about inboxes, and about who is there: a chunk of its own, fetched when an admin comes. */
export function InboxSettingsPages({ route }: { route: Extract<Route, { page: InboxSettingsPage }> }) {
  switch (route.page) {
    case 'inboxes':
      return <InboxesPage />;
    case 'status':
      return <PresenceSettingsPage />;
    case 'topics':
      return <TopicsPage />;
    case 'hours':
      return <HoursPage />;
    case 'mail':
      return <MailPage />;
    case 'answers':
      return <AnswersPage />;
  }
}
