import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import { contactLabel } from './index.ts';
import type { ContactStage } from './testing/contact-stage.ts';
import { openContactStage } from './testing/contact-stage.ts';

let stage: ContactStage;
beforeEach(async () => {
  stage = await openContactStage();
});
afterEach(() => stage.close());

const contactOf = async (id: ConversationId) => stage.contacts.forConversation(await stage.conversations.log.peek(id));
const everybody = async (query?: string) => (await stage.contacts.list({ query })).contacts.map(contactLabel);

describe('a visitor', () => {
  it('who only asks something is nobody that the company recognises', async () => {
    const chat = await stage.chat(stage.newVisitor());
    expect(await contactOf(chat)).toBeNull();
    expect(await everybody()).toEqual([]);
  });

  it('who gives an address becomes a contact, and is one the next time as well', async () => {
    const tom = stage.newVisitor();
    const chat = await stage.chat(tom);
    await stage.say(tom, chat, { kind: 'give_email', email: 'tom@example.com' });
    expect(await contactOf(chat)).toMatchObject({ email: 'tom@example.com', verified: 'none', visitors: [tom] });
    stage.clock.advance(1000);
    const next = await stage.chat(tom);
    expect((await contactOf(next))?.id).toBe((await contactOf(chat))?.id);
    expect(await everybody()).toEqual(['tom@example.com']);
  });

  it('with the same address in another browser is the same contact, of which that browser learns nothing', async () => {
    const [home, work] = [stage.newVisitor(), stage.newVisitor()];
    const first = await stage.chat(home, 'my secret parcel');
    await stage.say(home, first, { kind: 'give_email', email: 'tom@example.com' });
    const second = await stage.chat(work);
    await stage.say(work, second, { kind: 'give_email', email: 'tom@example.com' });
    expect((await contactOf(second))?.visitors).toEqual([home, work]);
    const own = await stage.conversations.store.list({ visitor: work, limit: 10 });
    expect(own.map(({ id }) => id)).toEqual([second]);
  });

  it('who asks to be called is known by the number', async () => {
    const tom = stage.newVisitor();
    const chat = await stage.chat(tom);
    await stage.say(tom, chat, { kind: 'request_callback', phone: '+353 20 910 0142', preferredAt: null, note: null });
    expect(await contactOf(chat)).toMatchObject({ phone: '+353209100142' });
    expect(await everybody('9100142')).toEqual([]);
    expect(await everybody('100142')).toEqual(['+353209100142']);
  });

  it('met twice on one occasion is one contact, seen then and then', async () => {
    const contact = await stage.contacts.recognise({ seed: 'old', visitor: stage.newVisitor(), email: 'old@example.com', at: 5 });
    const again = await stage.contacts.recognise({ seed: 'old', visitor: null, email: 'old@example.com', at: 9 });
    expect(again).toMatchObject({ id: contact.id, firstSeenAt: 5, lastSeenAt: 9 });
  });

  it('is one contact, however many servers see the address at once', async () => {
    const sightings = Array.from({ length: 8 }, (_, n) => stage.contacts.recognise({ seed: `chat ${n}`, visitor: stage.newVisitor(), email: 'race@example.com', at: n }));
    const ids = new Set((await Promise.all(sightings)).map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(await everybody()).toEqual(['race@example.com']);
  });
});

describe('an agent', () => {
  const add = (facts: object) => stage.contacts.create(`by hand ${JSON.stringify(facts)}`, facts);

  it('changes what a colleague did not, and hears of what the colleague did', async () => {
    const { id } = await add({ name: 'Tom' });
    await stage.contacts.change(id, { name: 'Tom Byrne' }, { name: 'Tom' });
    await stage.contacts.change(id, { phone: '+353 20 910 0142' }, { phone: null });
    await expect(stage.contacts.change(id, { name: 'Thomas' }, { name: 'Tom' })).rejects.toMatchObject({ code: 'conflict', issues: [{ path: 'name' }] });
    expect(await stage.contacts.find(id)).toMatchObject({ name: 'Tom Byrne', phone: '+353209100142', revision: 2 });
    const repeated = await stage.contacts.change(id, { name: 'Tom Byrne' }, { name: 'Tom' });
    expect(repeated.revision).toBe(2);
  });

  it('cannot give one person the address of another', async () => {
    const ann = await add({ name: 'Ann', email: 'ann@example.com' });
    const { id } = await add({ name: 'Eve' });
    const taking = stage.contacts.change(id, { email: 'ann@example.com' }, { email: null });
    await expect(taking).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Ann') as string });
    await stage.contacts.change(ann.id, { email: 'ann@example.org' }, { email: 'ann@example.com' });
    expect(await stage.contacts.change(id, { email: 'ann@example.com' }, { email: null })).toMatchObject({ email: 'ann@example.com' });
  });

  it('fills in the fields of the owner, each as it is meant', async () => {
    const fields = [
      { key: 'seats', label: 'Seats', kind: 'number', choices: [] },
      { key: 'size', label: 'Size', kind: 'choice', choices: ['S', 'L'] },
      { key: 'since', label: 'Customer since', kind: 'date', choices: [] },
    ] as const;
    await stage.contacts.settings.change(0, { fields, tiers: ['Gold'] });
    const { id } = await add({ name: 'Tom', tier: 'Gold', fields: { seats: 3, size: 'L' } });
    for (const wrong of [{ tier: 'Silver' }, { fields: { seats: 'three' } }, { fields: { size: 'M' } }, { fields: { since: '2026-02-31x' } }, { fields: { other: 1 } }]) {
      await expect(stage.contacts.change(id, wrong, {})).rejects.toMatchObject({ code: 'invalid_payload' });
    }
    const changed = await stage.contacts.change(id, { fields: { seats: null, since: '2026-02-28' } }, { fields: { seats: 3, since: null } });
    expect(changed.fields).toEqual({ size: 'L', since: '2026-02-28' });
  });

  it('finds people by the beginnings of words, in notes as well, latest first', async () => {
    const { id } = await add({ name: 'Siobhán O’Neill', email: 'siobhan@example.com' });
    stage.clock.advance(1000);
    await add({ name: 'Sian Evans', tags: ['vip'] });
    await stage.contacts.addNote(id, { id: 'n1', text: 'Prefers the evening', by: { id: 'ada' as never, name: 'Ada' } });
    expect(await everybody('si')).toEqual(['Sian Evans', 'Siobhán O’Neill']);
    expect(await everybody('siob one')).toEqual(['Siobhán O’Neill']);
    expect(await everybody('EVEN')).toEqual(['Siobhán O’Neill']);
    expect(await everybody('vip')).toEqual(['Sian Evans']);
    expect(await everybody('si nobody')).toEqual([]);
    const first = await stage.contacts.list({ limit: 1 });
    const rest = await stage.contacts.list({ limit: 1, cursor: first.next ?? '' });
    expect([...first.contacts, ...rest.contacts].map(contactLabel)).toEqual(['Sian Evans', 'Siobhán O’Neill']);
    expect(rest.next).toBeNull();
  });

  it('records consent once, and when it was taken back', async () => {
    const { id } = await add({ name: 'Tom' });
    await stage.contacts.setConsent(id, { kind: 'Newsletter', version: '2' }, true);
    await stage.contacts.setConsent(id, { kind: 'Newsletter', version: '2' }, true);
    const after = await stage.contacts.setConsent(id, { kind: 'Newsletter', version: '2' }, false);
    expect(after.consents).toEqual([{ kind: 'Newsletter', version: '2', givenAt: stage.clock.now(), withdrawnAt: stage.clock.now() }]);
  });

  it('is surer of an address from which mail came', async () => {
    const { id } = await add({ email: 'tom@example.com' });
    await stage.contacts.confirmEmail('tom@example.com');
    expect((await stage.contacts.find(id)).verified).toBe('email');
    await stage.contacts.change(id, { email: 'tom@example.org' }, { email: 'tom@example.com' });
    expect((await stage.contacts.find(id)).verified).toBe('none');
  });
});
