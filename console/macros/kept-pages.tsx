import type { Route } from '../app/route.ts';
import { CannedPage } from '../canned-responses/canned-page.tsx';
import { MacrosPage } from './macros-page.tsx';

/** The pages of canned responses and macros: a chunk of its own, fetched when somebody comes. */
export function KeptPages({ route }: { route: Extract<Route, { page: 'canned' | 'macros' }> }) {
  return route.page === 'canned' ? <CannedPage /> : <MacrosPage />;
}
