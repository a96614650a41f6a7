import type { Route, SupervisionPage as PageName } from '../app/route.ts';
import { NoticesPage } from '../attention/notices-page.tsx';
import { AuditPage } from '../audit/audit-page.tsx';
import { BoardPage } from './board-page.tsx';
import { SupervisionPage } from './supervision-page.tsx';

/** What supervisors come for, and how one is called: a chunk of its own, so that a working agent does not carry it. */
export function SupervisionPages({ route }: { route: Extract<Route, { page: PageName }> }) {
  switch (route.page) {
    case 'audit':
      return <AuditPage />;
    case 'board':
      return <BoardPage />;
    case 'notices':
      return <NoticesPage />;
    case 'supervision':
      return <SupervisionPage />;
  }
}
