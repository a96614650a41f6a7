import type { Route } from '../app/route.ts';
import { BlocksPage } from './blocks-page.tsx';
import { ContactPage } from './contact-page.tsx';
import { ContactSettingsPage } from './contact-settings-page.tsx';
import { ContactsListPage } from './contacts-page.tsx';
import { TagsPage } from './tags-page.tsx';

/** The pages about customers, fetched when the first of them is opened. */
export function ContactPages({ route }: { route: Route }) {
  switch (route.page) {
    case 'contact':
      return <ContactPage key={route.contact} contact={route.contact} />;
    case 'blocked':
      return <BlocksPage />;
    case 'tags':
      return <TagsPage />;
    case 'contactSettings':
      return <ContactSettingsPage />;
    default:
      return <ContactsListPage />;
  }
}
