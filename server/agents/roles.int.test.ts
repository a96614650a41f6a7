import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestAuth } from '../auth/testing/test-auth.ts';
import type { TestAuth } from '../auth/testing/test-auth.ts';
import type { User } from '../auth/index.ts';
import { can } from '../../protocol/roles.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import { peopleCommands, roleCommands } from './index.ts';

let test: TestAuth;
let ada: User;

beforeEach(async () => {
  test = await openTestAuth();
  ada = await test.person('Ada', 'admin');
});
afterEach(() => test.close());

const as = (user: User): StaffContext => ({ user, sessionId: 's', connectionId: 'c', join: async () => undefined, leave: async () => undefined });
const roles = () => roleCommands(test.auth);
const people = () => peopleCommands(test.auth, { addressOf: (token) => `https://desk.example/console/join#${token}`, mail: async () => false });
const make = async (name: string, permissions: Parameters<ReturnType<typeof roles>['roles.save']>[1]['permissions'], by = ada) =>
  (await roles()['roles.save'](as(by), { id: null, version: 0, name, permissions, secondFactor: false })).role;
const read = async (id: User['id']): Promise<User> => (await test.auth.users.find(id)) as User;

describe('an own role', () => {
  it('gives who has it exactly its permissions, and a change counts from the next action on', async () => {
    const bob = await test.person('Bob', 'agent');
    const changed: string[] = [];
    test.auth.sessions.onUserChanged(({ name }) => changed.push(name));
    const role = await make('Night shift', ['desk', 'release']);
    await people()['people.change'](as(ada), { id: bob.id, role: role.id });
    expect((await read(bob.id)).permissions).toEqual(['desk', 'release']);
    await roles()['roles.save'](as(ada), { ...role, permissions: ['surveys'] });
    expect(can(await read(bob.id), 'desk')).toBe(false);
    expect(changed).toEqual(['Bob', 'Bob']);
  });

  it('is not deleted from under those who have it: they get another one', async () => {
    const role = await make('Trainee', ['desk']);
    const bob = await test.person('Bob', role.id);
    await expect(roles()['roles.delete'](as(ada), { id: role.id, moveTo: null })).rejects.toMatchObject({ code: 'conflict' });
    await roles()['roles.delete'](as(ada), { id: role.id, moveTo: 'agent' });
    expect(await read(bob.id)).toMatchObject({ role: 'agent', permissions: ['desk', 'contacts', 'surveys'] });
    expect((await roles()['roles.list'](as(bob), {})).roles.map(({ name }) => name)).toEqual(['Agent', 'Editor', 'Supervisor', 'Admin']);
    await expect(roles()['roles.delete'](as(ada), { id: role.id, moveTo: null })).resolves.toBeNull();
  });

  it('shows two admins who change it at once that they did, and loses neither', async () => {
    const role = await make('Trainee', ['desk']);
    await roles()['roles.save'](as(ada), { ...role, permissions: ['desk', 'contacts'] });
    await expect(roles()['roles.save'](as(ada), { ...role, permissions: ['surveys'] })).rejects.toMatchObject({ code: 'conflict' });
    await expect(roles()['roles.save'](as(ada), { ...role, permissions: ['desk', 'contacts'] })).resolves.toMatchObject({ role: { version: 2 } });
  });

  it('may not bear the name of another', async () => {
    await expect(make('agent', [])).rejects.toMatchObject({ issues: [{ path: 'name', message: 'There is a role agent already.' }] });
  });
});

describe('a built-in role', () => {
  it('can be changed, but admins always may do everything', async () => {
    const bob = await test.person('Bob', 'agent');
    const [agent, , , admin] = (await roles()['roles.list'](as(ada), {})).roles;
    if (!agent || !admin) throw new Error('The built-in roles are missing.');
    await roles()['roles.save'](as(ada), { ...agent, permissions: ['desk'] });
    expect((await read(bob.id)).permissions).toEqual(['desk']);
    await expect(roles()['roles.save'](as(ada), { ...admin, permissions: ['people'] })).rejects.toMatchObject({ code: 'invalid_payload' });
    await expect(roles()['roles.delete'](as(ada), { id: 'agent', moveTo: 'editor' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('somebody who manages people without being an admin', () => {
  it('gives nobody, and takes from nobody, more than they may do themselves', async () => {
    const role = await make('Office', ['people', 'desk']);
    const olga = await test.person('Olga', role.id);
    const bob = await test.person('Bob', 'editor');
    const refused = [
      people()['people.add'](as(olga), { name: 'Eve', email: 'eve@example.com', role: 'admin' }),
      people()['people.change'](as(olga), { id: ada.id, active: false }),
      people()['people.reset_password'](as(olga), { id: ada.id }),
      people()['people.change'](as(olga), { id: bob.id, role: 'agent' }),
      roles()['roles.save'](as(olga), { id: null, version: 0, name: 'More', permissions: ['settings'], secondFactor: false }),
      roles()['roles.save'](as(olga), { ...role, permissions: ['desk'] }),
      roles()['roles.delete'](as(olga), { id: role.id, moveTo: 'agent' }),
    ];
    const answers = await Promise.allSettled(refused);
    expect(answers.map((answer) => answer.status === 'rejected' && (answer.reason as { code: string }).code)).toEqual(Array(7).fill('forbidden'));
    await expect(people()['people.add'](as(olga), { name: 'Tim', email: 'tim@example.com', role: role.id })).resolves.toMatchObject({ person: { name: 'Tim' } });
  });
});

describe('what somebody can do', () => {
  it('is kept with them: skills, languages, capacity', async () => {
    const bob = await test.person('Bob', 'agent');
    await people()['people.change'](as(ada), { id: bob.id, skills: ['returns'], languages: ['de'], capacity: 6 });
    const { people: all } = await people()['people.list'](as(ada), {});
    expect(all).toMatchObject([{ name: 'Ada', capacity: 4 }, { name: 'Bob', skills: ['returns'], languages: ['de'], capacity: 6 }]);
  });
});
