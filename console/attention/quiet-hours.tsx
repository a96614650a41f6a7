import { useState } from 'preact/hooks';
import type { NoticeSettings } from '../../protocol/notices-contract.ts';

/** Hours without sound and desktop notices, in the zone of this browser when they are set. */
export function QuietHours({ quiet, onChange }: { quiet: NoticeSettings['quiet']; onChange: (quiet: NoticeSettings['quiet']) => void }) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [problem, setProblem] = useState<string | null>(null);
  const set = (from: string, to: string) => {
    // A time field is empty while it is being typed into.
    if (from === '' || to === '') return;
    if (from === to) {
      setProblem('Quiet hours must begin and end at different times.');
      return;
    }
    setProblem(null);
    onChange({ from, to, zone: here });
  };
  return (
    <div class="card card-body stack-s" role="group" aria-labelledby="notices-quiet">
      <h2 class="field-label" id="notices-quiet">Quiet hours</h2>
      <label class="choice">
        <input type="checkbox" checked={quiet !== null} onChange={(event) => onChange(event.currentTarget.checked ? { from: '20:00', to: '08:00', zone: here } : null)} />
        No sound and no desktop notices at certain hours
      </label>
      {quiet !== null && (
        <div class="row">
          <label class="row small">
            From
            <input class="input input-small" type="time" value={quiet.from} onChange={(event) => set(event.currentTarget.value, quiet.to)} />
          </label>
          <label class="row small">
            to
            <input class="input input-small" type="time" value={quiet.to} onChange={(event) => set(quiet.from, event.currentTarget.value)} />
          </label>
          <span class="muted small">{quiet.zone} time, every day</span>
        </div>
      )}
      {problem !== null && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
