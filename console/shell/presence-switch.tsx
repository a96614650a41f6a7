import { useState } from 'preact/hooks';
import type { PresenceStatus } from '../../protocol/staff-contract.ts';
import { useConsole } from '../app/console-context.ts';

/** The states one can choose; `offline` is what others see after one has left. */
export const PRESENCE_CHOICES = [
  { status: 'online', label: 'Online' },
  { status: 'away', label: 'Away' },
  { status: 'busy', label: 'Busy' },
] as const;

/** Says whether one takes conversations. */
export function PresenceSwitch() {
  const { desk } = useConsole();
  const [problem, setProblem] = useState<string | null>(null);
  const presence: PresenceStatus = desk.presence.value;
  const choose = async (status: 'online' | 'away' | 'busy') => {
    const answer = await desk.setPresence(status);
    setProblem(answer.ok ? null : 'Not changed: the server cannot be reached.');
  };
  return (
    <span class="presence">
      <span class={`dot dot-${presence}`} />
      <select
        class="input input-small presence-select"
        aria-label="Your presence"
        value={presence}
        onChange={(event) => void choose(event.currentTarget.value as 'online' | 'away' | 'busy')}
      >
        {presence === 'offline' && (
          <option value="offline" disabled>
            Offline
          </option>
        )}
        {PRESENCE_CHOICES.map(({ status, label }) => (
          <option key={status} value={status}>
            {label}
          </option>
        ))}
      </select>
      {problem && (
        <span class="field-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
