import type { Route } from '../app/route.ts';
import { AuditPage } from '../audit/audit-page.tsx';

/** What supervisors come for: a chunk of its own, so that agents do not carry it. */
export function SupervisionPages({ route }: { route: Extract<Route, { page: 'audit' }> }) {
  switch (route.page) {
    case 'audit':
      return <AuditPage />;
  }
}
