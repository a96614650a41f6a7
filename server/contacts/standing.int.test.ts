import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../protocol/rich-text.ts';
import type { ConversationId, VisitorId } from '../../protocol/ids.ts';
import { botReactor } from '../bot/index.ts';
import { silentLogger } from '../kernel/log.ts';
import { articleIndexes, createKnowledgeBase } from '../knowledge-base/index.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { ContactStage } from './testing/contact-stage.ts';
import { openContactStage } from './testing/contact-stage.ts';

let stage: ContactStage;
beforeEach(async () => void (stage = await openContactStage()));
afterEach(() => stage.close());

const EMAIL = 'pia@example.com';
const premium = () => stage.contacts.create('pia', { name: 'Pia', email: EMAIL, tier: 'Premium' });
const standing = async (conversation: ConversationId) => stage.contacts.standing(await stage.conversations.log.peek(conversation));
const reader = async (conversation: ConversationId) => stage.contacts.readerOf(await stage.conversations.log.peek(conversation));

async function chatAs(email: string | null): Promise<{ visitor: VisitorId; chat: ConversationId }> {
  const visitor = stage.newVisitor();
  const chat = await stage.chat(visitor);
  if (email !== null) await stage.say(visitor, chat, { kind: 'give_email', email });
  return { visitor, chat };
}

describe('the tier of a customer', () => {
  it('counts only in the browser in which they have shown who they are', async () => {
    const { id } = await premium();
    const pia = await chatAs(EMAIL);
    expect([await standing(pia.chat), await reader(pia.chat)]).toEqual([{ tier: 'Premium', proven: false }, 'public']);
    await stage.contacts.prove(id, pia.visitor, 'email');
    expect([await reader(pia.chat), await stage.contacts.readerIn(pia.visitor)]).toEqual([{ tier: 'Premium' }, { tier: 'Premium' }]);
    // Somebody else types the address of a contact who is verified by now.
    await stage.contacts.confirmEmail(EMAIL);
    const eve = await chatAs(EMAIL);
    expect([await standing(eve.chat), await reader(eve.chat), await stage.contacts.readerIn(eve.visitor)]).toEqual([{ tier: 'Premium', proven: false }, 'public', 'public']);
    expect(await reader((await chatAs(null)).chat)).toBe('public');
  });

  it('is lost with the tier, and with the address it was shown for', async () => {
    const { id } = await premium();
    const { visitor, chat } = await chatAs(EMAIL);
    await stage.contacts.prove(id, visitor, 'signed');
    await stage.contacts.change(id, { tier: null }, { tier: 'Premium' });
    expect(await reader(chat)).toBe('public');
    await stage.contacts.change(id, { tier: 'Premium' }, { tier: null });
    expect(await reader(chat)).toEqual({ tier: 'Premium' });
    await stage.contacts.change(id, { email: 'pia@example.org' }, { email: EMAIL });
    expect([await reader(chat), await stage.contacts.readerIn(visitor)]).toEqual(['public', 'public']);
  });

  it('is no longer meant where another address is typed into the same browser', async () => {
    const { id } = await premium();
    const { visitor, chat } = await chatAs(EMAIL);
    await stage.contacts.prove(id, visitor, 'signed');
    stage.clock.advance(1_000);
    const later = await stage.chat(visitor);
    expect(await reader(later)).toEqual({ tier: 'Premium' });
    stage.clock.advance(1_000);
    await stage.say(visitor, later, { kind: 'give_email', email: 'somebody@example.com' });
    expect([await reader(chat), await reader(later), await stage.contacts.readerIn(visitor)]).toEqual([{ tier: 'Premium' }, 'public', 'public']);
  });
});

describe('the bot', () => {
  it('tells what is for a tier to who has shown to have it, and to nobody else', async () => {
    await ensureIndexes(stage.store.connection, articleIndexes, silentLogger);
    const knowledge = createKnowledgeBase({ store: stage.store, clock: stage.clock, logger: silentLogger });
    const lounge = { slug: 'lounge', title: 'Harbour lounge', body: 'Behind the zebrawood door.', questions: ['Where is the harbour lounge?'], audience: 'tiers', tiers: ['Premium'] };
    await knowledge.importArticles({ articles: [lounge, { slug: 'hours', title: 'Opening hours', body: 'From nine.', questions: ['When are you open?'] }], publish: true });
    const bot = botReactor({
      engine: knowledge.engine, clock: stage.clock, topics: async () => [], promise: async () => 0.95,
      attendance: async () => ({ hours: null, state: null, peopleOnline: true }), readerOf: (state) => stage.contacts.readerOf(state),
    });
    const { id } = await premium();
    const told = async (chat: ConversationId): Promise<string> => {
      const events = await stage.conversations.events.readAfter(chat, 0, 100);
      const question = events.find(({ type }) => type === 'message.posted');
      const said: string[] = [];
      const state = await stage.conversations.log.peek(chat);
      await bot.react(question!, { state, append: async (_actor, command) => (said.push(JSON.stringify(command)), state) });
      return said.join();
    };
    const pia = stage.newVisitor();
    await stage.contacts.prove(id, pia, 'signed');
    // In her first words already, before the conversation is linked to her.
    expect(await told(await stage.chat(pia, 'Where is the harbour lounge?'))).toContain('zebrawood');
    const eve = stage.newVisitor();
    const asked = await stage.chat(eve, 'Where is the harbour lounge?');
    await stage.say(eve, asked, { kind: 'give_email', email: EMAIL });
    expect(await told(asked)).not.toMatch(/zebrawood|lounge"/);
    expect(plainText((await knowledge.read('lounge', 'en', await stage.contacts.readerIn(pia)))?.body ?? [])).toContain('zebrawood');
    await knowledge.close();
  });
});
