import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Contact } from '../../protocol/contacts.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import { UNMERGE_MS } from './contact.ts';
import type { ContactStage } from './testing/contact-stage.ts';
import { openContactStage } from './testing/contact-stage.ts';

let stage: ContactStage;
let tom: Contact;
let thomas: Contact;
beforeEach(async () => {
  stage = await openContactStage();
  const visitor = stage.newVisitor();
  const chat = await stage.chat(visitor);
  await stage.say(visitor, chat, { kind: 'give_email', email: 'tom@example.com' });
  const given = await stage.contacts.forConversation(await stage.conversations.log.peek(chat));
  tom = await stage.contacts.change((given as Contact).id, { tags: ['vip'], tier: 'Premium' }, {});
  thomas = await stage.contacts.create('thomas', { name: 'Thomas Byrne', email: 'thomas@example.com', phone: '+353 20 910 0142', tier: 'Standard' });
});
afterEach(() => stage.close());

const merge = (choices: Record<string, 'into' | 'from'> = {}) =>
  stage.contacts.merge({ into: thomas.id, from: tom.id, choices, revisions: { into: thomas.revision, from: tom.revision }, by: 'Ada' });
const listed = async () => (await stage.contacts.list({})).contacts.map(({ id }) => id).sort();

describe('two contacts that are one person', () => {
  it('are shown side by side before anything is done', async () => {
    const preview = await stage.contacts.previewMerge(thomas.id, tom.id);
    expect(preview).toMatchObject({ into: { name: 'Thomas Byrne' }, from: { email: 'tom@example.com' }, conversations: { into: 0, from: 1 } });
    expect(preview.choices).toEqual({ name: 'into', email: 'into', phone: 'into', locale: 'from', tier: 'into' });
    expect(await listed()).toEqual([thomas.id, tom.id].sort());
  });

  it('become one that has what was chosen, and answers for both', async () => {
    const merged = await merge({ tier: 'from' });
    expect(merged).toMatchObject({ id: thomas.id, name: 'Thomas Byrne', email: 'thomas@example.com', phone: '+353209100142', tier: 'Premium', tags: ['vip'], visitors: tom.visitors });
    expect(await listed()).toEqual([thomas.id]);
    expect((await stage.contacts.find(tom.id)).id).toBe(thomas.id);
    const again = await stage.contacts.recognise({ seed: 'later', visitor: stage.newVisitor(), email: 'tom@example.com', at: stage.clock.now() });
    expect(again.id).toBe(thomas.id);
    expect(await stage.contacts.conversations.count([thomas.id, ...merged.absorbed.map(({ id }) => id)])).toBe(1);
    // A repetition is the same merge.
    expect((await merge({ tier: 'from' })).absorbed).toHaveLength(1);
  });

  it('keep what was shown for the address that stays, and for no other', async () => {
    const [browser] = tom.visitors as [VisitorId];
    tom = await stage.contacts.prove(tom.id, browser, 'signed');
    expect(await merge({ tier: 'from' })).toMatchObject({ email: 'thomas@example.com', verified: 'none', provenIn: [], visitors: [browser] });
    expect(await stage.contacts.readerIn(browser)).toBe('public');
    await stage.contacts.prove(thomas.id, browser, 'signed');
    expect(await stage.contacts.readerIn(browser)).toEqual({ tier: 'Premium' });
    expect(await stage.contacts.unmerge(thomas.id, tom.id)).toMatchObject({ provenIn: [], visitors: [] });
    expect(await stage.contacts.readerIn(browser)).toEqual({ tier: 'Premium' });
  });

  it('are two again when it is taken back, with what was changed since', async () => {
    await merge({ tier: 'from', email: 'from' });
    await stage.contacts.change(thomas.id, { name: 'T. Byrne' }, { name: 'Thomas Byrne' });
    const back = await stage.contacts.unmerge(thomas.id, tom.id);
    expect(back).toMatchObject({ name: 'T. Byrne', email: 'thomas@example.com', tier: 'Standard', tags: [], visitors: [], absorbed: [] });
    expect(await stage.contacts.find(tom.id)).toMatchObject({ id: tom.id, email: 'tom@example.com', tier: 'Premium', visitors: tom.visitors });
    const [a, b] = await Promise.all(['tom@example.com', 'thomas@example.com'].map((email) => stage.contacts.recognise({ seed: email, visitor: null, email, at: 0 })));
    expect([a?.id, b?.id]).toEqual([tom.id, thomas.id]);
    expect(await listed()).toEqual([thomas.id, tom.id].sort());
  });

  it('are looked at again where one of them has changed meanwhile', async () => {
    await stage.contacts.change(tom.id, { name: 'Tom' }, { name: null });
    await expect(merge()).rejects.toMatchObject({ code: 'conflict' });
    expect(await listed()).toEqual([thomas.id, tom.id].sort());
  });

  it('are two again where the server died in between', async () => {
    const { merged: _merged, ...before } = await stage.contacts.find(thomas.id);
    await stage.contacts.store.update(tom.id, (one) => ({ ...one, merged: { into: thomas.id, at: stage.clock.now(), by: 'Ada', before, after: before } }));
    expect(await listed()).toEqual([thomas.id]);
    stage.clock.advance(60_000);
    await stage.contacts.housekeep();
    expect(await listed()).toEqual([thomas.id, tom.id].sort());
  });

  it('stay one after 30 days, and still answer for what the other said', async () => {
    await merge();
    stage.clock.advance(UNMERGE_MS + 60_001);
    await stage.contacts.housekeep();
    await expect(stage.contacts.unmerge(thomas.id, tom.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await stage.contacts.find(thomas.id)).absorbed.map(({ id }) => id)).toEqual([tom.id]);
  });
});
