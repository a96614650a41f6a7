/** Does what a conversation's buttons say, and keeps what is under way and what was refused. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConversationId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, Outcome } from '../../client/model.ts';
import type { ActionName } from './available-actions.ts';

/** The actions of one conversation. */
export interface ConversationActions {
  readonly busy: ReadonlySignal<ActionName | null>;
  /** Why the last action was refused, in the server's words. */
  readonly refused: ReadonlySignal<string | null>;
  /** Resolves with whether it was done. */
  run(action: ActionName): Promise<boolean>;
  clear(): void;
}

/** The actions of one conversation over the client core. */
export function createConversationActions(
  client: Client<StaffContract, StaffWelcome>,
  conversation: ConversationId,
): ConversationActions {
  const busy = signal<ActionName | null>(null);
  const refused = signal<string | null>(null);
  const steps: Readonly<Record<ActionName, () => Promise<Outcome<unknown>>>> = {
    accept: () => client.perform('conversation.accept', { conversation }).done,
    take_over: async () => {
      const handedOff = await client.perform('conversation.hand_off', { conversation }).done;
      return handedOff.ok ? client.perform('conversation.accept', { conversation }).done : handedOff;
    },
    take_from: async () => {
      const taken = await client.perform('conversation.take_over', { conversation }).done;
      // Who may only release does it in two steps.
      if (taken.ok || taken.error.code !== 'forbidden') return taken;
      const released = await client.perform('conversation.release', { conversation }).done;
      return released.ok ? client.perform('conversation.accept', { conversation }).done : released;
    },
    wait: () => client.perform('conversation.wait', { conversation }).done,
    return_to_bot: () => client.perform('conversation.return_to_bot', { conversation }).done,
    resolve: () => client.perform('conversation.resolve', { conversation }).done,
    reopen: () => client.perform('conversation.reopen', { conversation }).done,
    release: () => client.perform('conversation.release', { conversation }).done,
  };
  return {
    busy,
    refused,
    async run(action) {
      if (busy.value !== null) return false;
      busy.value = action;
      refused.value = null;
      const answer = await steps[action]();
      busy.value = null;
      if (!answer.ok) refused.value = answer.error.message;
      return answer.ok;
    },
    clear() {
      refused.value = null;
    },
  };
}
