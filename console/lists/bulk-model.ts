/** Does one thing to many conversations, one after the other, and knows how to take back what can be taken back. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Priority } from '../../protocol/desk-events.ts';
import type { ConversationSummary, StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, Outcome } from '../../client/model.ts';

/** What can be done to many at once. */
export type BulkAction =
  | { kind: 'assign' }
  | { kind: 'tag'; tag: string }
  | { kind: 'untag'; tag: string }
  | { kind: 'priority'; priority: Priority }
  | { kind: 'snooze'; until: number }
  | { kind: 'resolve' };

/** What came of it. */
export interface BulkOutcome {
  words: string;
  done: number;
  refused: readonly { name: string; message: string }[];
  /** Takes back what was done; null where that cannot be. */
  undo: (() => Promise<void>) | null;
}

/** Bulk actions. */
export interface BulkModel {
  readonly working: ReadonlySignal<{ done: number; of: number } | null>;
  readonly outcome: ReadonlySignal<BulkOutcome | null>;
  run(rows: readonly ConversationSummary[], action: BulkAction): Promise<void>;
  dismiss(): void;
}

const WORDS: Readonly<Record<BulkAction['kind'], string>> = {
  assign: 'assigned to you',
  tag: 'tagged',
  untag: 'no longer so tagged',
  priority: 'given the priority',
  snooze: 'put aside',
  resolve: 'resolved',
};

/** Bulk actions over the client core. */
export function createBulkModel(client: Client<StaffContract, StaffWelcome>): BulkModel {
  const working = signal<{ done: number; of: number } | null>(null);
  const outcome = signal<BulkOutcome | null>(null);

  const act = ({ id: conversation, status }: ConversationSummary, action: BulkAction): Promise<Outcome<unknown>> => {
    switch (action.kind) {
      case 'assign':
        return client.perform(status === 'active' || status === 'waiting' ? 'conversation.take_over' : 'conversation.accept', { conversation }).done;
      case 'tag':
        return client.perform('tags.change', { conversation, add: [action.tag], remove: [] }).done;
      case 'untag':
        return client.perform('tags.change', { conversation, add: [], remove: [action.tag] }).done;
      case 'priority':
        return client.perform('priority.set', { conversation, priority: action.priority }).done;
      case 'snooze':
        return client.perform('conversation.snooze', { conversation, until: action.until }).done;
      case 'resolve':
        return client.perform('conversation.resolve', { conversation }).done;
    }
  };
  const back = ({ id: conversation, priority }: ConversationSummary, action: BulkAction): Promise<Outcome<unknown>> | null => {
    switch (action.kind) {
      case 'assign':
        return client.perform('conversation.release', { conversation }).done;
      case 'tag':
        return client.perform('tags.change', { conversation, add: [], remove: [action.tag] }).done;
      case 'untag':
        return client.perform('tags.change', { conversation, add: [action.tag], remove: [] }).done;
      case 'priority':
        return client.perform('priority.set', { conversation, priority }).done;
      case 'snooze':
        return client.perform('conversation.wake', { conversation }).done;
      case 'resolve':
        // The customer has been told that it is over.
        return null;
    }
  };

  async function each(rows: readonly ConversationSummary[], one: (row: ConversationSummary) => Promise<Outcome<unknown>> | null) {
    const done: ConversationSummary[] = [];
    const refused: { name: string; message: string }[] = [];
    for (const [at, row] of rows.entries()) {
      working.value = { done: at, of: rows.length };
      const answer = await one(row);
      if (answer === null || answer.ok) done.push(row);
      else refused.push({ name: row.contactName, message: answer.error.message });
    }
    working.value = null;
    return { done, refused };
  }

  return {
    working,
    outcome,
    async run(rows, action) {
      if (working.value !== null || rows.length === 0) return;
      outcome.value = null;
      const { done, refused } = await each(rows, (row) => act(row, action));
      const undo = async (): Promise<void> => {
        const undone = await each(done, (row) => back(row, action));
        outcome.value = { words: 'put back', done: undone.done.length, refused: undone.refused, undo: null };
      };
      batch(() => (outcome.value = { words: WORDS[action.kind], done: done.length, refused, undo: action.kind === 'resolve' || done.length === 0 ? null : undo }));
    },
    dismiss: () => void (outcome.value = null),
  };
}
