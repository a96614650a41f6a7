import { useConsole } from '../app/console-context.ts';
import { PERIOD_DAYS, lastDays } from './survey-period.ts';
import type { SurveyPeriod } from './survey-period.ts';

/** The last 7, 30 or 90 days, or any other days. */
export function PeriodPicker({ period, onChange }: { period: SurveyPeriod; onChange: (period: SurveyPeriod) => void }) {
  const { desk } = useConsole();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const change = (from: string, to: string) => {
    if (from === '' || to === '') return;
    onChange(from <= to ? { from, to, days: null } : { from: to, to: from, days: null });
  };
  return (
    <div class="period">
      <div class="row" role="group" aria-label="Period">
        {PERIOD_DAYS.map((days) => (
          <button key={days} type="button" class="button" aria-pressed={period.days === days} onClick={() => onChange(lastDays(days, desk.now()))}>
            Last {days} days
          </button>
        ))}
      </div>
      <div class="row">
        <label class="row small">
          From
          <input class="input input-small" type="date" value={period.from} onChange={(event) => change(event.currentTarget.value, period.to)} />
        </label>
        <label class="row small">
          to
          <input class="input input-small" type="date" value={period.to} onChange={(event) => change(period.from, event.currentTarget.value)} />
        </label>
        <span class="muted small">Days in {zone}, by when the survey was offered</span>
      </div>
    </div>
  );
}
