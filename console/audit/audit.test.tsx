import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { standardGrants } from '../../protocol/roles.ts';
import type { AuditEntry } from '../../protocol/audit-contract.ts';
import { userId } from '../testing/chat-log.ts';
import { fakeStaff, fine } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const MAYA = { kind: 'person', id: userId('maya'), name: 'Maya Lind' } as const;
const entry = (id: string, more: Partial<AuditEntry>): AuditEntry => ({
  id, at: Date.now() - 60_000, actor: MAYA, action: 'person.changed', object: { kind: 'person', id: 'eve', name: 'Eve Sand' }, changes: [], address: '192.0.2.7', ...more,
});

/** A log of these entries that keeps to the filter of the question. */
function withLog(entries: readonly AuditEntry[]) {
  const fake = fakeStaff(ADA);
  fake.answer('audit.people', () => fine({ people: [{ id: MAYA.id, name: MAYA.name }] }));
  fake.answer('audit.list', ({ kind, cursor }) => {
    const fit = entries.filter(({ object }) => kind === undefined || object.kind === kind);
    return fine(cursor === undefined ? { entries: fit.slice(0, 2), next: fit.length > 2 ? '1_x' : null } : { entries: fit.slice(2), next: null });
  });
  return fake;
}

describe('the audit log', () => {
  it('tells in sentences who changed what, and what it was before', async () => {
    const fake = withLog([entry('1', { changes: [{ field: 'role', before: 'agent', after: 'admin' }, { field: 'lookAndFeel.colorText', before: null, after: '#fff' }] })]);
    await renderConsole({ fake, at: '/console/settings/audit-log' });
    const row = within(await screen.findByRole('list', { name: 'Entries, newest first' })).getByRole('listitem');
    expect(row.textContent).toContain('Maya Lind changed the person Eve Sand');
    expect(row.textContent).toContain('from 192.0.2.7');
    expect(within(row).getByText('Look and feel, color text')).toBeTruthy();
    expect(within(row).getByText('admin').tagName).toBe('INS');
  });

  it('is narrowed down in its address, and loads what lies further back', async () => {
    const many = ['1', '2', '3'].map((id) => entry(id, { action: 'inbox.changed', object: { kind: 'inbox', id, name: `Shop ${id}` } }));
    const { user, router } = await renderConsole({ fake: withLog([entry('0', {}), ...many]), at: '/console/settings/audit-log' });
    await user.selectOptions(await screen.findByLabelText('About'), 'Inboxes');
    expect(router.address.value).toContain('kind=inbox');
    expect(await screen.findByText('Shop 2')).toBeTruthy();
    expect(screen.queryByText('Eve Sand')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('Shop 3')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Download CSV' }).getAttribute('href')).toMatch(/^\/console\/api\/audit\.csv\?from=\d+&to=\d+&kind=inbox$/);
  });

  it('leads to the conversation that somebody looked at', async () => {
    const id = 'chat'.padEnd(22, '_');
    await renderConsole({ fake: withLog([entry('1', { action: 'conversation.viewed', object: { kind: 'conversation', id, name: 'Visitor 7K2P' } })]), at: '/console/settings/audit-log' });
    expect((await screen.findByRole('link', { name: 'Visitor 7K2P' })).getAttribute('href')).toBe(`/console/chats/all/${id}`);
  });

  it('is there for supervisors, and not for agents', async () => {
    const supervisor = { ...ADA, role: 'supervisor', permissions: standardGrants('supervisor') };
    await renderConsole({ me: supervisor, fake: fakeStaff(supervisor), at: '/console/settings/routing' });
    const pages = within(await screen.findByRole('navigation', { name: 'Settings' }));
    expect(pages.getByRole('link', { name: 'Audit log' }).getAttribute('href')).toBe('/console/settings/audit-log');
    const agent = { ...ADA, role: 'agent', permissions: standardGrants('agent') };
    await renderConsole({ me: agent, fake: fakeStaff(agent), at: '/console/settings/audit-log' });
    expect(await screen.findByText('There is no such page')).toBeTruthy();
  });
});
