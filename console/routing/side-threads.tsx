import { useState } from 'preact/hooks';
import type { ConversationModel } from '../../client/model.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import type { ViewEvent } from '../../protocol/views.ts';
import { useConsole } from '../app/console-context.ts';
import { timeOfDay } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { HandingOnModel } from './handing-on-model.ts';

/** The open side threads of a conversation that this person is in, each with what was said and a line to say more. */
export function SideThreads({ conversation, model }: { conversation: ConversationModel; model: HandingOnModel }) {
  const { user } = useConsole();
  const { consults, agent, participants } = conversation.state.value;
  const isIn = agent?.id === user.id || participants.some(({ id }) => id === user.id) || can(user, 'supervise');
  const mine = consults.filter((consult) => isIn || consult.with.some(({ id }) => id === user.id));
  return (
    <>
      {mine.map(({ seq, with: asked }) => (
        <SideThread key={seq} thread={seq} names={asked.map(({ name }) => name)} events={conversation.events.value} model={model} />
      ))}
    </>
  );
}

function SideThread({ thread, names, events, model }: { thread: number; names: readonly string[]; events: readonly ViewEvent[]; model: HandingOnModel }) {
  const [text, setText] = useState('');
  const said = events.flatMap((event) => {
    const author = event.actor.kind === 'agent' ? event.actor.name : 'Porchlight';
    if (event.type === 'consult.opened' && event.seq === thread) return [{ seq: event.seq, at: event.at, author, text: event.data.text }];
    if (event.type === 'note.posted' && event.data.thread === thread) return [{ seq: event.seq, at: event.at, author, text: event.data.text }];
    return [];
  });
  const say = async () => {
    if (text.trim() !== '' && (await model.run('consult.say', { thread, text }))) setText('');
  };
  const title = `Side thread with ${names.join(', ')}`;
  return (
    <details class="side-thread" open aria-label={title}>
      <summary>{title} · only colleagues see it</summary>
      <ul class="stack-s" aria-label="Said in the side thread">
        {said.map((line) => (
          <li key={line.seq} class="small">
            <strong>{line.author}</strong> <Time at={line.at}>{timeOfDay(line.at)}</Time>
            <p class="message-text">{line.text}</p>
          </li>
        ))}
      </ul>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void say();
        }}
      >
        <input class="input side-thread-input" aria-label={`Say something to ${names.join(', ')}`} maxLength={MESSAGE_MAX} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <button type="submit" class="button button-note" disabled={text.trim() === '' || model.busy.value}>Say it</button>
        <button type="button" class="button button-quiet" disabled={model.busy.value} onClick={() => void model.run('consult.close', { thread })}>Close the thread</button>
      </form>
    </details>
  );
}
