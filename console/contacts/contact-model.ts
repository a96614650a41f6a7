import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ContactContext, StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';

/** The customer of a conversation, as far as known. */
export interface ContactModel {
  readonly contact: ReadonlySignal<ContactContext | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(): Promise<void>;
}

/** The customer of one conversation; loads when asked. */
export function createContactModel(client: Client<StaffContract, StaffWelcome>, conversation: ConversationId): ContactModel {
  const contact = signal<ContactContext | null>(null);
  const problem = signal<ClientError | null>(null);
  return {
    contact,
    problem,
    async load() {
      const answer = await client.ask('contact.read', { conversation });
      if (answer.ok) contact.value = answer.data.contact;
      problem.value = answer.ok || answer.error.code === 'offline' ? null : answer.error;
    },
  };
}
