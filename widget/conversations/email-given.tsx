import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewEvent } from '../../protocol/views.ts';
import { useWords } from '../panel/panel-context.ts';
import { fill } from '../words.ts';
import type { Chat } from './chat.ts';
import { EmailForm } from './email-form.tsx';

/** Says which address was given. The latest can be corrected: a slip in it would cost the customer the answer. */
export function EmailGiven({ event, chat }: { event: ViewEvent<'contact.email_given'>; chat: Chat }): JSX.Element {
  const words = useWords();
  const [changing, setChanging] = useState(false);
  const { email } = event.data;
  const latest = chat.model.events.value.findLast(({ type }) => type === event.type)?.seq === event.seq;
  if (changing && latest) {
    return <div class="card"><EmailForm chat={chat} correcting={{ email, onDone: () => setChanging(false) }} /></div>;
  }
  return (
    <p>
      {fill(words.emailGiven, { email })}{' '}
      {latest && (
        <button type="button" class="link" aria-label={`${words.emailChange}: ${words.email}`} onClick={() => setChanging(true)}>
          {words.emailChange}
        </button>
      )}
    </p>
  );
}
