/** The call-backs that wait, kept fresh: by what the server tells, and now and then by asking anew. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ClientError } from '../../client/model.ts';
import type { CallbackDue, CallbackRow } from '../../protocol/callbacks-contract.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';

/** The list, and who is to be called now. */
export interface CallBacksModel {
  /** Null until it was loaded. */
  readonly rows: ReadonlySignal<readonly CallbackRow[] | null>;
  readonly refused: ReadonlySignal<ClientError | null>;
  /** Those that became due while this console was open, the latest on top. */
  readonly due: ReadonlySignal<readonly CallbackDue[]>;
  load(): Promise<void>;
  dismiss(due: CallbackDue): void;
  dispose(): void;
}

/** Notices shown at a time. */
const DUE_MAX = 3;
/** Events of a conversation that change the list. */
const CAUSES = new Set(['callback.requested', 'callback.done', 'conversation.resolved', 'conversation.accepted']);

/** What lists are read from follows the log a moment later: they are asked for once more after so long, in milliseconds. */
const SETTLE_MS = 1_500;

/** The list over the client core. */
export function createCallBacksModel(client: StaffClient): CallBacksModel {
  const rows = signal<readonly CallbackRow[] | null>(null);
  const refused = signal<ClientError | null>(null);
  const told = signal<readonly CallbackDue[]>([]);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function load(): Promise<void> {
    const turn = (asked += 1);
    const answer = await client.ask('callbacks.list', {});
    // A later question has the newer answer.
    if (turn !== asked) return;
    if (answer.ok) rows.value = answer.data.callbacks;
    refused.value = answer.ok ? null : answer.error;
  }
  function loadTwice(): void {
    void load();
    timer ??= setTimeout(() => {
      timer = null;
      void load();
    }, SETTLE_MS);
  }
  const ends = [
    client.on('callbackDue', ((due: CallbackDue) => {
      told.value = [due, ...told.peek().filter(({ conversation }) => conversation !== due.conversation)].slice(0, DUE_MAX);
      void load();
    }) as (payload: never) => void),
    client.on('summary', (({ cause, summary }: { cause: string; summary: { callback: unknown } }) => {
      if (CAUSES.has(cause) && (cause.startsWith('callback') || summary.callback !== null)) loadTwice();
    }) as (payload: never) => void),
  ];
  return {
    rows,
    refused,
    // Who was called since, or whose chat is over, need not be announced any more.
    due: computed(() => told.value.filter((due) => rows.value?.some(({ conversation, dueAt }) => conversation === due.conversation && dueAt === due.dueAt) ?? true)),
    load,
    dismiss: (due) => void (told.value = told.peek().filter((each) => each !== due)),
    dispose() {
      ends.forEach((end) => end());
      if (timer !== null) clearTimeout(timer);
    },
  };
}
