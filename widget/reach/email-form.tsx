import type { JSX, TargetedEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { EMAIL_MAX } from '../../protocol/limits.ts';
import type { Chat } from '../conversations/chat.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { useReachWords } from './use-reach-words.ts';

/** What the form needs. */
export interface EmailFormProps {
  chat: Chat;
  /** The address that is being corrected, and what to do when that is done or left. */
  correcting?: { email: string; onDone: () => void };
}

/** Asks for an address, and says what happens to it. */
export function EmailForm({ chat, correcting }: EmailFormProps): JSX.Element {
  const { client } = usePanel();
  const words = useReachWords();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (!correcting) return;
    input.current?.focus();
    input.current?.select();
  }, []);

  const give = (event: TargetedEvent<HTMLFormElement, Event>): void => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem('email') as HTMLInputElement;
    if (field.value.trim() === '' || !field.validity.valid) {
      setProblem(words.emailWrong);
      field.focus();
      return;
    }
    setProblem('');
    setBusy(true);
    void client.perform('email.give', { conversation: chat.id, email: field.value.trim() }).done.then((outcome) => {
      setBusy(false);
      if (outcome.ok) correcting?.onDone();
      else setProblem(outcome.error.code === 'invalid_payload' ? words.emailWrong : reason(outcome.error, words));
    });
  };
  return (
    <form class="email" noValidate onSubmit={give}>
      <label>
        {correcting ? words.email : words.emailAsk}
        <input
          ref={input}
          type="email"
          name="email"
          aria-label={words.email}
          placeholder={words.email}
          autocomplete="email"
          maxLength={EMAIL_MAX}
          defaultValue={correcting?.email ?? ''}
          aria-invalid={problem === words.emailWrong}
          aria-describedby="email-use email-problem"
        />
      </label>
      <p id="email-use" class="muted">{words.emailUse}</p>
      <p id="email-problem" class="problem" role="alert">{problem}</p>
      <div class="email-buttons">
        <button type="submit" class="small" aria-disabled={busy}>{words.emailGive}</button>
        {correcting && <button type="button" class="small quiet" onClick={correcting.onDone}>{words.emailCancel}</button>}
      </div>
    </form>
  );
}
