import { LEDGER_DAYS } from '../../protocol/ledger.ts';
import type { LedgerDays } from '../../protocol/ledger.ts';

/** The last 7, 30 or 90 days up to now. */
export function DaysPicker({ days, onChange }: { days: LedgerDays; onChange: (days: LedgerDays) => void }) {
  return (
    <div class="row" role="group" aria-label="Period">
      {LEDGER_DAYS.map((choice) => (
        <button key={choice} type="button" class="button" aria-pressed={choice === days} onClick={() => onChange(choice)}>
          Last {choice} days
        </button>
      ))}
    </div>
  );
}
