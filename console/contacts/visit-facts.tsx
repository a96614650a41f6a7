import type { Visit } from '../../protocol/contacts.ts';
import { useConsole } from '../app/console-context.ts';
import { shortTime, timeOfDay } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';

/** Where the customer is and was on the website, and with what they look at it. */
export function VisitFacts({ visit }: { visit: Visit }) {
  const { desk } = useConsole();
  return (
    <section aria-labelledby="visit-facts">
      <h3 id="visit-facts">This visit</h3>
      {visit.pages.length === 0 ? (
        <p class="muted small">No page is known.</p>
      ) : (
        <ol class="visit-pages">
          {visit.pages.toReversed().map((page) => (
            <li key={`${page.at} ${page.url}`}>
              <a href={page.url} target="_blank" rel="noopener noreferrer nofollow">{page.title || page.url}</a>{' '}
              <Time at={page.at}>{timeOfDay(page.at)}</Time>
            </li>
          ))}
        </ol>
      )}
      <dl class="facts">
        {visit.device !== null && (
          <>
            <dt>Device</dt>
            <dd>{visit.device}</dd>
          </>
        )}
        {visit.address !== null && (
          <>
            <dt>Address</dt>
            <dd class="figures">{visit.address}</dd>
          </>
        )}
        <dt>Last seen</dt>
        <dd>
          <Time at={visit.at}>{shortTime(visit.at, desk.now())}</Time>
        </dd>
      </dl>
    </section>
  );
}
