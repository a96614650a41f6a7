import type { Route } from '../app/route.ts';
import { AnswersPage } from '../answers/answers-page.tsx';
import { HoursPage } from '../business-hours/hours-page.tsx';
import { TopicsPage } from '../topics/topics-page.tsx';

/** The settings pages about one inbox: a chunk of its own, fetched when an admin comes. */
export function InboxSettingsPages({ route }: { route: Extract<Route, { page: 'topics' | 'hours' | 'answers' }> }) {
  switch (route.page) {
    case 'topics':
      return <TopicsPage />;
    case 'hours':
      return <HoursPage />;
    case 'answers':
      return <AnswersPage />;
  }
}
