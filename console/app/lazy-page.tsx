import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Route } from './route.ts';

/** Draws pages that are fetched when they are first wanted, and says so where they cannot be. */
export function LazyPage<R extends Route>({ load, route }: { load: () => Promise<ComponentType<{ route: R }>>; route: R }) {
  const [page, setPage] = useState<{ Page: ComponentType<{ route: R }> } | 'failed' | null>(null);
  const fetch = () => {
    setPage(null);
    load().then((Page) => setPage({ Page }), () => setPage('failed'));
  };
  useEffect(fetch, [load]);
  if (page !== null && page !== 'failed') return <page.Page route={route} />;
  return (
    <main class="page">
      {page === null ? (
        <Skeleton rows={5} shape="row" label="Loading the page" />
      ) : (
        <Notice tone="danger" action={<button type="button" class="button" onClick={fetch}>Try again</button>}>
          This page could not be loaded. Check the connection; where the server was renewed meanwhile, load the page anew.
        </Notice>
      )}
    </main>
  );
}
