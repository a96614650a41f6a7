import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Contact, CustomerView } from '../../protocol/contacts.ts';
import type { ContactId } from '../../protocol/ids.ts';
import { chatLog, userId } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const TOM: Contact = {
  id: 'tom-tom-tom-tom-tom-to' as ContactId,
  name: 'Tom Byrne',
  email: 'tom@example.com',
  phone: null,
  locale: 'en',
  tier: 'Premium',
  agreement: null,
  verified: 'email',
  fields: { seats: 3 },
  tags: [],
  consents: [],
  notes: [{ id: 'n1', text: 'Prefers the evening', by: { id: userId('maya'), name: 'Maya' }, at: 1 }],
  visitors: [],
  firstSeenAt: 1,
  lastSeenAt: 2,
  revision: 4,
  absorbed: [],
};
const view = (contact: Contact): CustomerView => ({ name: contact.name ?? '', contact, email: contact.email, locale: 'en', visit: null, firstSeenAt: 1, conversations: [], surveys: [], blocks: [] });

async function openTom(change: Partial<Contact> = {}) {
  const fake = fakeStaff(ADA);
  const kept = { contact: { ...TOM, ...change } };
  fake.answer('contacts.read', () => fine({ customer: view(kept.contact) }));
  fake.answer('contact_settings.read', () => fine({ settings: { version: 1, fields: [{ key: 'seats', label: 'Seats', kind: 'number', choices: [] }], tiers: ['Premium'] } }));
  fake.answer('contacts.change', ({ change: { fields, ...facts } }) => {
    kept.contact = { ...kept.contact, ...facts, fields: { ...kept.contact.fields, ...fields }, revision: kept.contact.revision + 1 } as Contact;
    return fine({ contact: kept.contact });
  });
  const story = await renderConsole({ at: `/console/contacts/${TOM.id}`, fake });
  await screen.findByRole('heading', { name: kept.contact.name ?? '' });
  return { ...story, kept };
}

describe('a contact', () => {
  it('is changed where it stands, and put back', async () => {
    const { user, fake, kept } = await openTom();
    await user.click(screen.getByRole('button', { name: 'Edit name' }));
    const field = screen.getByRole('textbox', { name: 'Name' });
    expect(document.activeElement).toBe(field);
    await user.clear(field);
    await user.type(field, 'Thomas Byrne{Enter}');
    await screen.findByRole('heading', { name: 'Thomas Byrne' });
    expect(fake.asked.findLast(({ name }) => name === 'contacts.change')?.input).toEqual({ contact: TOM.id, change: { name: 'Thomas Byrne' }, was: { name: 'Tom Byrne' } });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('heading', { name: 'Tom Byrne' });
    expect(kept.contact.name).toBe('Tom Byrne');
  });

  it('keeps the fields of the owner as what they are', async () => {
    const { user, kept } = await openTom();
    await user.click(await screen.findByRole('button', { name: 'Edit seats' }));
    const field = screen.getByRole('spinbutton', { name: 'Seats' });
    await user.clear(field);
    await user.type(field, '12{Enter}');
    await screen.findByText('Seats changed.');
    expect(kept.contact.fields).toEqual({ seats: 12 });
  });

  it('tells who was slower, and lets them choose', async () => {
    const { user, fake, kept } = await openTom();
    fake.answer('contacts.change', ({ was, change }) => {
      if (was.name !== 'Tom B.') {
        kept.contact = { ...kept.contact, name: 'Tom B.' };
        return refuse('conflict', 'Somebody else has changed this meanwhile.', { issues: [{ path: 'name', message: 'was changed meanwhile' }] });
      }
      kept.contact = { ...kept.contact, name: change.name ?? null };
      return fine({ contact: kept.contact });
    });
    await user.click(screen.getByRole('button', { name: 'Edit name' }));
    await user.clear(screen.getByRole('textbox', { name: 'Name' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Thomas{Enter}');
    await screen.findByRole('heading', { name: 'Tom B.' });
    await user.click(screen.getByRole('button', { name: 'Use mine' }));
    await screen.findByRole('heading', { name: 'Thomas' });
    expect(kept.contact.name).toBe('Thomas');
  });

  it('shows what a colleague changed, without being asked', async () => {
    const { fake, kept } = await openTom();
    kept.contact = { ...kept.contact, tier: 'Gold', revision: 5 };
    fake.push('contact', { contact: TOM.id });
    expect((await screen.findAllByText('Gold')).length).toBeGreaterThan(0);
  });

  it('is merged after a look at both, and taken apart again', async () => {
    const { user, fake } = await openTom();
    const other: Contact = { ...TOM, id: 'tim-tim-tim-tim-tim-ti' as ContactId, name: 'Tim', email: 'tim@example.com' };
    fake.answer('contacts.list', () => fine({ contacts: [{ ...other }], next: null }));
    fake.answer('contacts.merge_preview', () => fine({ preview: { into: TOM, from: other, choices: { name: 'into', email: 'into' }, conversations: { into: 1, from: 2 } } }));
    fake.answer('contacts.merge', ({ choices }) => fine({ contact: { ...TOM, email: choices['email'] === 'from' ? other.email : TOM.email } }));
    fake.answer('contacts.unmerge', () => fine({ contact: TOM }));
    await user.click(screen.getByRole('button', { name: 'More about this customer' }));
    await user.click(screen.getByRole('button', { name: /^Merge with/ }));
    await user.click(await screen.findByRole('button', { name: /^Tim/ }));
    await user.click(await screen.findByRole('radio', { name: 'E-mail: tim@example.com' }));
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    await screen.findByText('Merged with Tim.');
    expect(fake.asked.find(({ name }) => name === 'contacts.merge')?.input).toMatchObject({ choices: { name: 'into', email: 'from' }, revisions: { into: 4, from: 4 } });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(fake.asked.some(({ name }) => name === 'contacts.unmerge')).toBe(true);
  });

  it('is kept out with a reason and an end', async () => {
    const { user, fake } = await openTom();
    fake.answer('blocks.add', ({ kind, value, label, reason, until }) => fine({ block: { id: 'b', kind, value, label, reason, until, by: { id: ADA.id, name: 'Ada' }, at: 1, lifted: null } }));
    await user.click(screen.getByRole('button', { name: 'More about this customer' }));
    await user.click(screen.getByRole('button', { name: 'Block…' }));
    const dialog = screen.getByRole('dialog', { name: 'Block Tom Byrne' });
    expect(within(dialog).getByRole('button', { name: 'Block' })).toHaveProperty('disabled', true);
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Threats');
    await user.click(within(dialog).getByRole('button', { name: 'Block' }));
    expect(fake.asked.find(({ name }) => name === 'blocks.add')?.input).toMatchObject({ kind: 'contact', value: TOM.id, label: 'Tom Byrne', reason: 'Threats' });
  });
});

describe('the list of contacts', () => {
  it('is searched by words, and says so where nobody is found', async () => {
    const fake = fakeStaff(ADA);
    fake.answer('contacts.list', ({ query }) => fine({ contacts: query === undefined ? [TOM] : [], next: null }));
    const { user } = await renderConsole({ at: '/console/contacts', fake });
    expect((await screen.findByRole('link', { name: 'Tom Byrne' })).getAttribute('href')).toBe(`/console/contacts/${TOM.id}`);
    await user.type(screen.getByRole('textbox', { name: 'Search contacts' }), 'nobody');
    await screen.findByText('Nobody found');
    expect(fake.asked.findLast(({ name }) => name === 'contacts.list')?.input).toEqual({ limit: 50, query: 'nobody' });
  });
});

describe('a visitor beside a conversation', () => {
  it('is made a contact by a name', async () => {
    const fake = fakeStaff(ADA);
    const log = chatLog('visiting', Date.now()).customer('Hello');
    fake.put(log);
    fake.answer('contacts.assign', () => {
      fake.answer('customer.read', () => fine({ customer: view(TOM) }));
      return fine({ contact: TOM });
    });
    const { user } = await renderConsole({ at: `/console/chats/all/${log.id}`, fake });
    await user.click(await screen.findByRole('button', { name: 'Name this visitor' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Tom Byrne');
    await user.click(screen.getByRole('button', { name: 'Make a contact' }));
    const pane = screen.getByRole('complementary', { name: 'Customer' });
    await within(pane).findByRole('heading', { name: 'Tom Byrne' });
    expect(within(pane).getByText('Prefers the evening')).toBeDefined();
  });
});
