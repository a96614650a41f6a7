import { UserRound } from 'lucide';
import type { ArticleHint, ConversationEvent } from '../../protocol/events.ts';
import { languageName } from '../ui/language-name.ts';
import { Icon } from '../ui/icon.tsx';
import { Time } from '../ui/time.tsx';
import { dayWords, timeOfDay } from '../ui/time-words.ts';
import { Hint } from './bot-turn.tsx';
import { ClippedText } from './clipped-text.tsx';
import { REASON_WORDS } from './timeline-entries.ts';

/** What the bot passes on to a person, so that the customer need not say it twice. */
export function HandoffCard({ event }: { event: ConversationEvent<'handoff.requested'> }) {
  const { reason, card, peopleOnline } = event.data;
  const fields = Object.entries(card.fields);
  return (
    <section class="handoff card" aria-label="Handoff">
      <header class="handoff-head">
        <Icon icon={UserRound} />
        <h2>Handed over to people</h2>
        <Time at={event.at}>{timeOfDay(event.at)}</Time>
      </header>
      <dl class="facts">
        <dt>Why</dt>
        <dd>{event.actor.kind === 'agent' ? `${event.actor.name} took it from the bot` : REASON_WORDS[reason]}</dd>
        {card.question !== null && (
          <>
            <dt>Question</dt>
            <dd class="handoff-question">
              <ClippedText text={card.question} />
            </dd>
          </>
        )}
        <dt>Tried</dt>
        <dd>
          {card.tried.length === 0 ? (
            'No article was tried.'
          ) : (
            <ul>
              {surest(card.tried).map((hint) => (
                <li key={hint.slug}>
                  <Hint hint={hint} />
                </li>
              ))}
            </ul>
          )}
        </dd>
        {card.page && (
          <>
            <dt>Page</dt>
            <dd>
              <a href={card.page.url} target="_blank" rel="noopener noreferrer nofollow">
                {card.page.title || card.page.url}
              </a>
            </dd>
          </>
        )}
        <dt>Language</dt>
        <dd>{languageName(card.locale)}</dd>
        {fields.map(([name, value]) => (
          <FieldRow key={name} name={name} value={value} />
        ))}
      </dl>
      <p class="handoff-told">
        {peopleOnline
          ? 'The customer was told that somebody will join, and sees what was passed on (without the percentages).'
          : `The customer was told at once that nobody is here now${backWords(event)}, that the message is kept, and was asked for an e-mail address.`}
      </p>
    </section>
  );
}

/** Each article once, with the highest confidence it ever had, in the order they were tried. */
function surest(tried: readonly ArticleHint[]): readonly ArticleHint[] {
  const bySlug = new Map<string, ArticleHint>();
  for (const hint of tried) {
    const before = bySlug.get(hint.slug);
    if (!before || (hint.confidence ?? 0) > (before.confidence ?? 0)) bySlug.set(hint.slug, hint);
  }
  return [...bySlug.values()];
}

function backWords({ at, data: { hours } }: ConversationEvent<'handoff.requested'>): string {
  return hours?.opensAt ? ` and when people are here again (${dayWords(hours.opensAt, at)}, ${timeOfDay(hours.opensAt)})` : '';
}

function FieldRow({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name === 'email' ? 'E-mail' : name}</dt>
      <dd>{value}</dd>
    </>
  );
}
