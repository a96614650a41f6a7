import type { JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { EMAIL_MAX } from '../../protocol/limits.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import type { Chat } from './chat.ts';

/** Asks for an address, and says what happens to it. */
export function EmailForm({ chat }: { chat: Chat }): JSX.Element {
  const { client, words: { value: words } } = usePanel();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

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
      if (!outcome.ok) setProblem(outcome.error.code === 'invalid_payload' ? words.emailWrong : reason(outcome.error, words));
    });
  };
  return (
    <form class="email" noValidate onSubmit={give}>
      <label>
        {words.emailAsk}
        <input
          type="email"
          name="email"
          aria-label={words.email}
          placeholder={words.email}
          autocomplete="email"
          maxLength={EMAIL_MAX}
          aria-invalid={problem !== ''}
          aria-describedby="email-use email-problem"
        />
      </label>
      <p id="email-use" class="muted">{words.emailUse}</p>
      <p id="email-problem" class="problem" role="alert">{problem}</p>
      <button type="submit" class="small" aria-disabled={busy}>{words.emailGive}</button>
    </form>
  );
}
