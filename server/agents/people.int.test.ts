import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, openTestAuth } from '../auth/testing/test-auth.ts';
import type { TestAuth } from '../auth/testing/test-auth.ts';
import type { User } from '../auth/index.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import { peopleCommands } from './index.ts';

let test: TestAuth;
let ada: User;

beforeEach(async () => {
  test = await openTestAuth();
  ada = await test.person('Ada', 'admin');
});
afterEach(() => test.close());

const commands = () => peopleCommands(test.auth, { addressOf: (token) => `https://desk.example/console/join#${token}`, mail: async () => false });
const as = (user: User): StaffContext => ({
  user,
  sessionId: 'session',
  connectionId: 'connection',
  join: () => Promise.resolve(),
  leave: () => Promise.resolve(),
});
const signIn = (name: string, password = PASSWORD) =>
  test.auth.signIn({ email: `${name}@example.com`, password, address: '192.0.2.1' });

describe('adding a person', () => {
  it('gives a temporary password that works once, until it is changed', async () => {
    const added = await commands()['people.add'](as(ada), { name: 'Bob', email: 'bob@example.com', role: 'agent' });
    expect(added.person).toEqual({ id: expect.any(String), name: 'Bob', email: 'bob@example.com', role: 'agent', active: true, lastSignInAt: null, skills: [], languages: [], capacity: 4, secondFactor: false, invitation: null });
    expect((await signIn('bob', added.temporaryPassword)).user.mustChangePassword).toBe(true);
    const { people } = await commands()['people.list'](as(ada), {});
    expect(people.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
    expect(JSON.stringify(people)).not.toContain('argon2');
  });

  it('is refused for an e-mail address that is taken', async () => {
    const add = commands()['people.add'](as(ada), { name: 'Other', email: 'ada@example.com', role: 'agent' });
    await expect(add).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each(['agent', 'editor', 'supervisor'] as const)('and everything else about people is closed to an %s', async (role) => {
    const bob = await test.person('Bob', role);
    const person = { name: 'Eve', email: 'eve@example.com', role: 'admin' } as const;
    const attempts = [
      commands()['people.list'](as(bob), {}),
      commands()['people.add'](as(bob), person),
      commands()['people.change'](as(bob), { id: bob.id, role: 'admin' }),
      commands()['people.reset_password'](as(bob), { id: ada.id }),
    ];
    const results = await Promise.allSettled(attempts);
    expect(results.map((result) => result.status === 'rejected' && (result.reason as { code: string }).code)).toEqual(Array(4).fill('forbidden'));
    expect(await test.auth.users.findByEmail('eve@example.com')).toBeNull();
    await expect(signIn('ada')).resolves.toBeDefined();
  });
});

describe('changing a person', () => {
  it('ends the sessions of somebody who is deactivated, at once', async () => {
    const bob = await test.person('Bob');
    const { sessionId } = await signIn('bob');
    const heard: unknown[] = [];
    test.auth.sessions.onEnded((...args) => heard.push(args));
    const { person } = await commands()['people.change'](as(ada), { id: bob.id, active: false });
    expect(person.active).toBe(false);
    expect(heard).toEqual([[bob.id, [sessionId]]]);
    await expect(signIn('bob')).rejects.toMatchObject({ code: 'unauthenticated' });
    await commands()['people.change'](as(ada), { id: bob.id, active: true });
    await expect(signIn('bob')).resolves.toBeDefined();
  });

  it('tells open connections of a new role, without signing out', async () => {
    const bob = await test.person('Bob');
    await signIn('bob');
    const heard: unknown[] = [];
    test.auth.sessions.onUserChanged(({ name, role }) => heard.push([name, role]));
    test.auth.sessions.onEnded((...args) => heard.push(args));
    await commands()['people.change'](as(ada), { id: bob.id, role: 'supervisor' });
    expect(heard).toEqual([['Bob', 'supervisor']]);
  });

  it('does not let anybody lock themself out', async () => {
    await test.person('Bob', 'admin');
    for (const change of [{ active: false }, { role: 'agent' } as const]) {
      await expect(commands()['people.change'](as(ada), { id: ada.id, ...change })).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(commands()['people.reset_password'](as(ada), { id: ada.id })).rejects.toMatchObject({ code: 'forbidden' });
    const { person } = await commands()['people.change'](as(ada), { id: ada.id, name: 'Ada L.' });
    expect(person).toMatchObject({ name: 'Ada L.', role: 'admin', active: true });
  });

  it('leaves one active admin, also when two demote each other in the same moment', async () => {
    const bob = await test.person('Bob', 'admin');
    await Promise.allSettled([
      commands()['people.change'](as(ada), { id: bob.id, role: 'agent' }),
      commands()['people.change'](as(bob), { id: ada.id, active: false }),
    ]);
    expect(await test.auth.users.countActiveAdmins()).toBeGreaterThan(0);
  });

  it('knows nobody of another id', async () => {
    const id = 'A'.repeat(22) as User['id'];
    await expect(commands()['people.change'](as(ada), { id, name: 'X' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(commands()['people.reset_password'](as(ada), { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('resetting a password', () => {
  it('ends all sessions and gives one that must be changed', async () => {
    const bob = await test.person('Bob');
    const { sessionId } = await signIn('bob');
    const { temporaryPassword } = await commands()['people.reset_password'](as(ada), { id: bob.id });
    expect(await test.auth.sessions.endedAmong([sessionId])).toEqual([sessionId]);
    await expect(signIn('bob')).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await signIn('bob', temporaryPassword)).user.mustChangePassword).toBe(true);
  });
});
