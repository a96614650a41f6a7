/**
 * A customer as a screen shows and changes them. Every change says what it was based on, so that two agents who change the
 * same are told, and every change can be taken back.
 */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Contact, CustomerView } from '../../protocol/contacts.ts';
import type { ContactChange } from '../../protocol/contacts-contract.ts';
import type { ContactId, ConversationId } from '../../protocol/ids.ts';
import type { StaffContract, StaffPushes, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';
import { newId } from '../../client/new-id.ts';

/** A change that somebody else was faster with, or that another contact stands in the way of. */
export interface Clash {
  /** What was to be changed, in words. */
  label: string;
  change: ContactChange;
  /** The contact that has the address already. */
  holder: ContactId | null;
  message: string;
}

/** A change that can be taken back. */
export interface Undoable {
  label: string;
  undo(): Promise<void>;
}

/** A customer. */
export interface CustomerModel {
  readonly customer: ReadonlySignal<CustomerView | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  readonly clash: ReadonlySignal<Clash | null>;
  readonly undoable: ReadonlySignal<Undoable | null>;
  /** Why the last change was refused, other than by a clash. */
  readonly refused: ReadonlySignal<string | null>;
  load(): Promise<void>;
  /** Changes the contact; `was` is what was shown. */
  change(label: string, change: ContactChange, was: ContactChange): Promise<boolean>;
  /** Makes a contact of the visitor of a conversation. */
  name(facts: { name?: string; email?: string; phone?: string }): Promise<Outcome<{ contact: Contact }>>;
  /** Takes what a command answered; says what was done, and how to take it back. */
  took(answer: Outcome<{ contact: Contact }>, done?: Undoable): boolean;
  /** Keeps what somebody else made of it, or makes it as wanted. */
  settle(keep: 'theirs' | 'mine'): Promise<void>;
  dismiss(): void;
  dispose(): void;
}

/** The customer of a conversation, or a contact by itself. */
export function createCustomerModel(client: Client<StaffContract, StaffWelcome>, of: { conversation: ConversationId } | { contact: ContactId }): CustomerModel {
  const customer = signal<CustomerView | null>(null);
  const problem = signal<ClientError | null>(null);
  const clash = signal<Clash | null>(null);
  const undoable = signal<Undoable | null>(null);
  const refused = signal<string | null>(null);

  async function load(): Promise<void> {
    const answer = 'contact' in of ? await client.ask('contacts.read', of) : await client.ask('customer.read', of);
    if (answer.ok) customer.value = answer.data.customer;
    problem.value = answer.ok || answer.error.code === 'offline' ? null : answer.error;
  }

  function took(answer: Outcome<{ contact: Contact }>, done?: Undoable): boolean {
    batch(() => {
      refused.value = answer.ok ? null : answer.error.message;
      if (!answer.ok) return;
      const { contact } = answer.data;
      const before = customer.peek();
      if (before !== null) customer.value = { ...before, contact, name: contact.name ?? contact.email ?? contact.phone ?? before.name, email: contact.email ?? before.email };
      undoable.value = done ?? null;
    });
    return answer.ok;
  }

  async function change(label: string, wanted: ContactChange, was: ContactChange): Promise<boolean> {
    const contact = customer.peek()?.contact;
    if (!contact) return false;
    const answer = await client.ask('contacts.change', { contact: contact.id, change: wanted, was });
    if (!answer.ok && answer.error.code === 'conflict') {
      const holder = answer.error.issues?.find(({ path }) => path === 'holder')?.message ?? null;
      if (holder === null) await load();
      clash.value = { label, change: wanted, holder: holder as ContactId | null, message: answer.error.message };
      return false;
    }
    const isDone = took(answer, { label: `${label} changed.`, undo: async () => void (await change(label, was, wanted)) });
    if (isDone) clash.value = null;
    return isDone;
  }

  const stop = client.on('contact', ({ contact }: Parameters<StaffPushes['contact']>[0]) => {
    if (customer.peek()?.contact?.id === contact) void load();
  });
  return {
    customer,
    problem,
    clash,
    undoable,
    refused,
    load,
    change,
    async name(facts) {
      if (!('conversation' in of)) throw new Error('Only the visitor of a conversation can be named.');
      const answer = await client.ask('contacts.assign', { ...of, clientId: newId(), ...facts });
      if (answer.ok) await load();
      return answer;
    },
    took,
    async settle(keep) {
      const open = clash.peek();
      clash.value = null;
      const contact = customer.peek()?.contact;
      if (keep === 'theirs' || !open || !contact) return;
      const { fields, ...facts } = open.change;
      const now = Object.fromEntries(Object.keys(facts).map((key) => [key, contact[key as keyof Contact]])) as ContactChange;
      const nowFields = Object.fromEntries(Object.keys(fields ?? {}).map((key) => [key, contact.fields[key] ?? null]));
      await change(open.label, open.change, { ...now, ...(fields && { fields: nowFields }) });
    },
    dismiss: () => batch(() => {
      undoable.value = null;
      refused.value = null;
    }),
    dispose: stop,
  };
}
