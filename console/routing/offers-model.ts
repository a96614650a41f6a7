/** What routing offers to the person at this console, and what they answer. */
import { computed, effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { Called } from '../../protocol/handing-on-contract.ts';
import type { ConversationSummary, StaffContract, StaffPushes, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client } from '../../client/model.ts';
import type { DeskModel } from '../app/desk-model.ts';

/** A conversation that is offered until `expiresAt` (milliseconds since the Unix epoch); `from` is when this console learnt of it. */
export interface Offer {
  summary: ConversationSummary;
  expiresAt: number;
  from: number;
}

/** Offers and calls. */
export interface OffersModel {
  /** Those that are not over, the one that ends first on top; `now` decides. */
  readonly offers: ReadonlySignal<readonly Offer[]>;
  /** Colleagues who want this person, the latest on top. */
  readonly calls: ReadonlySignal<readonly Called[]>;
  /** Why the last answer was not taken, in the server's words. */
  readonly refused: ReadonlySignal<string | null>;
  readonly busy: ReadonlySignal<ConversationId | null>;
  /** Resolves with whether it is this person's now. */
  accept(id: ConversationId): Promise<boolean>;
  decline(id: ConversationId): Promise<void>;
  dismiss(call: Called): void;
  clear(): void;
  dispose(): void;
}

/** Calls shown at a time. */
const CALLS_MAX = 3;

/** The offers over the client core. */
export function createOffersModel(client: Client<StaffContract, StaffWelcome>, desk: Pick<DeskModel, 'lists' | 'now'>, me: UserId): OffersModel {
  const known = signal<ReadonlyMap<ConversationId, Offer>>(new Map());
  const seen = new Map<ConversationId, number>();
  const calls = signal<readonly Called[]>([]);
  const refused = signal<string | null>(null);
  const busy = signal<ConversationId | null>(null);

  function learn(summary: ConversationSummary): void {
    if ((seen.get(summary.id) ?? 0) > summary.seq) return;
    const before = known.peek().get(summary.id);
    const mine = summary.status === 'queued' && summary.offer?.agent.id === me ? summary.offer : null;
    if (mine === null && before === undefined) return;
    const next = new Map(known.peek());
    if (mine === null) {
      next.delete(summary.id);
      seen.delete(summary.id);
    } else {
      seen.set(summary.id, summary.seq);
      const from = before?.expiresAt === mine.expiresAt ? before.from : desk.now();
      next.set(summary.id, { summary, expiresAt: mine.expiresAt, from });
    }
    known.value = next;
  }

  function forget(id: ConversationId): void {
    const next = new Map(known.peek());
    next.delete(id);
    known.value = next;
  }

  const stops = [
    client.on('summary', ({ summary }: Parameters<StaffPushes['summary']>[0]) => learn(summary)),
    client.on('called', (call: Called) => (calls.value = [call, ...calls.peek().filter(({ conversation }) => conversation !== call.conversation)].slice(0, CALLS_MAX))),
    // After a break the list is asked anew: an offer that was made meanwhile is in it.
    effect(() => {
      const rows = desk.lists.unassigned.rows.value;
      untracked(() => rows.forEach(learn));
    }),
  ];

  async function answer(id: ConversationId, name: 'offer.accept' | 'offer.decline'): Promise<boolean> {
    if (busy.value !== null) return false;
    busy.value = id;
    refused.value = null;
    const outcome = await client.perform(name, { conversation: id }).done;
    busy.value = null;
    // Whatever the answer, this card has done its work.
    forget(id);
    if (!outcome.ok) refused.value = outcome.error.message;
    return outcome.ok;
  }

  return {
    offers: computed(() => [...known.value.values()].sort((a, b) => a.expiresAt - b.expiresAt)),
    calls,
    refused,
    busy,
    accept: (id) => answer(id, 'offer.accept'),
    async decline(id) {
      await answer(id, 'offer.decline');
    },
    dismiss(call) {
      calls.value = calls.peek().filter((each) => each !== call);
    },
    clear() {
      refused.value = null;
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
