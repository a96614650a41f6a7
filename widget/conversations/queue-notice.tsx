import type { JSX } from 'preact';
import { usePanel } from '../panel/panel-context.ts';
import { whenBack } from '../panel/when-back.ts';
import type { Chat } from './chat.ts';
import { QueuePlace } from './queue-place.tsx';
import { EmailForm } from './email-form.tsx';

/** While a chat waits for a person: whether anybody is there, and what to do if not. Stays below the latest message. */
export function QueueNotice({ chat }: { chat: Chat }): JSX.Element | null {
  const panel = usePanel();
  const words = panel.words.value;
  const { status, email } = chat.model.state.value;
  if (status !== 'queued') return null;
  if (panel.peopleOnline.value) return <li class="notice"><p>{words.waitHere}</p><QueuePlace chat={chat} /></li>;
  return (
    <li class="notice card">
      <p>{words.nobodyHere} {whenBack(panel.client.welcome.value?.hours, words)}</p>
      {email === null && <EmailForm chat={chat} />}
    </li>
  );
}
