import { Timer } from 'lucide';
import { chatsAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { clockWords } from '../ui/time-words.ts';
import { useNow } from '../ui/use-now.ts';

/** The time of the customer who has waited longest, in the queue or for me; leads to the conversation. */
export function UrgentClock() {
  const { desk } = useConsole();
  const urgent = desk.mostUrgent.value;
  return urgent && <Running key={urgent.summary.id} since={urgent.since} name={urgent.summary.contactName} href={chatsAddress(urgent.summary.status === 'queued' ? 'unassigned' : 'mine', urgent.summary.id)} />;
}

function Running({ since, name, href }: { since: number; name: string; href: string }) {
  const { desk } = useConsole();
  const now = useNow(desk.now, 1_000);
  return (
    <a class="urgent" href={href} aria-label={`Longest wait: ${name}`} title={`${name} has waited longest`}>
      <Icon icon={Timer} />
      <span class="urgent-label">Longest wait</span>
      <span class="figures" role="timer">
        {clockWords(now - since)}
      </span>
    </a>
  );
}
