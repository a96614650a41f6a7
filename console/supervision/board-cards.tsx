import type { Board, BoardFigures } from '../../protocol/supervision-contract.ts';
import { durationWords } from '../ui/time-words.ts';

/** The board at one glance: who waits, who is served, what the day was so far. */
export function BoardCards({ board, figures, now }: { board: Board; figures: BoardFigures | null; now: number }) {
  const { queue, open } = board;
  const here = board.agents.filter(({ status }) => status === 'online').length;
  const day = (value: number | undefined) => value ?? '–';
  return (
    <div class="board-cards">
      <section class="card board-card" aria-labelledby="board-queue">
        <h2 id="board-queue">In the queue</h2>
        <p class="board-number figures">{queue.count}</p>
        <p class="muted small">{queue.oldestAt === null ? 'Nobody waits' : `Longest wait ${durationWords(now - queue.oldestAt)}`}{queue.offered > 0 && `, ${queue.offered} offered`}</p>
      </section>
      <section class="card board-card" aria-labelledby="board-served">
        <h2 id="board-served">Served now</h2>
        <p class="board-number figures">{open.active}</p>
        <p class="muted small">{open.waiting} waiting for the customer, {open.bot} with the bot</p>
      </section>
      <section class="card board-card" aria-labelledby="board-here">
        <h2 id="board-here">Online</h2>
        <p class="board-number figures">{here}</p>
        <p class="muted small">of {board.agents.length} people at the desk</p>
      </section>
      <section class="card board-card" aria-labelledby="board-today">
        <h2 id="board-today">Today</h2>
        <dl class="board-day">
          <div><dt>Opened</dt><dd class="figures">{day(figures?.opened)}</dd></div>
          <div><dt>To people</dt><dd class="figures">{day(figures?.queued)}</dd></div>
          <div><dt>Resolved</dt><dd class="figures">{day(figures?.resolved)}</dd></div>
          <div><dt>Left unanswered</dt><dd class="figures">{day(figures?.abandoned)}</dd></div>
        </dl>
      </section>
    </div>
  );
}
