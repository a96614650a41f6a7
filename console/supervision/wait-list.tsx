import type { Board } from '../../protocol/supervision-contract.ts';
import { chatsAddress } from '../app/route.ts';
import { durationWords } from '../ui/time-words.ts';
import { holderWords } from './board-words.ts';

/** At this wait, in milliseconds, a bar is full; the words beside it say the wait itself. */
const BAR_FULL_MS = 10 * 60_000;

/** The customers who have waited longest, in the queue or for an answer. */
export function WaitList({ risks, now }: { risks: Board['atRisk']; now: number }) {
  return (
    <section class="card" aria-labelledby="board-risks">
      <h2 class="board-title" id="board-risks">
        Waiting longest
      </h2>
      {risks.length === 0 ? (
        <p class="board-empty muted small">Nobody waits. Customers appear here while they are in the queue, and while they have no answer.</p>
      ) : (
        <ul>
          {risks.map((chat) => {
            const waited = now - (chat.waitingSince ?? now);
            const share = Math.min(1, Math.max(0, waited / BAR_FULL_MS));
            return (
              <li key={chat.id}>
                <a class="board-wait" data-board-row href={chatsAddress('all', chat.id)}>
                  <span class="board-wait-name">{chat.contactName}</span>
                  <span class="muted">{holderWords(chat)}</span>
                  {chat.priority !== 'normal' && <span class="chip">{chat.priority === 'urgent' ? 'Urgent' : chat.priority === 'high' ? 'High' : 'Low'}</span>}
                  <span class="pane-fill" />
                  <span class="wait-bar" aria-hidden="true">
                    <span class={share >= 1 ? 'wait-fill wait-fill-full' : 'wait-fill'} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
                  </span>
                  <span class="figures">waits {durationWords(waited)}</span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
