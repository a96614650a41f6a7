import type { JSX, TargetedEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../conversations/chat.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { momentOf } from '../panel/when-back.ts';
import { useReachWords } from './use-reach-words.ts';

/** Asks for a number, and when to call it: at times when people are there, in the customer's own zone. */
export function CallBackForm({ chat, onDone }: { chat: Chat; onDone: () => void }): JSX.Element {
  const { client } = usePanel();
  const words = useReachWords();
  const [times, setTimes] = useState<readonly number[]>([]);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const phone = useRef<HTMLInputElement>(null);
  const load = (): void => {
    void client.ask('callback.times', {}).then((outcome) => {
      if (outcome.ok) setTimes(outcome.data.times);
    });
  };
  useLayoutEffect(() => phone.current?.focus(), []);
  useEffect(load, []);

  const ask = (event: TargetedEvent<HTMLFormElement, Event>): void => {
    event.preventDefault();
    const field = (name: string): string => (event.currentTarget.elements.namedItem(name) as HTMLInputElement).value.trim();
    const number = field('phone');
    if (number.replace(/\D/g, '').length < 3) {
      setProblem(words.callPhoneWrong);
      phone.current?.focus();
      return;
    }
    const at = field('when');
    setProblem('');
    setBusy(true);
    const wish = { conversation: chat.id, phone: number, preferredAt: at === '' ? null : Number(at), note: null, locale: navigator.language };
    void client.perform('callback.request', wish).done.then((outcome) => {
      setBusy(false);
      if (outcome.ok) return onDone();
      const { error } = outcome;
      const wrong = error.issues?.[0]?.path;
      if (wrong === 'preferredAt') load();
      setProblem(wrong === 'phone' ? words.callPhoneWrong : wrong === 'preferredAt' ? words.callTimeGone : reason(error, words));
    });
  };
  return (
    <form class="email" noValidate onSubmit={ask}>
      <label>
        {words.callPhone}
        <input ref={phone} type="tel" name="phone" autocomplete="tel" maxLength={40} placeholder={words.callPhoneHint} aria-invalid={problem === words.callPhoneWrong} aria-describedby="call-problem" />
      </label>
      <label>
        {words.callWhen}
        <select name="when">
          <option value="">{words.callSoon}</option>
          {times.map((at) => <option key={at} value={at}>{momentOf(at)}</option>)}
        </select>
      </label>
      <p id="call-problem" class="problem" role="alert">{problem}</p>
      <div class="email-buttons">
        <button type="submit" class="small" aria-disabled={busy}>{words.callAsk}</button>
        <button type="button" class="small quiet" onClick={onDone}>{words.emailCancel}</button>
      </div>
    </form>
  );
}
