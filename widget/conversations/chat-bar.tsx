import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../panel/icon.tsx';
import { PersonIcon } from '../panel/icons.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import type { Words } from '../words.ts';
import { fill } from '../words.ts';
import type { Chat } from './chat.ts';
import { EndQuestion } from './end-question.tsx';
import { askForPerson } from './ask-for-person.ts';

/** The bar above the composer: the way to a person, always in sight, and the end of the chat. */
export function ChatBar({ chat }: { chat: Chat | null }): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const [asking, setAsking] = useState(false);
  const [ending, setEnding] = useState(false);
  const [problem, setProblem] = useState('');
  const state = chat?.model.state.value;
  const status = state?.status ?? 'bot';
  const hasBot = panel.client.welcome.value?.inbox.hasBot ?? true;

  const ask = async (): Promise<void> => {
    if (asking) return;
    setAsking(true);
    const error = await askForPerson(panel, chat);
    setAsking(false);
    setProblem(error ? fill(words.personFailed, { reason: reason(error, words) }) : '');
  };
  const end = async (): Promise<void> => {
    if (!chat) return;
    setEnding(false);
    const outcome = await panel.client.perform('conversation.end', { conversation: chat.id }).done;
    setProblem(outcome.ok ? '' : fill(words.endFailed, { reason: reason(outcome.error, words) }));
  };

  if (ending && status !== 'resolved') return <EndQuestion onEnd={() => void end()} onKeep={() => setEnding(false)} />;
  return (
    <div class="chat-bar">
      {status === 'bot' && hasBot ? (
        <button type="button" class="small" aria-disabled={asking} onClick={() => void ask()}>
          <Icon node={PersonIcon} />
          {asking ? words.personAsking : words.person}
        </button>
      ) : (
        <span class="standing" role="status">{standing(status, state?.agent?.name ?? '', words)}</span>
      )}
      {chat && state && state.seq > 0 && status !== 'resolved' && (
        <button type="button" class="small quiet" onClick={() => setEnding(true)}>{words.end}</button>
      )}
      {problem !== '' && <p class="problem" role="alert">{problem}</p>}
    </div>
  );
}

function standing(status: string, name: string, words: Words): string {
  if (status === 'resolved') return words.chatEnded;
  if (status === 'active') return fill(words.personHere, { name });
  if (status === 'waiting') return fill(words.yourTurn, { name });
  return words.personAsked;
}
