import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { TeamId } from '../../protocol/ids.ts';
import type { Person, RoleSettings } from '../../protocol/people-contract.ts';
import { ROLES, standardGrants } from '../../protocol/roles.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { MAYA } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const NIGHT: RoleSettings = { id: 'n'.repeat(22), name: 'Night shift', builtIn: false, permissions: ['desk'], secondFactor: false, version: 3 };
const builtIn = ROLES.map((id): RoleSettings => ({ id, name: id[0]?.toUpperCase() + id.slice(1), builtIn: true, permissions: standardGrants(id), secondFactor: false, version: 0 }));
const person = (more: Partial<Person> & Pick<Person, 'id' | 'name' | 'role'>): Person => ({
  email: `${more.name.split(' ')[0]}@harbour.example`, active: true, lastSignInAt: null, skills: [], languages: [], capacity: 4, secondFactor: false, invitation: null, ...more,
});

function office(maya: Partial<Person> = {}) {
  const fake = fakeStaff(ADA);
  let teams: Team[] = [{ id: 't'.repeat(22) as TeamId, name: 'Returns', members: [MAYA.id], leads: [], version: 1 }];
  fake.answer('roles.list', () => fine({ roles: [...builtIn, NIGHT] }));
  fake.answer('people.list', () => fine({ people: [person({ ...ADA }), person({ ...MAYA, role: NIGHT.id, ...maya })] }));
  fake.answer('teams.list', () => fine({ teams }));
  fake.answer('teams.load', () => fine({ conversations: 3, inboxes: ['main'] }));
  fake.answer('teams.delete', () => {
    teams = [];
    return fine({ moved: 3 });
  });
  fake.answer('people.sessions', () => fine({ sessions: [{ id: 's1', device: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', address: '192.0.2.7', createdAt: Date.now(), lastSeenAt: Date.now(), current: false }] }));
  return fake;
}
const asked = (fake: ReturnType<typeof office>, name: string) => fake.asked.filter((each) => each.name === name).map(({ input }) => input);

describe('the roles page', () => {
  it('makes a role of what is ticked', async () => {
    const fake = office();
    fake.answer('roles.save', () => fine({ role: NIGHT }));
    const { user } = await renderConsole({ at: '/console/people/roles', fake });
    await user.click(await screen.findByRole('button', { name: 'Make a role' }));
    const dialog = screen.getByRole('dialog', { name: 'Make a role' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Trainer');
    await user.click(within(dialog).getByRole('checkbox', { name: /Live board/ }));
    await user.click(within(dialog).getByRole('checkbox', { name: /second factor/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Make the role' }));
    expect(asked(fake, 'roles.save')).toEqual([{ id: null, version: 0, name: 'Trainer', permissions: ['desk', 'supervise'], secondFactor: true }]);
  });

  it('asks which role those get whose role goes', async () => {
    const fake = office();
    fake.answer('roles.delete', () => fine(null));
    const { user } = await renderConsole({ at: '/console/people/roles', fake });
    await user.click(await screen.findByRole('button', { name: 'Delete the role Night shift' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Role they get instead' }), 'supervisor');
    await user.click(screen.getByRole('button', { name: 'Delete the role' }));
    expect(asked(fake, 'roles.delete')).toEqual([{ id: NIGHT.id, moveTo: 'supervisor' }]);
    expect(screen.queryByRole('button', { name: 'Delete the role Agent' })).toBeNull();
  });

  it('says so when somebody else was faster, and keeps what was ticked', async () => {
    const fake = office();
    fake.answer('roles.save', () => refuse('conflict', 'Somebody else has changed this role meanwhile.'));
    const { user } = await renderConsole({ at: '/console/people/roles', fake });
    await user.click(await screen.findByRole('button', { name: 'Change the role Night shift' }));
    await user.click(screen.getByRole('checkbox', { name: /Survey results/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody else has changed this role meanwhile.');
    expect((screen.getByRole('checkbox', { name: /Survey results/ }) as HTMLInputElement).checked).toBe(true);
  });
});

describe('the teams page', () => {
  it('asks where the chats of a team go before it is deleted', async () => {
    const fake = office();
    const { user } = await renderConsole({ at: '/console/people/teams', fake });
    expect(await screen.findByText('Maya Reed')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Delete the team Returns' }));
    expect(await screen.findByText(/3 open chats belong to it. Chats of main go to it./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Delete the team' }));
    expect(await screen.findByText('The team Returns is deleted. 3 open chats moved.')).toBeTruthy();
    expect(await screen.findByText('No teams yet')).toBeTruthy();
  });

  it('takes members and leads', async () => {
    const fake = office();
    fake.answer('teams.save', ({ name }) => fine({ team: { id: 'u'.repeat(22) as TeamId, name, members: [], leads: [], version: 1 } }));
    const { user } = await renderConsole({ at: '/console/people/teams', fake });
    await user.click(await screen.findByRole('button', { name: 'Make a team' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Technicians');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Part of Maya Reed' }), 'lead');
    await user.click(screen.getByRole('button', { name: 'Make the team' }));
    expect(asked(fake, 'teams.save')).toEqual([{ id: null, version: 0, name: 'Technicians', members: [MAYA.id], leads: [MAYA.id] }]);
  });
});

describe('a person’s page', () => {
  it('keeps what somebody can do, as routing asks for it', async () => {
    const fake = office();
    fake.answer('people.change', ({ id: _id, ...change }) => fine({ person: person({ ...MAYA, role: NIGHT.id, ...(change as Partial<Person>) }) }));
    const { user } = await renderConsole({ at: `/console/people/${MAYA.id}`, fake });
    await user.type(await screen.findByRole('textbox', { name: 'Skills' }), 'Returns, returns, Technical ');
    await user.type(screen.getByRole('textbox', { name: 'Languages' }), 'en, de');
    const capacity = screen.getByRole('textbox', { name: 'Capacity' });
    await user.clear(capacity);
    await user.type(capacity, '1000');
    expect(screen.getByText('Give a whole number from 0 to 100.')).toBeTruthy();
    await user.clear(capacity);
    await user.type(capacity, '6');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(asked(fake, 'people.change')).toEqual([{ id: MAYA.id, name: 'Maya Reed', skills: ['returns', 'technical'], languages: ['en', 'de'], capacity: 6 }]);
  });

  it('shows where they are signed in, and ends it', async () => {
    const fake = office({ secondFactor: true });
    fake.answer('people.end_sessions', () => fine(null));
    fake.answer('people.reset_second_factor', () => fine({ person: person({ ...MAYA, role: NIGHT.id }) }));
    const { user } = await renderConsole({ at: `/console/people/${MAYA.id}`, fake });
    await user.click(await screen.findByRole('button', { name: 'End the session of Firefox on Windows' }));
    expect(asked(fake, 'people.end_sessions')).toEqual([{ id: MAYA.id, session: 's1' }]);
    await user.click(screen.getByRole('button', { name: 'Reset second factor' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Reset second factor' }));
    expect(await screen.findByText('With a password; no second factor is set up.')).toBeTruthy();
  });

  it('lets an invitation be sent again and taken back', async () => {
    const fake = office({ invitation: { expiresAt: Date.now() } });
    fake.answer('people.invite_again', () => fine({ person: person({ ...MAYA, role: NIGHT.id, invitation: { expiresAt: Date.now() } }), link: 'https://desk.example/console/join#abc', mailed: false }));
    fake.answer('people.revoke_invitation', () => fine(null));
    const { user, router } = await renderConsole({ at: `/console/people/${MAYA.id}`, fake });
    await user.click(await screen.findByRole('button', { name: 'Invite again' }));
    expect(await screen.findByText('https://desk.example/console/join#abc')).toBeTruthy();
    expect(screen.getByText(/This server sends no mail, so pass this link on yourself./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await user.click(screen.getByRole('button', { name: 'Take the invitation back' }));
    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    expect(await screen.findByRole('heading', { name: 'People' })).toBeTruthy();
    expect(router.address.value).toBe('/console/people');
  });
});
