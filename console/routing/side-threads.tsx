import { useState } from 'preact/hooks';
import type { ConversationState } from '../../protocol/conversation.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import { useConsole } from '../app/console-context.ts';
import type { HandingOnModel } from './handing-on-model.ts';

/** A line to write in for each open side thread that this person is in; what was said stands in the timeline. */
export function SideThreads({ state, model }: { state: ConversationState; model: HandingOnModel }) {
  const { user } = useConsole();
  const { consults, agent, participants } = state;
  const isIn = agent?.id === user.id || participants.some(({ id }) => id === user.id) || can(user, 'supervise');
  const mine = consults.filter((consult) => isIn || consult.with.some(({ id }) => id === user.id));
  return (
    <>
      {mine.map(({ seq, with: asked }) => (
        <SideThread key={seq} thread={seq} others={[...asked, ...(agent ? [agent] : [])].filter(({ id }) => id !== user.id).map(({ name }) => name)} model={model} />
      ))}
    </>
  );
}

function SideThread({ thread, others, model }: { thread: number; others: readonly string[]; model: HandingOnModel }) {
  const [text, setText] = useState('');
  const names = others.join(', ');
  const say = async () => {
    if (text.trim() !== '' && (await model.run('consult.say', { thread, text }))) setText('');
  };
  return (
    <form
      class="side-thread row"
      aria-label={`Side thread with ${names}`}
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <span class="small"><strong>Aside with {names}</strong> · only colleagues see it</span>
      <input class="input side-thread-input" aria-label={`Say something to ${names}`} maxLength={MESSAGE_MAX} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <button type="submit" class="button button-note" disabled={text.trim() === '' || model.busy.value}>Say it</button>
      <button type="button" class="button button-quiet" disabled={model.busy.value} onClick={() => void model.run('consult.close', { thread })}>Close the thread</button>
    </form>
  );
}
