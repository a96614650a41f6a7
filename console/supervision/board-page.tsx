import { useEffect, useState } from 'preact/hooks';
import { Users } from 'lucide';
import type { UserId } from '../../protocol/ids.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useNow } from '../ui/use-now.ts';
import { AgentsTable } from './agents-table.tsx';
import { BoardCards } from './board-cards.tsx';
import { createBoardModel } from './board-model.ts';
import { PersonDialog } from './person-dialog.tsx';
import { QueueTable } from './queue-table.tsx';
import { WaitList } from './wait-list.tsx';

/** How often waits are drawn anew, and the day is counted, in milliseconds. */
const TICK_MS = 5_000;
const DAY_MS = 20_000;

/** The live board: it moves by itself, and leads to each conversation. */
export function BoardPage() {
  const { client, desk } = useConsole();
  const [model] = useState(() => createBoardModel(client, desk.now));
  const [person, setPerson] = useState<UserId | null>(null);
  const [everybody, setEverybody] = useState(false);
  const now = useNow(desk.now, TICK_MS);
  const online = client.connection.value === 'online';
  useEffect(() => () => model.dispose(), [model]);
  useEffect(() => {
    if (!online) return;
    void model.open();
    const timer = setInterval(() => void model.countDay(), DAY_MS);
    return () => clearInterval(timer);
  }, [model, online]);
  useShortcuts({ j: () => moveFocus(1), k: () => moveFocus(-1) });
  const board = model.board.value;
  const problem = model.problem.value;
  const shown = board?.agents.filter(({ status, conversations }) => everybody || status !== 'offline' || conversations.length > 0) ?? [];
  const agent = board?.agents.find(({ id }) => id === person);
  return (
    <main class="page">
      <h1>Board</h1>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.open()}>Try again</button>}>
          The board could not be loaded. {problem.message}
        </Notice>
      )}
      {!board && !problem && <Skeleton rows={6} shape="row" label="Loading the board" />}
      {board && <BoardCards board={board} figures={model.figures.value} now={now} />}
      {board?.isCut && <Notice tone="warning">There are more open conversations than the board can show; the figures count those it shows.</Notice>}
      {board && <WaitList risks={board.atRisk} now={now} />}
      {board && <QueueTable parts={board.queue.parts} now={now} />}
      {board && (
        <section class="card" aria-labelledby="board-people">
          <div class="row spread board-title">
            <h2 id="board-people">People</h2>
            <label class="choice small">
              <input type="checkbox" checked={everybody} onChange={(event) => setEverybody(event.currentTarget.checked)} />
              Show those who are offline
            </label>
          </div>
          {shown.length > 0 ? (
            <AgentsTable agents={shown} now={now} onPerson={({ id }) => setPerson(id)} />
          ) : (
            <EmptyState icon={Users} title="Nobody is here">
              People appear here as soon as they open the console.
            </EmptyState>
          )}
        </section>
      )}
      {agent && <PersonDialog agent={agent} model={model} now={now} onClose={() => setPerson(null)} />}
    </main>
  );
}

/** Moves the focus through what can be opened on the board. */
function moveFocus(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-board-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by]?.focus();
}
