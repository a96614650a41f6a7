import { useEffect, useState } from 'preact/hooks';
import type { ConversationState } from '../../protocol/conversation.ts';
import { can } from '../../protocol/roles.ts';
import type { QueuePlace } from '../../protocol/routing.ts';
import { useConsole } from '../app/console-context.ts';
import type { HandingOnModel } from './handing-on-model.ts';
import { placeWords, PRIORITY_WORDS } from './routing-words.ts';
import { promiseWords } from './snooze-times.ts';

/** How often the place in the queue is asked anew, in milliseconds. */
const PLACE_MS = 5_000;

/** What is special about a conversation now: its place in the queue, a promised time, who else is in it. */
export function StateBar({ state, model }: { state: ConversationState; model: HandingOnModel }) {
  const { user } = useConsole();
  const { status, snoozedUntil, participants, agent, offer, team, priority } = state;
  const isServed = status === 'active' || status === 'waiting';
  const lines: { key: string; text: string; actions: readonly { label: string; run: () => void }[] }[] = [];
  const mayLead = agent?.id === user.id || can(user, 'supervise');
  const isIn = mayLead || participants.some(({ id }) => id === user.id);
  if (isServed && snoozedUntil !== null) {
    lines.push({
      key: 'snoozed',
      text: `Put aside. The customer was told that you come back by ${promiseWords(snoozedUntil, null)}.`,
      actions: isIn ? [{ label: 'Take up again', run: () => void model.run('conversation.wake', {}) }] : [],
    });
  }
  if (isServed) {
    for (const { id, name } of participants) {
      const isMe = id === user.id;
      lines.push({
        key: id,
        text: isMe ? `You are in this chat with ${agent?.name ?? 'a colleague'}.` : `${name} is in this chat too.`,
        actions: [
          ...(isMe ? [{ label: 'Take it over', run: () => void model.run('conversation.take_over', {}) }] : []),
          ...(isMe || mayLead ? [{ label: isMe ? 'Leave the chat' : `End ${name}’s part`, run: () => void model.run('participant.leave', { agent: id }) }] : []),
        ],
      });
    }
  }
  const refused = model.refused.value;
  return (
    <>
      {status === 'queued' && <PlaceLine conversation={state.id} team={team?.name ?? null} priority={priority === 'normal' ? null : PRIORITY_WORDS[priority]} offeredTo={offer === null ? null : offer.agent.id === user.id ? 'you' : offer.agent.name} />}
      {lines.map(({ key, text, actions }) => (
        <p key={key} class="state-bar">
          <span>{text}</span>
          {actions.map(({ label, run }) => (
            <button key={label} type="button" class="button-link" disabled={model.busy.value} onClick={run}>{label}</button>
          ))}
        </p>
      ))}
      {refused !== null && lines.length > 0 && <p class="state-bar field-problem" role="alert">{refused}</p>}
    </>
  );
}

function PlaceLine({ conversation, team, priority, offeredTo }: { conversation: ConversationState['id']; team: string | null; priority: string | null; offeredTo: string | null }) {
  const { client } = useConsole();
  const [place, setPlace] = useState<QueuePlace | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (!online) return;
    let isGone = false;
    const ask = async () => {
      const answer = await client.ask('queue.place', { conversation });
      if (!isGone && answer.ok) setPlace(answer.data.place);
    };
    void ask();
    const timer = setInterval(() => void ask(), PLACE_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [conversation, online]);
  const words = [place && placeWords(place, team), priority && `${priority}.`, offeredTo && `Offered to ${offeredTo} now.`].filter(Boolean);
  return words.length === 0 ? null : <p class="state-bar"><span>{words.join(' ')}</span></p>;
}
