import { useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';
import { Field } from '../ui/field.tsx';
import { AskDialog } from './ask-dialog.tsx';
import type { ArticleModel } from './article-model.ts';
import { localInput, zoneName } from './local-time.ts';

/** Chooses when the draft publishes itself; the time is the reader's, and its zone is named. */
export function ScheduleDialog({ model, onDone, onClose }: { model: ArticleModel; onDone: () => void; onClose: () => void }) {
  const { desk } = useConsole();
  const [at, setAt] = useState(() => localInput(nextMorning(desk.now())));
  const [why, setWhy] = useState('');
  const time = new Date(at).getTime();
  const isPast = !Number.isNaN(time) && time <= desk.now();
  return (
    <AskDialog
      title="Schedule the publication"
      button="Schedule"
      ready={!Number.isNaN(time) && !isPast}
      send={() => model.act('article.schedule', { at: time, why })}
      onDone={onDone}
      onClose={onClose}
    >
      <Field label="Date and time" hint={`In your time zone: ${zoneName(Number.isNaN(time) ? desk.now() : time)}.`} problem={isPast ? 'This time is over.' : null}>
        {(ids) => <input {...ids} class="input" type="datetime-local" required value={at} min={localInput(desk.now())} onInput={(event) => setAt(event.currentTarget.value)} />}
      </Field>
      <Field label="What changed, and why" hint="For the history.">
        {(ids) => <input {...ids} class="input" maxLength={300} value={why} onInput={(event) => setWhy(event.currentTarget.value)} />}
      </Field>
      <p class="muted small">Until then the draft cannot be changed, unless the schedule is taken back. The golden set is asked again at that moment; where something got worse, nothing is published and you find it in the list.</p>
    </AskDialog>
  );
}

/** Nine in the morning of the next day, in the reader's zone. */
function nextMorning(now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return day.setHours(9, 0, 0, 0);
}
