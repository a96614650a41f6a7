/** The people who sign in, and what an admin does with them. Every change shows what the server has stored. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { UserId } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Person } from '../../protocol/people-contract.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';

/** A password that is shown once. */
export interface TemporaryPassword {
  name: string;
  password: string;
}

/** What the people page reads and does. */
export interface PeopleModel {
  readonly people: ReadonlySignal<readonly Person[] | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(): Promise<void>;
  add(person: { name: string; email: string; role: Role }): Promise<Outcome<TemporaryPassword>>;
  change(id: UserId, change: { role?: Role; active?: boolean }): Promise<void>;
  /** Resolves with why the name was refused, or null where it is stored. */
  rename(id: UserId, name: string): Promise<ClientError | null>;
  resetPassword(person: Person): Promise<TemporaryPassword | null>;
}

/** The people page over the client core. */
export function createPeopleModel(client: Client<StaffContract, StaffWelcome>): PeopleModel {
  const people = signal<readonly Person[] | null>(null);
  const problem = signal<ClientError | null>(null);
  const put = (person: Person) => {
    const others = (people.value ?? []).filter(({ id }) => id !== person.id);
    people.value = inOrder([...others, person]);
  };
  return {
    people,
    problem,
    async load() {
      const answer = await client.ask('people.list', {});
      problem.value = answer.ok ? null : answer.error;
      if (answer.ok) people.value = inOrder(answer.data.people);
    },
    async add(input) {
      const answer = await client.ask('people.add', input);
      if (!answer.ok) return answer;
      put(answer.data.person);
      return { ok: true, data: { name: answer.data.person.name, password: answer.data.temporaryPassword } };
    },
    async change(id, change) {
      const answer = await client.ask('people.change', { id, ...change });
      problem.value = answer.ok ? null : answer.error;
      if (answer.ok) put(answer.data.person);
      // The control shows what was chosen; without the server's yes it has to show what is true again.
      else people.value = people.value && [...people.value];
    },
    async rename(id, name) {
      const answer = await client.ask('people.change', { id, name });
      if (!answer.ok) return answer.error;
      put(answer.data.person);
      return null;
    },
    async resetPassword({ id, name }) {
      const answer = await client.ask('people.reset_password', { id });
      problem.value = answer.ok ? null : answer.error;
      return answer.ok ? { name, password: answer.data.temporaryPassword } : null;
    },
  };
}

/** Those who may sign in first, then by name. */
function inOrder(people: readonly Person[]): readonly Person[] {
  return [...people].sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));
}
