import type { ComponentChildren } from 'preact';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { addressOf } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { DuplicatesCheck } from './duplicates-check.tsx';
import { LanguagesCheck } from './languages-check.tsx';
import { LinksCheck } from './links-check.tsx';
import { RedirectsList } from './redirects-list.tsx';

const CHECKS = [
  { show: 'links', label: 'Links' },
  { show: 'duplicates', label: 'Duplicates' },
  { show: 'languages', label: 'Languages' },
  { show: 'redirects', label: 'Redirects' },
] as const;
type Show = (typeof CHECKS)[number]['show'];

/** What wants a look so that articles stay right. */
export function ChecksPage() {
  const { router } = useConsole();
  const wanted = new URL(router.address.value, 'http://console').searchParams.get('show');
  const show: Show = CHECKS.find((check) => check.show === wanted)?.show ?? 'links';
  const panels: Readonly<Record<Show, ComponentChildren>> = {
    links: <LinksCheck />,
    duplicates: <DuplicatesCheck />,
    languages: <LanguagesCheck />,
    redirects: <RedirectsList />,
  };
  return (
    <ArticlesLayout current="checks" title="Checks">
      <nav class="row" aria-label="What is checked">
        {CHECKS.map((check) => (
          <a key={check.show} class="button filter-chip" href={`${addressOf('checks')}${check.show === 'links' ? '' : `?show=${check.show}`}`} aria-current={check.show === show ? 'page' : undefined}>
            {check.label}
          </a>
        ))}
      </nav>
      {panels[show]}
    </ArticlesLayout>
  );
}
