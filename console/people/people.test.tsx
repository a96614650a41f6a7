import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { ROLES, standardGrants } from '../../protocol/roles.ts';
import type { Person, RoleSettings } from '../../protocol/people-contract.ts';
import { MAYA, userId } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, adaAs, renderConsole } from '../testing/render-console.tsx';

const ROLE_LIST: RoleSettings[] = ROLES.map((id) => ({ id, name: id[0]?.toUpperCase() + id.slice(1), builtIn: true, permissions: standardGrants(id), secondFactor: false, version: 0 }));

function office() {
  const fake = fakeStaff(ADA);
  const people = new Map<string, Person>();
  for (const { id, name, role } of [{ ...ADA }, { ...MAYA, role: 'agent' }]) {
    people.set(id, { id, name, email: `${name.split(' ')[0]}@harbour.example`, role, active: true, lastSignInAt: null, skills: [], languages: [], capacity: 4, secondFactor: false, invitation: null });
  }
  fake.answer('roles.list', () => fine({ roles: ROLE_LIST }));
  fake.answer('people.list', () => fine({ people: [...people.values()] }));
  fake.answer('people.change', ({ id, ...change }) => {
    const person = { ...people.get(id), ...change } as Person;
    people.set(id, person);
    return fine({ person });
  });
  return fake;
}

describe('the people page', () => {
  it('adds somebody and shows the temporary password once', async () => {
    const fake = office();
    fake.answer('people.add', ({ name, email, role }) =>
      fine({ person: { id: userId('tom'), name, email, role, active: true, lastSignInAt: null, skills: [], languages: [], capacity: 4, secondFactor: false, invitation: null }, temporaryPassword: 'lamp-tide-42' }),
    );
    const { user } = await renderConsole({ at: '/console/people', fake });
    await user.click(await screen.findByRole('button', { name: 'Add a person' }));
    const dialog = screen.getByRole('dialog', { name: 'Add a person' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Tom Vance');
    await user.type(within(dialog).getByRole('textbox', { name: 'E-mail' }), 'tom@harbour.example');
    await user.click(within(dialog).getByRole('radio', { name: /Supervisor/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('lamp-tide-42')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByText('lamp-tide-42')).toBeNull();
    expect(screen.getByRole('rowheader', { name: /Tom Vance/ })).toBeTruthy();
  });

  it('says at the field what is wrong with it', async () => {
    const fake = office();
    fake.answer('people.add', () => refuse('invalid_payload', 'No.', { issues: [{ path: 'email', message: 'Somebody has this address.' }] }));
    const { user } = await renderConsole({ at: '/console/people', fake });
    await user.click(await screen.findByRole('button', { name: 'Add a person' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Maya');
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'maya@harbour.example{Enter}');
    expect(await screen.findByText('Somebody has this address.')).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'E-mail' }).getAttribute('aria-invalid')).toBe('true');
  });

  it('gives somebody another name, oneself too', async () => {
    let me = ADA;
    const fake = office();
    const { user } = await renderConsole({ at: '/console/people', fake, http: { 'GET /console/api/session': () => fine({ user: me }) } });
    await user.click(await screen.findByRole('button', { name: 'Rename Ada Okafor' }));
    const name = within(await screen.findByRole('dialog', { name: 'Rename Ada Okafor' })).getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    me = { ...ADA, name: 'Ada from Harbour' };
    await user.type(name, 'Ada from Harbour{Enter}');
    expect(await screen.findByRole('rowheader', { name: /Ada from Harbour/ })).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Account: Ada from Harbour' })).toBeTruthy();
  });

  it('deactivates only after asking, and takes it back at a click', async () => {
    const { user } = await renderConsole({ at: '/console/people', fake: office() });
    await user.click(await screen.findByRole('button', { name: 'Deactivate Maya Reed' }));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByText('Deactivated')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Deactivate Maya Reed' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Deactivate' }));
    expect(await screen.findByText('Deactivated')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Reactivate Maya Reed' }));
    expect(await screen.findByRole('button', { name: 'Deactivate Maya Reed' })).toBeTruthy();
  });

  it('keeps showing the role that is true when a change is refused', async () => {
    const fake = office();
    fake.answer('people.change', () => refuse('conflict', 'Somebody else has changed this person.'));
    const { user } = await renderConsole({ at: '/console/people', fake });
    const role = (await screen.findByRole('combobox', { name: 'Role of Maya Reed' })) as HTMLSelectElement;
    await user.selectOptions(role, 'admin');
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody else has changed this person.');
    expect(role.value).toBe('agent');
  });

  it('takes effect for the person at once, without signing in again', async () => {
    let me = adaAs('agent');
    const fake = fakeStaff(me);
    await renderConsole({ me, fake, at: '/console/chats/mine', http: { 'GET /console/api/session': () => fine({ user: me }) } });
    await screen.findByTitle('Connected');
    expect(screen.queryByRole('link', { name: 'People' })).toBeNull();
    me = ADA;
    const before = fake.welcome.value;
    fake.client.connect = () => {
      if (before) fake.welcome.value = { ...before, me };
      fake.connection.value = 'online';
    };
    fake.client.connect();
    expect(await screen.findByRole('link', { name: 'People' })).toBeTruthy();
  });

  it('lets nobody shut themselves out, and shows the page to admins only', async () => {
    await renderConsole({ at: '/console/people', fake: office() });
    await screen.findByRole('rowheader', { name: /Ada Okafor/ });
    expect(screen.queryByRole('button', { name: 'Deactivate Ada Okafor' })).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'Role of Ada Okafor' })).toBeNull();
    document.body.replaceChildren();
    const agent = adaAs('agent');
    await renderConsole({ at: '/console/people', me: agent, fake: fakeStaff(agent) });
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'People' })).toBeNull();
  });
});
