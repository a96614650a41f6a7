import type { JSX } from 'preact';
import { later } from '../panel/later.tsx';
import { usePanel } from '../panel/panel-context.ts';
import { whenBack } from '../panel/when-back.ts';
import type { Chat } from './chat.ts';
import { QueuePlace } from './queue-place.tsx';

const ReachCard = later<{ chat: Chat; away: boolean }>(async () => (await import('../reach/index.ts')).ReachCard);

/** While a chat waits for a person: whether anybody is there, and what to do if not. Stays below the latest message. */
export function QueueNotice({ chat }: { chat: Chat }): JSX.Element | null {
  const panel = usePanel();
  const words = panel.words.value;
  const { status } = chat.model.state.value;
  if (status !== 'queued') return null;
  const away = !panel.peopleOnline.value;
  return (
    <li class={away ? 'notice card' : 'notice'}>
      <p>{away ? `${words.nobodyHere} ${whenBack(panel.client.welcome.value?.hours, words)}` : words.waitHere}</p>
      {!away && <QueuePlace chat={chat} />}
      <ReachCard chat={chat} away={away} />
    </li>
  );
}
