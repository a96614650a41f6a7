import { useEffect, useRef, useState } from 'preact/hooks';
import { Eye, MessageCircleWarning } from 'lucide';
import type { ConversationState } from '../../protocol/conversation.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import type { SessionUser } from '../session/session-model.ts';
import { Icon } from '../ui/icon.tsx';
import { createWatchModel } from './watch-model.ts';

/** Whether somebody who opens this conversation looks over a colleague's shoulder. */
export function isWatching(state: ConversationState, me: Pick<SessionUser, 'id' | 'permissions'>): boolean {
  const { agent, status, participants } = state;
  if (!can(me, 'supervise') || agent === null || (status !== 'active' && status !== 'waiting')) return false;
  return agent.id !== me.id && !participants.some(({ id }) => id === me.id);
}

/** For who watches: what that means, and a private word to who serves. For who is watched: by whom. */
export function WatchBar({ model }: { model: ConversationModel }) {
  const { client, user } = useConsole();
  const [watch] = useState(() => createWatchModel(client, model.id));
  const state = model.state.value;
  const online = client.connection.value === 'online';
  const watching = model.loaded.value && isWatching(state, user);
  useEffect(() => () => watch.dispose(), [watch]);
  useEffect(() => (watching && online ? watch.watch() : undefined), [watch, watching, online]);
  const watchers = watch.watchers.value.filter(({ id }) => id !== user.id && id !== state.agent?.id);
  const names = watchers.map(({ name }) => name);
  return (
    <>
      {names.length > 0 && (
        <p class="watch-bar" role="status">
          <Icon icon={Eye} />
          {names.length === 1 ? `${names[0]} is watching.` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are watching.`}
        </p>
      )}
      {watching && <Watcher model={model} served={state.agent?.name ?? ''} told={watch.told.value} />}
    </>
  );
}

function Watcher({ model, served, told }: { model: ConversationModel; served: string; told: boolean | null }) {
  const { client } = useConsole();
  const [text, setText] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (text !== null) field.current?.focus();
  }, [text === null]);
  const send = async () => {
    const words = (text ?? '').trim();
    if (words === '') return;
    setText(null);
    setSaid(null);
    const answer = await client.perform('whisper.send', { conversation: model.id, text: words }).done;
    if (answer.ok) return;
    // Nothing that was written is lost.
    setText(words);
    setSaid(answer.error.message);
  };
  return (
    <div class="watch-bar">
      <Icon icon={Eye} />
      <span>
        You are watching. {told === false ? `${served} is not told, and nothing` : `${served} is told; nothing`} is marked as read.
      </span>
      <span class="pane-fill" />
      {text === null ? (
        <button type="button" class="button" onClick={() => setText('')}>
          <Icon icon={MessageCircleWarning} />
          Whisper to {served}
        </button>
      ) : (
        <form
          class="watch-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <input
            ref={field}
            class="input input-small"
            aria-label={`Whisper to ${served}`}
            placeholder="Only your team sees this"
            value={text}
            maxLength={MESSAGE_MAX}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setText(null)}
          />
          <button type="submit" class="button button-primary">
            Send whisper
          </button>
        </form>
      )}
      {said !== null && (
        <p class="field-problem" role="alert">
          {said}
        </p>
      )}
    </div>
  );
}
