import { useRef, useState } from 'preact/hooks';
import { CalendarPlus } from 'lucide';
import type { BusinessHours, Holiday } from '../../protocol/business-hours.ts';
import { CALENDAR_MAX, HOLIDAYS_MAX } from '../../protocol/business-hours-contract.ts';
import type { CalendarPreview } from '../../protocol/business-hours-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';

/** Takes holidays from an iCalendar file; what comes in is shown before. Saved is nothing until the page is. */
export function CalendarImport({ hours, onTake }: { hours: BusinessHours; onTake: (days: readonly Holiday[]) => void }) {
  const { client } = useConsole();
  const file = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<CalendarPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [taken, setTaken] = useState<number | null>(null);

  async function read(chosen: File): Promise<void> {
    setProblem(null);
    setTaken(null);
    if (chosen.size > CALENDAR_MAX) return setProblem('The file is larger than 1 MB. Export only the holidays.');
    const answer = await client.ask('hours.read_calendar', { hours: hours as never, text: await chosen.text() });
    if (answer.ok) setPreview(answer.data);
    else setProblem(answer.error.issues === undefined ? answer.error.message : `The file could not be read. ${answer.error.message}`);
  }

  return (
    <div class="stack-s">
      <div class="row">
        <button type="button" class="button" onClick={() => file.current?.click()}>
          <Icon icon={CalendarPlus} />
          Import holidays from a calendar file
        </button>
        <input
          ref={file}
          type="file"
          accept=".ics,.ical,text/calendar"
          hidden
          aria-label="Calendar file"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (chosen !== undefined) void read(chosen);
          }}
        />
        <span class="muted small">An iCalendar file (.ics), as calendar programs and public holiday pages offer it.</span>
      </div>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      {taken !== null && <Notice tone="success">{taken === 1 ? 'One day was' : `${taken} days were`} put into the list below. Save to let them count.</Notice>}
      {preview !== null && (
        <PreviewDialog
          preview={preview}
          room={HOLIDAYS_MAX - hours.holidays.length}
          onClose={() => setPreview(null)}
          onTake={(days) => {
            onTake(days);
            setTaken(days.length);
            setPreview(null);
          }}
        />
      )}
    </div>
  );
}

const IS_WORDS = { new: 'new', changed: 'changes a day in the list', known: 'already in the list' } as const;
const WHY_WORDS = { past: 'over', far: 'more than two years ahead', cancelled: 'cancelled', unreadable: 'could not be read' } as const;

function PreviewDialog({ preview: { days, leftOut }, room, onClose, onTake }: { preview: CalendarPreview; room: number; onClose: () => void; onTake: (days: readonly Holiday[]) => void }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(days.filter(({ is }) => is !== 'known').map(({ date }) => date)));
  const toggle = (date: string): void => setChosen(new Set(chosen.has(date) ? [...chosen].filter((each) => each !== date) : [...chosen, date]));
  const more = days.filter(({ date, is }) => is === 'new' && chosen.has(date)).length;
  return (
    <Dialog title="Holidays in this file" onClose={onClose}>
      {days.length === 0 && <p>There is no day to come in this file that would change these hours.</p>}
      {days.length > 0 && (
        <ul class="stack-s calendar-days" aria-label="Days in the file">
          {days.map(({ date, name, spans, is }) => (
            <li key={date}>
              <label class="choice">
                <input type="checkbox" checked={chosen.has(date)} disabled={is === 'known'} onChange={() => toggle(date)} />
                <span>
                  {dayWords(date)}: {name || 'without a name'}{' '}
                  <span class="field-hint">
                    {spans.length === 0 ? 'closed all day' : `open ${spans.map(({ from, to }) => `${from}–${to}`).join(', ')}`}, {IS_WORDS[is]}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <details>
          <summary>{leftOut.length === 1 ? 'One event is left out' : `${leftOut.length} events are left out`}</summary>
          <ul>
            {leftOut.map(({ name, why }) => (
              <li key={name}>{name || 'without a name'}: {WHY_WORDS[why]}</li>
            ))}
          </ul>
        </details>
      )}
      {more > room && <Notice tone="danger">There is room for {room} more days. Choose fewer.</Notice>}
      <div class="row">
        <button type="button" class="button button-primary" disabled={chosen.size === 0 || more > room} onClick={() => onTake(days.filter(({ date }) => chosen.has(date)))}>
          {chosen.size === 1 ? 'Take over one day' : `Take over ${chosen.size} days`}
        </button>
        <button type="button" class="button" onClick={onClose}>Cancel</button>
      </div>
    </Dialog>
  );
}

/** A date by itself has no zone: it is read and shown as one of UTC. */
const dayWords = (date: string): string => new Date(`${date}T00:00:00Z`).toLocaleDateString([], { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
