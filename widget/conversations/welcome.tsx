import type { JSX } from 'preact';
import { usePanel } from '../panel/panel-context.ts';
import { whenBack } from '../panel/when-back.ts';

/** What a chat says before its first message: the greeting, and topics to begin with. */
export function Welcome(): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const welcome = panel.client.welcome.value;
  if (!welcome) return <div class="skeleton" aria-hidden="true"><i /><i /></div>;
  const { inbox, topics } = welcome;
  return (
    <div class="welcome">
      <div class="message bot">
        {inbox.hasBot && <p class="who"><b>{words.bot}</b></p>}
        <p class="bubble">{inbox.greeting}</p>
      </div>
      <Topics topics={topics} />
      {!panel.peopleOnline.value && <p class="muted">{inbox.hasBot ? words.peopleAwayBot : words.peopleAway} {whenBack(welcome.hours, words)}</p>}
    </div>
  );
}

/** Buttons that send their words as the first message. */
export function Topics({ topics }: { topics: readonly { label: string; text: string }[] }): JSX.Element | null {
  const panel = usePanel();
  if (topics.length === 0) return null;
  return (
    <ul class="choices" aria-label={panel.words.value.topics}>
      {topics.map(({ label, text }) => (
        <li key={label}>
          <button type="button" class="choice" onClick={() => panel.start(text)}>{label}</button>
        </li>
      ))}
    </ul>
  );
}
