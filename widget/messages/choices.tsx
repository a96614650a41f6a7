import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BotTurn } from '../../protocol/events.ts';
import { askForPerson } from '../conversations/ask-for-person.ts';
import type { Chat } from '../conversations/chat.ts';
import { sendMessage } from '../conversations/send-message.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { fill } from '../words.ts';

/** What the bot thinks the customer may mean, and the way out where it is none of that. */
export function Choices({ choices, chat }: {
  choices: (BotTurn & { outcome: 'clarify' })['choices'];
  chat: Chat;
}): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  // Once people have it, a choice would be one more message to them.
  const withBot = chat.model.state.value.status === 'bot';

  const ask = async (): Promise<void> => {
    if (asking) return;
    setAsking(true);
    const error = await askForPerson(panel, chat);
    setAsking(false);
    setProblem(error ? fill(words.personFailed, { reason: reason(error, words) }) : '');
  };
  return (
    <>
      <ul class="choices">
        {choices.map(({ slug, title }) => (
          <li key={slug}>
            <button
              type="button"
              class="choice"
              onClick={() => (withBot ? sendMessage(panel, chat, title, slug) : panel.go({ at: 'article', slug }))}
            >
              {title}
            </button>
          </li>
        ))}
        {withBot && (
          <li>
            <button type="button" class="choice" aria-disabled={asking} onClick={() => void ask()}>{words.noneOfThese}</button>
          </li>
        )}
      </ul>
      <p class="problem" role="alert">{problem}</p>
    </>
  );
}
