import type { BoardQueue } from '../../protocol/supervision-contract.ts';
import { durationWords } from '../ui/time-words.ts';

/** The queue by team and inbox. */
export function QueueTable({ parts, now }: { parts: readonly BoardQueue[]; now: number }) {
  if (parts.length === 0) return null;
  return (
    <section class="card table-frame" aria-labelledby="board-parts">
      <h2 class="board-title" id="board-parts">
        The queue by team
      </h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">Inbox</th>
            <th scope="col">Waiting</th>
            <th scope="col">Longest wait</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ team, inbox, count, oldestAt }) => (
            <tr key={`${team?.id ?? ''} ${inbox}`}>
              <th scope="row">{team?.name ?? 'No team'}</th>
              <td data-label="Inbox">{inbox}</td>
              <td data-label="Waiting" class="figures">{count}</td>
              <td data-label="Longest wait" class="figures">{durationWords(now - oldestAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
