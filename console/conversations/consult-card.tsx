import { MessagesSquare } from 'lucide';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Time } from '../ui/time.tsx';
import { timeOfDay } from '../ui/time-words.ts';
import { MessageText } from './message-text.tsx';
import type { ConsultEntry } from './timeline-entries.ts';

/** A side thread with colleagues where it began: what was asked and everything that was said, in one place. */
export function ConsultCard({ entry }: { entry: ConsultEntry }) {
  const { user } = useConsole();
  const { event, said } = entry;
  const names = event.data.with.map(({ name }) => name).join(', ');
  const nameOf = (actor: typeof event.actor): string => (actor.kind !== 'agent' ? 'The system' : actor.id === user.id ? 'You' : actor.name);
  return (
    <section class="consult card" aria-label={`Said aside with ${names}`}>
      <header class="handoff-head">
        <Icon icon={MessagesSquare} />
        <h2>
          {event.actor.kind === 'agent' ? event.actor.name : 'The system'} asked {names} in a side thread
        </h2>
      </header>
      {[event, ...said].map((one) => (
        <div key={one.seq} class="consult-say">
          <p class="bubble-head">
            <span class="bubble-author">{nameOf(one.actor)}</span>
            <Time at={one.at}>{timeOfDay(one.at)}</Time>
          </p>
          <MessageText text={one.data.text} />
        </div>
      ))}
    </section>
  );
}
