import { useEffect, useState } from 'preact/hooks';
import type { BoardAgent, PersonDay } from '../../protocol/supervision-contract.ts';
import { STATUS_NOTE_MAX } from '../../protocol/supervision-contract.ts';
import { chatsAddress } from '../app/route.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Time } from '../ui/time.tsx';
import { durationWords, timeOfDay } from '../ui/time-words.ts';
import type { BoardModel } from './board-model.ts';
import { STATUS_NAMES, factWords } from './board-words.ts';

/** One person: what they serve, what they did today, and their status, which can be set for them. */
export function PersonDialog({ agent, model, now, onClose }: { agent: BoardAgent; model: BoardModel; now: number; onClose: () => void }) {
  const [day, setDay] = useState<PersonDay | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async () => {
    const answer = await model.dayOf(agent.id);
    if ('facts' in answer) setDay(answer);
    else setProblem(answer.message);
  };
  useEffect(() => void load(), [agent.id, agent.status, agent.conversations.length]);
  return (
    <Dialog title={agent.name} wide onClose={onClose}>
      <p class="board-status">
        <span class={`dot dot-${agent.status}`} />
        {STATUS_NAMES[agent.status]}
        {agent.reason !== null && `: ${agent.reason}`}
        {agent.since !== null && <span class="muted">for {durationWords(now - agent.since)}</span>}
      </p>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <SetStatus agent={agent} model={model} />
      <section aria-labelledby="person-serves">
        <h3 id="person-serves">Serves now</h3>
        {agent.conversations.length === 0 && <p class="muted small">Nothing.</p>}
        <ul>
          {agent.conversations.map((chat) => (
            <li key={chat.id}>
              <a class="board-wait" href={chatsAddress('all', chat.id)}>
                <span class="board-wait-name">{chat.contactName}</span>
                <span class="muted">{chat.snoozedUntil !== null ? `Put aside until ${timeOfDay(chat.snoozedUntil)}` : chat.status === 'waiting' ? 'Waits for the customer' : ''}</span>
                <span class="pane-fill" />
                <span class="figures">{chat.waitingSince === null ? 'answered' : `waits ${durationWords(now - chat.waitingSince)}`}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="person-day">
        <h3 id="person-day">Today</h3>
        {day === null ? problem === null && <Skeleton rows={3} label="Loading the day" /> : <Day day={day} />}
      </section>
    </Dialog>
  );
}

function Day({ day }: { day: PersonDay }) {
  const { counts, facts, onlineMs, awayMs, isCut } = day;
  return (
    <>
      <p class="small">
        Accepted {counts.accepted}, resolved {counts.resolved}, handed on {counts.transferred}, wrote {counts.replies} {counts.replies === 1 ? 'reply' : 'replies'}. Online or busy for {durationWords(onlineMs)}, away for {durationWords(awayMs)}.
      </p>
      <ul class="person-facts">
        {facts.map((fact) => (
          <li key={`${fact.at} ${fact.kind} ${'conversation' in fact ? fact.conversation : ''}`}>
            <Time at={fact.at}>{timeOfDay(fact.at)}</Time> {'conversation' in fact ? <a href={chatsAddress('all', fact.conversation)}>{factWords(fact)}</a> : factWords(fact)}
          </li>
        ))}
      </ul>
      {facts.length === 0 && <p class="muted small">Nothing is recorded today.</p>}
      {isCut && <p class="muted small">Earlier ones are not shown.</p>}
    </>
  );
}

function SetStatus({ agent, model }: { agent: BoardAgent; model: BoardModel }) {
  const [note, setNote] = useState('');
  const [said, setSaid] = useState<{ tone: 'danger' | 'success'; text: string } | null>(null);
  const set = async (status: 'online' | 'away' | 'busy') => {
    const refused = await model.setStatus(agent.id, status, note);
    setSaid(refused === null ? { tone: 'success', text: `${agent.name} is ${STATUS_NAMES[status].toLowerCase()} now and was told.` } : { tone: 'danger', text: refused.message });
    if (refused === null) setNote('');
  };
  return (
    <fieldset class="stack-s">
      <legend class="field-label">Set the status</legend>
      <label class="stack-s small">
        A word to {agent.name} about it
        <input class="input" value={note} maxLength={STATUS_NOTE_MAX} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <div class="row">
        {(['online', 'busy', 'away'] as const).map((status) => (
          <button key={status} type="button" class="button" disabled={agent.status === status} onClick={() => void set(status)}>
            Set {STATUS_NAMES[status].toLowerCase()}
          </button>
        ))}
      </div>
      {said && <Notice tone={said.tone}>{said.text}</Notice>}
    </fieldset>
  );
}
