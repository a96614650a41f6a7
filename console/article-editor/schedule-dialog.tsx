import { useState } from 'preact/hooks';
import type { Outcome } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { TriedDialog } from '../golden/tried-dialog.tsx';
import type { Tried, TriedAnswer } from '../golden/tried-dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { ArticleModel } from './article-model.ts';
import { localInput, zoneName } from './local-time.ts';
import { WhyField } from './why-field.tsx';

/** Chooses when the draft publishes itself; the time is the reader's, and its zone is named. */
export function ScheduleDialog({ model, onDone, onClose }: { model: ArticleModel; onDone: () => void; onClose: () => void }) {
  const { desk } = useConsole();
  const [at, setAt] = useState(() => localInput(nextMorning(desk.now())));
  const [why, setWhy] = useState('');
  const time = new Date(at).getTime();
  const isPast = !Number.isNaN(time) && time <= desk.now();
  const send = async (tried: Tried): Promise<Outcome<TriedAnswer>> => {
    const answer = await model.act('article.schedule', { at: time, why, ...tried });
    if (!answer.ok) return answer;
    return { ok: true, data: answer.data.scheduled ? { done: true } : { done: false, trial: answer.data.trial } };
  };
  return (
    <TriedDialog
      title="Schedule the publication"
      button="Schedule"
      anyway="Schedule anyway"
      busyWords="Scheduling…"
      ready={!Number.isNaN(time) && !isPast}
      begin={() => model.act('trial.start', {})}
      send={send}
      onDone={onDone}
      onClose={onClose}
    >
      <Field label="Date and time" hint={`In your time zone: ${zoneName(Number.isNaN(time) ? desk.now() : time)}.`} problem={isPast ? 'This time is over.' : null}>
        {(ids) => <input {...ids} class="input" type="datetime-local" required value={at} min={localInput(desk.now())} onInput={(event) => setAt(event.currentTarget.value)} />}
      </Field>
      <WhyField label="What changed, and why" value={why} onInput={setWhy} />
      <p class="muted small">Until then the draft cannot be changed, unless the schedule is taken back.</p>
    </TriedDialog>
  );
}

/** Nine in the morning of the next day, in the reader's zone. */
function nextMorning(now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return day.setHours(9, 0, 0, 0);
}
