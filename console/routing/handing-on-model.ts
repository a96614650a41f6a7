/** Hands one conversation on: what is under way, what was refused, and who there is. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { handingOnContract } from '../../protocol/handing-on-contract.ts';
import type { CommandInput, CommandOutput } from '../../protocol/command.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client } from '../../client/model.ts';

/** Colleagues and teams. */
export type DirectoryAnswer = CommandOutput<StaffContract, 'desk.directory'>;

type Step = Exclude<keyof typeof handingOnContract, 'desk.directory' | 'offer.accept' | 'offer.decline'>;
type Rest<K extends Step> = Omit<CommandInput<StaffContract, K>, 'conversation' | 'clientId'>;

/** Handing on of one conversation. */
export interface HandingOnModel {
  readonly directory: ReadonlySignal<DirectoryAnswer | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly refused: ReadonlySignal<string | null>;
  /** Asks who is there now. */
  load(): Promise<void>;
  /** Resolves with whether it was done. */
  run<K extends Step>(step: K, input: Rest<K>): Promise<boolean>;
  clear(): void;
}

/** The model over the client core. */
export function createHandingOnModel(client: Client<StaffContract, StaffWelcome>, conversation: ConversationId): HandingOnModel {
  const directory = signal<DirectoryAnswer | null>(null);
  const busy = signal(false);
  const refused = signal<string | null>(null);
  return {
    directory,
    busy,
    refused,
    async load() {
      const answer = await client.ask('desk.directory', {});
      if (answer.ok) directory.value = answer.data;
      else refused.value = answer.error.message;
    },
    async run(step, input) {
      if (busy.value) return false;
      busy.value = true;
      refused.value = null;
      const answer = await client.perform(step, { conversation, ...input } as never).done;
      busy.value = false;
      if (!answer.ok) refused.value = answer.error.message;
      return answer.ok;
    },
    clear() {
      refused.value = null;
    },
  };
}
