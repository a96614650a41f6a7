import type { BoardAgent } from '../../protocol/supervision-contract.ts';
import { durationWords } from '../ui/time-words.ts';
import { STATUS_NAMES } from './board-words.ts';

/** Everybody at the desk: status and since when, what they have to do, and who has waited longest for them. */
export function AgentsTable({ agents, now, onPerson }: { agents: readonly BoardAgent[]; now: number; onPerson: (agent: BoardAgent) => void }) {
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Status</th>
            <th scope="col">Load</th>
            <th scope="col">Conversations</th>
            <th scope="col">Longest unanswered</th>
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => {
            const { id, name, status, reason, since, load, capacity, conversations } = agent;
            const oldest = conversations[0]?.waitingSince ?? null;
            return (
              <tr key={id}>
                <th scope="row">
                  <button type="button" class="button-link board-person" data-board-row onClick={() => onPerson(agent)}>
                    {name}
                  </button>
                </th>
                <td data-label="Status">
                  <span class="board-status">
                    <span class={`dot dot-${status}`} />
                    {STATUS_NAMES[status]}
                    {reason !== null && <span class="muted">{reason}</span>}
                    {since !== null && <span class="muted figures">for {durationWords(now - since)}</span>}
                  </span>
                </td>
                <td data-label="Load" class="figures">
                  {load} of {capacity}
                  <LoadBar load={load} capacity={capacity} />
                </td>
                <td data-label="Conversations" class="figures">{conversations.length}</td>
                <td data-label="Longest unanswered" class="figures">{oldest === null ? <span class="muted">–</span> : durationWords(now - oldest)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The same as the words before it, for the eye. */
function LoadBar({ load, capacity }: { load: number; capacity: number }) {
  const share = Math.min(1, capacity === 0 ? 1 : load / capacity);
  return (
    <span class="wait-bar load-bar" aria-hidden="true">
      <span class={load >= capacity ? 'wait-fill wait-fill-full' : 'wait-fill'} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
    </span>
  );
}
