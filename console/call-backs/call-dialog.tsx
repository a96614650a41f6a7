import { useState } from 'preact/hooks';
import type { CallbackRow } from '../../protocol/callbacks-contract.ts';
import { CALL_NOTE_MAX } from '../../protocol/callback-request.ts';
import { CALLBACK_OUTCOMES } from '../../protocol/desk-events.ts';
import type { CallbackOutcome } from '../../protocol/desk-events.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { clockWords } from '../ui/time-words.ts';
import { useNow } from '../ui/use-now.ts';
import { fieldTime, OUTCOME_WORDS, wishWords } from './call-back-words.ts';

const STARTED = 'porchlight:console:call:';
const HOUR_MS = 60 * 60_000;
/** A timer that was begun so long ago belongs to a call that is over. */
const STALE_MS = 4 * HOUR_MS;

/** After these it is tried again. */
const MISSED: ReadonlySet<CallbackOutcome> = new Set(['no_answer', 'voicemail']);

/** The call itself: the number, a timer that survives a reload, and how it went. */
export function CallDialog({ call, onClose }: { call: CallbackRow; onClose: () => void }) {
  const { client, desk, storage } = useConsole();
  const key = `${STARTED}${call.conversation}`;
  const [startedAt, setStartedAt] = useState<number | null>(() => {
    const at = Number(storage.get(key));
    return at > 0 && desk.now() - at < STALE_MS ? at : null;
  });
  const [stoppedAt, setStoppedAt] = useState<number | null>(null);
  const now = useNow(desk.now, 1_000);
  const [outcome, setOutcome] = useState<CallbackOutcome>('reached');
  const [minutes, setMinutes] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ text: string; field: string | null } | null>(null);
  // The second hand may stand a little before the moment at which the timer was begun.
  const tookMs = Math.max(0, startedAt === null ? 0 : (stoppedAt ?? now) - startedAt);
  const isMissed = MISSED.has(outcome);
  const choose = (chosen: CallbackOutcome) => {
    setOutcome(chosen);
    if (MISSED.has(chosen) && !isMissed && next === '') setNext(fieldTime(desk.now() + HOUR_MS));
  };
  const start = () => {
    const at = desk.now();
    storage.set(key, String(at));
    setStartedAt(at);
    setStoppedAt(null);
  };
  const save = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    const durationMs = minutes === null ? tookMs : Number(minutes) * 60_000;
    const wish = { conversation: call.conversation, outcome, durationMs: Math.round(Math.min(durationMs, 4 * HOUR_MS)), note: note.trim() || null, next: isMissed && next !== '' ? new Date(next).getTime() : null };
    const answer = await client.perform('callback.finish', wish).done;
    setBusy(false);
    if (!answer.ok) return setRefused({ text: answer.error.message, field: answer.error.issues?.[0]?.path ?? null });
    storage.remove(key);
    onClose();
  };
  return (
    <Dialog title={`Call ${call.name}`} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void save(event)}>
        <div class="row call-number">
          <a class="call-phone" href={`tel:${call.phone}`}>{call.phoneText}</a>
          <span class="muted small">{wishWords(call, now)}</span>
        </div>
        {call.note !== null && <p class="muted">{call.note}</p>}
        <div class="row">
          <span class="call-clock" role="timer" aria-label="Length of the call">{clockWords(minutes === null ? tookMs : Number(minutes) * 60_000)}</span>
          {startedAt === null || stoppedAt !== null ? (
            <button type="button" class="button" onClick={start}>{startedAt === null ? 'Start the timer' : 'Start again'}</button>
          ) : (
            <button type="button" class="button" onClick={() => setStoppedAt(desk.now())}>Stop the timer</button>
          )}
        </div>
        <fieldset class="stack-s">
          <legend class="field-label">How did it go?</legend>
          <div class="row">
            {CALLBACK_OUTCOMES.map((each) => (
              <label key={each} class="choice">
                <input type="radio" name="outcome" checked={outcome === each} onChange={() => choose(each)} />
                <span>{OUTCOME_WORDS[each]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {isMissed && (
          <Field label="Try again" hint="Empty: no further call is planned." problem={refused?.field === 'preferredAt' ? refused.text : null}>
            {(ids) => <input class="input" {...ids} type="datetime-local" value={next} onInput={(event) => setNext(event.currentTarget.value)} />}
          </Field>
        )}
        <Field label="Minutes" hint="By the timer, unless you say otherwise.">
          {(ids) => <input class="input" {...ids} type="number" min={0} max={240} value={minutes ?? String(Math.ceil(tookMs / 60_000))} onInput={(event) => setMinutes(event.currentTarget.value)} />}
        </Field>
        <Field label="Note" hint="For colleagues; the customer does not see it.">
          {(ids) => <textarea class="input" {...ids} rows={3} maxLength={CALL_NOTE_MAX} value={note} onInput={(event) => setNote(event.currentTarget.value)} />}
        </Field>
        {refused !== null && refused.field !== 'preferredAt' && <Notice tone="danger">Not saved. {refused.text}</Notice>}
        <div class="row">
          <button type="submit" class="button button-primary" disabled={busy}>Save the call</button>
          <button type="button" class="button" onClick={onClose}>Cancel</button>
        </div>
      </form>
    </Dialog>
  );
}
