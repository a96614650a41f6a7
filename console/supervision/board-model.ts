/** The live board. What was told while there was no connection is fetched anew with the next one. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { UserId } from '../../protocol/ids.ts';
import type { StaffPushes } from '../../protocol/staff-contract.ts';
import type { Board, BoardFigures, PersonDay } from '../../protocol/supervision-contract.ts';
import type { ClientError } from '../../client/model.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';
import { dayBegins } from './day-begins.ts';

/** What the board reads and does. */
export interface BoardModel {
  readonly board: ReadonlySignal<Board | null>;
  readonly figures: ReadonlySignal<BoardFigures | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  /** Fetches the board and has it told anew from then on. */
  open(): Promise<void>;
  countDay(): Promise<void>;
  dayOf(id: UserId): Promise<PersonDay | ClientError>;
  /** Resolves with why it was refused, or null. */
  setStatus(id: UserId, status: 'online' | 'away' | 'busy', note: string): Promise<ClientError | null>;
  dispose(): void;
}

/** The board over the client core. `now` is the server's time. */
export function createBoardModel(client: StaffClient, now: () => number): BoardModel {
  const board = signal<Board | null>(null);
  const figures = signal<BoardFigures | null>(null);
  const problem = signal<ClientError | null>(null);
  const put = (next: Board): void => {
    // What was asked earlier can be answered later than a push.
    if (board.value === null || next.at >= board.value.at) board.value = next;
  };
  const stop = client.on('board', (next: Parameters<StaffPushes['board']>[0]) => put(next));
  const model: BoardModel = {
    board,
    figures,
    problem,
    async open() {
      const answer = await client.ask('board.open', {});
      batch(() => {
        problem.value = answer.ok ? null : answer.error;
        if (answer.ok) put(answer.data.board);
      });
      await model.countDay();
    },
    async countDay() {
      const answer = await client.ask('board.figures', { from: dayBegins(now()) });
      if (answer.ok) figures.value = answer.data.figures;
    },
    async dayOf(id) {
      const answer = await client.ask('board.person', { id, from: dayBegins(now()), to: now() + 60_000 });
      return answer.ok ? answer.data.day : answer.error;
    },
    async setStatus(id, status, note) {
      const answer = await client.ask('person.set_status', { id, status, note: note.trim() === '' ? null : note });
      return answer.ok ? null : answer.error;
    },
    dispose() {
      stop();
      void client.ask('board.close', {});
    },
  };
  return model;
}
