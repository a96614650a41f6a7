import { Plus, X } from 'lucide';
import type { Holiday } from '../../protocol/business-hours.ts';
import { HOLIDAYS_MAX } from '../../protocol/business-hours-contract.ts';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { SpansField } from './spans-field.tsx';

/** Days unlike others: closed, or with hours of their own. */
export function HolidaysField({ holidays, problems, onChange }: {
  holidays: readonly Holiday[];
  problems: Readonly<Record<string, string>>;
  onChange: (holidays: readonly Holiday[]) => void;
}) {
  const change = (at: number, part: Partial<Holiday>) => onChange(holidays.map((holiday, i) => (i === at ? { ...holiday, ...part } : holiday)));
  return (
    <fieldset class="stack-s">
      <legend class="field-label">Holidays and special days</legend>
      <p class="field-hint">On these days the hours below count instead of those of the week. A span that began the evening before still goes on.</p>
      {problems['holidays'] !== undefined && <p class="field-problem">The list {problems['holidays']}.</p>}
      {holidays.length === 0 && <p class="muted small">None yet: every week is like the other.</p>}
      <ul class="stack-s" aria-label="Holidays">
        {holidays.map((holiday, at) => (
          // The position is all that tells two empty days apart.
          <li key={at} class="holiday">
            <TextField label="Day" type="date" value={holiday.date} onInput={(date) => change(at, { date })} problem={problems[`holidays.${at}.date`] === undefined ? null : 'Choose a day.'} />
            <TextField label="Name" maxLength={80} value={holiday.name} onInput={(name) => change(at, { name })} />
            <button type="button" class="button button-quiet button-icon" aria-label={`Remove ${holiday.name || holiday.date || `special day ${at + 1}`}`} onClick={() => onChange(holidays.filter((_, i) => i !== at))}>
              <Icon icon={X} />
            </button>
            <SpansField label={holiday.name || holiday.date || `special day ${at + 1}`} spans={holiday.spans} path={`holidays.${at}.spans`} problems={problems} onChange={(spans) => change(at, { spans })} />
          </li>
        ))}
      </ul>
      {holidays.length < HOLIDAYS_MAX && (
        <div>
          <button type="button" class="button" onClick={() => onChange([...holidays, { date: '', name: '', spans: [] }])}>
            <Icon icon={Plus} />
            Add a day
          </button>
        </div>
      )}
    </fieldset>
  );
}
