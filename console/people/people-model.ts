/** The people who sign in, their roles, and what is done about them. Every change shows what the server has stored. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { UserId } from '../../protocol/ids.ts';
import type { Person, RoleSettings } from '../../protocol/people-contract.ts';
import type { Role } from '../../protocol/roles.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';
import type { NewPerson } from './person-dialog.tsx';
import { invitationLink, temporaryPassword } from './shown-once-dialog.tsx';
import type { ShownOnce } from './shown-once-dialog.tsx';

/** What the people pages read and do. */
export interface PeopleModel {
  readonly people: ReadonlySignal<readonly Person[] | null>;
  readonly roles: ReadonlySignal<readonly RoleSettings[]>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(): Promise<void>;
  add(person: NewPerson): Promise<Outcome<ShownOnce>>;
  invite(person: NewPerson): Promise<Outcome<ShownOnce>>;
  inviteAgain(person: Person): Promise<ShownOnce | null>;
  revokeInvitation(person: Person): Promise<boolean>;
  change(id: UserId, change: PersonChange): Promise<ClientError | null>;
  resetPassword(person: Person): Promise<ShownOnce | null>;
  resetSecondFactor(person: Person): Promise<void>;
}

/** What can be changed of somebody. */
export type PersonChange = Partial<Pick<Person, 'name' | 'active' | 'skills' | 'languages' | 'capacity'>> & { role?: Role };

/** The people pages over the client core. */
export function createPeopleModel(client: Client<StaffContract, StaffWelcome>): PeopleModel {
  const people = signal<readonly Person[] | null>(null);
  const roles = signal<readonly RoleSettings[]>([]);
  const problem = signal<ClientError | null>(null);
  const without = (id: UserId) => (people.value ?? []).filter((person) => person.id !== id);
  const put = (person: Person) => {
    people.value = inOrder([...without(person.id), person]);
  };
  /** Puts the answer's person, and keeps what went wrong; null there. */
  const taken = <T extends { person: Person }>(answer: Outcome<T>): T | null => {
    problem.value = answer.ok ? null : answer.error;
    if (answer.ok) put(answer.data.person);
    return answer.ok ? answer.data : null;
  };
  return {
    people,
    roles,
    problem,
    async load() {
      const [found, all] = await Promise.all([client.ask('people.list', {}), client.ask('roles.list', {})]);
      batch(() => {
        if (found.ok) people.value = inOrder(found.data.people);
        if (all.ok) roles.value = all.data.roles;
        problem.value = found.ok ? (all.ok ? null : all.error) : found.error;
      });
    },
    async add(person) {
      const answer = await client.ask('people.add', person);
      if (!answer.ok) return answer;
      put(answer.data.person);
      return { ok: true, data: temporaryPassword(answer.data.person.name, answer.data.temporaryPassword) };
    },
    async invite(person) {
      const answer = await client.ask('people.invite', person);
      if (!answer.ok) return answer;
      put(answer.data.person);
      return { ok: true, data: invitationLink(answer.data.person.name, answer.data.link, answer.data.mailed) };
    },
    async inviteAgain({ id, name }) {
      const data = taken(await client.ask('people.invite_again', { id }));
      return data && invitationLink(name, data.link, data.mailed);
    },
    async revokeInvitation({ id }) {
      const answer = await client.ask('people.revoke_invitation', { id });
      problem.value = answer.ok ? null : answer.error;
      if (answer.ok) people.value = without(id);
      return answer.ok;
    },
    async change(id, change) {
      const { skills, languages, ...rest } = change;
      const answer = await client.ask('people.change', { id, ...rest, ...(skills && { skills: [...skills] }), ...(languages && { languages: [...languages] }) });
      // A refused choice shows again what is stored.
      if (!answer.ok && people.value) people.value = [...people.value];
      taken(answer);
      return answer.ok ? null : answer.error;
    },
    async resetPassword({ id, name }) {
      const answer = await client.ask('people.reset_password', { id });
      problem.value = answer.ok ? null : answer.error;
      return answer.ok ? temporaryPassword(name, answer.data.temporaryPassword) : null;
    },
    async resetSecondFactor({ id }) {
      taken(await client.ask('people.reset_second_factor', { id }));
    },
  };
}

const inOrder = (people: readonly Person[]): readonly Person[] => people.toSorted((a, b) => a.name.localeCompare(b.name) || a.email.localeCompare(b.email));
