import { useState } from 'preact/hooks';
import type { PresenceStatus } from '../../protocol/staff-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { useAutomaticAway, usePresenceSettings } from '../presence/use-automatic-away.ts';

/** The states one can choose; `offline` is what others see after one has left. */
export const PRESENCE_CHOICES = [
  { status: 'online', label: 'Online' },
  { status: 'away', label: 'Away' },
  { status: 'busy', label: 'Busy' },
] as const;

/** Says whether one takes conversations, and why not. */
export function PresenceSwitch() {
  const { desk } = useConsole();
  const [problem, setProblem] = useState<string | null>(null);
  const settings = usePresenceSettings(true);
  useAutomaticAway(settings?.awayAfterMinutes ?? null);
  const presence: PresenceStatus = desk.presence.value;
  const reason = desk.presenceReason.value;
  const choose = async (value: string) => {
    const [status, ...because] = value.split(':') as ['online' | 'away' | 'busy', ...string[]];
    const answer = await desk.setPresence(status, because.length > 0 ? because.join(':') : null);
    setProblem(answer.ok ? null : 'Not changed: the server cannot be reached.');
  };
  const reasonsOf = (status: 'online' | 'away' | 'busy'): readonly string[] => {
    const offered = status === 'online' ? [] : (settings?.reasons[status] ?? []);
    // One that is not offered any more still shows while it is the present one.
    return presence === status && reason !== null && !offered.includes(reason) ? [...offered, reason] : offered;
  };
  return (
    <span class="presence">
      <span class={`dot dot-${presence}`} />
      <select
        class="input input-small presence-select"
        aria-label="Your presence"
        value={reason === null ? presence : `${presence}:${reason}`}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        {presence === 'offline' && (
          <option value="offline" disabled>
            Offline
          </option>
        )}
        {PRESENCE_CHOICES.flatMap(({ status, label }) => [
          <option key={status} value={status}>
            {label}
          </option>,
          ...reasonsOf(status).map((because) => (
            <option key={`${status}:${because}`} value={`${status}:${because}`}>
              {label}: {because}
            </option>
          )),
        ])}
      </select>
      {problem && (
        <span class="field-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
