import type { PeoplePage as PeoplePageName, Route } from '../app/route.ts';
import { PeoplePage } from './people-page.tsx';
import { PersonPage } from './person-page.tsx';
import { RolesPage } from './roles-page.tsx';
import { TeamsPage } from './teams-page.tsx';

/** The pages about people: a chunk of its own, fetched when somebody comes who manages them. */
export function PeoplePages({ route }: { route: Extract<Route, { page: PeoplePageName | 'person' }> }) {
  switch (route.page) {
    case 'people':
      return <PeoplePage />;
    case 'person':
      return <PersonPage key={route.person} id={route.person} />;
    case 'roles':
      return <RolesPage />;
    case 'teams':
      return <TeamsPage />;
  }
}
