import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewEvent } from '../../protocol/views.ts';
import type { Chat } from '../conversations/chat.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { fill } from '../words.ts';
import { EmailForm } from './email-form.tsx';
import { useReachWords } from './use-reach-words.ts';

/**
 * Says which address was given. The latest can be corrected: a slip in it would cost the customer the answer. Where mail
 * can go out, the chat can be sent there.
 */
export function EmailGiven({ event, chat }: { event: ViewEvent<'contact.email_given'>; chat: Chat }): JSX.Element {
  const { client } = usePanel();
  const words = useReachWords();
  const [changing, setChanging] = useState(false);
  const [problem, setProblem] = useState('');
  const { email } = event.data;
  const { events } = chat.model;
  const latest = events.value.findLast(({ type }) => type === event.type)?.seq === event.seq;
  if (changing && latest) {
    return <div class="card"><EmailForm chat={chat} correcting={{ email, onDone: () => setChanging(false) }} /></div>;
  }
  const send = (): void => {
    setProblem('');
    void client.perform('transcript.request', { conversation: chat.id }).done.then((outcome) => {
      if (!outcome.ok) setProblem(fill(words.transcriptFailed, { reason: reason(outcome.error, words) }));
    });
  };
  return (
    <>
      <p>
        {fill(words.emailGiven, { email })}{' '}
        {latest && (
          <button type="button" class="link" aria-label={`${words.emailChange}: ${words.email}`} onClick={() => setChanging(true)}>
            {words.emailChange}
          </button>
        )}{' '}
        {latest && client.welcome.value?.canMail && (
          <button type="button" class="link" onClick={send}>{words.transcriptSend}</button>
        )}
      </p>
      <p class="problem" role="alert">{problem}</p>
    </>
  );
}
