import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../protocol/command.ts';
import type { Actor } from '../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';
import { staffContract } from '../../protocol/staff-contract.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import type { Standing } from '../contacts/index.ts';
import type { ConversationCommand, Conversations } from '../conversations/index.ts';
import { conversationIndexes, createConversations, eventIndexes, readView } from '../conversations/index.ts';
import { manualClock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import { silentLogger } from '../kernel/log.ts';
import { parseInput } from '../kernel/parse-input.ts';
import { messageCommands } from '../messages/index.ts';
import type { KnowledgeBase } from '../knowledge-base/index.ts';
import { articleIndexes, createKnowledgeBase, deskIndexes } from '../knowledge-base/index.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { chatArticleCommands, createChatArticles } from './index.ts';
import { standardGrants } from '../../protocol/roles.ts';

type Handlers = Pick<StaffHandlers, keyof ReturnType<typeof chatArticleCommands> | 'message.send'>;

const CUSTOMER: Actor = { kind: 'visitor', id: 'visitor-jo-00000000000' as VisitorId };
let store: Store;
let conversations: Conversations;
let knowledge: KnowledgeBase;
let handlers: Handlers;
/** Of the customer of every conversation. */
let standing: Standing;

beforeEach(async () => {
  standing = { tier: null, proven: false };
  store = await openTestStore();
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes, ...articleIndexes, ...deskIndexes], silentLogger);
  const clock = manualClock();
  conversations = createConversations({
    connection: store.connection, clock, logger: silentLogger, absenceMs: 3_600_000, assertWritable: () => undefined,
    facts: async () => ({ hasBot: false, peopleOnline: true, reopeningWindowMs: 3_600_000 }),
  });
  await conversations.start([]);
  knowledge = createKnowledgeBase({ store, clock, logger: silentLogger });
  await knowledge.create({ slug: 'returns', locale: 'en', title: 'Return something', body: 'Boots come back within 30 days.\n\n## Costs\n\nReturning boots is free.', questions: ['How do I return boots?'], state: 'published' });
  await knowledge.create({ slug: 'goodwill', locale: 'en', title: 'Goodwill for boots', body: 'Up to 20 euros.', questions: ['How much goodwill for boots?'], audience: 'agents', state: 'published' });
  const { log, events } = conversations;
  const articles = createChatArticles({ knowledge, events, standingOf: async () => standing, peek: (id) => log.peek(id), addressOf: async (slug, locale) => `https://help.example/${locale}/${slug}` });
  handlers = {
    ...chatArticleCommands(articles),
    'message.send': messageCommands({ log, events, acted: () => undefined, richOf: () => null, filesOf: async () => [], publicSlugs: articles.publicSlugs })['message.send'],
  };
});

afterEach(async () => {
  await conversations.close();
  await knowledge.close();
  await store.close();
});

/** Somebody at the console; what they ask goes through the contract's parser, as over the wire. */
function person(role: Role) {
  const user = { id: role.padEnd(22, '0') as UserId, name: `The ${role}`, email: `${role}@example.com`, role, permissions: standardGrants(role) };
  const context: StaffContext = { user, sessionId: 's', connectionId: 'c', join: async () => undefined, leave: async () => undefined };
  return {
    actor: { kind: 'agent', id: user.id, name: user.name } as const,
    ask: <K extends keyof Handlers>(name: K, input: CommandInput<StaffContract, K>): ReturnType<Handlers[K]> =>
      (handlers[name] as (context: StaffContext, input: unknown) => never)(context, parseInput(staffContract[name].input, input)),
  };
}

const agent = person('agent');

/** A conversation that the agent serves. */
async function served(...said: readonly string[]): Promise<ConversationId> {
  const id = randomId() as ConversationId;
  const act = (actor: Actor, command: ConversationCommand) => conversations.log.append({ conversation: id, actor, clientId: randomId(), command });
  await act(CUSTOMER, { kind: 'start', inbox: 'main', page: null, locale: 'en', follows: null });
  for (const text of said) await act(CUSTOMER, { kind: 'visitor_message', text });
  await act(agent.actor, { kind: 'accept', agent: { id: agent.actor.id, name: agent.actor.name } });
  return id;
}

describe('an agent with a conversation', () => {
  it('is shown articles for the last question, those for agents without an address', async () => {
    const conversation = await served('Hello there', 'How do I return boots?');
    const { question, suggestions } = await agent.ask('chat_articles.suggest', { conversation });
    expect(question).toBe('How do I return boots?');
    expect(suggestions[0]).toMatchObject({ article: { slug: 'returns', audience: 'public', address: 'https://help.example/en/returns' } });
    expect(suggestions[0]?.confidence).toBeGreaterThan(0);
    const { articles } = await agent.ask('chat_articles.search', { query: 'goodwill boots', locale: 'en' });
    expect(articles.find(({ slug }) => slug === 'goodwill')).toMatchObject({ audience: 'agents', address: null });
  });

  it('reads an article in passages, and is told where there is none', async () => {
    const { passages } = await agent.ask('chat_articles.read', { slug: 'returns', locale: 'en' });
    expect(passages.map(({ heading, text }) => [heading, text])).toEqual([[null, 'Boots come back within 30 days.'], ['Costs', 'Returning boots is free.']]);
    await expect(agent.ask('chat_articles.read', { slug: 'gone', locale: 'en' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(agent.ask('chat_articles.suggest', { conversation: randomId() as ConversationId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('passes public articles on; the message names no others, and the customer sees no names at all', async () => {
    const conversation = await served('How do I return boots?');
    await agent.ask('message.send', { conversation, clientId: randomId(), text: 'Within 30 days.', articles: ['goodwill', 'returns', 'gone'] });
    const [forAgents, forCustomers] = await Promise.all((['agent', 'contact'] as const).map(async (view) => (await readView(conversations.events, view, conversation, 0, 50)).events.at(-1)));
    expect(forAgents).toMatchObject({ type: 'message.posted', data: { text: 'Within 30 days.', articles: ['returns'] } });
    expect(forCustomers).toMatchObject({ type: 'message.posted', data: { text: 'Within 30 days.' } });
    expect(forCustomers?.data).not.toHaveProperty('articles');
  });

  it('is told whether what is for a tier is for this customer, and the message names it then only', async () => {
    await knowledge.create({ slug: 'lounge', locale: 'en', title: 'Harbour lounge', body: 'Behind the office.', questions: ['Where is the lounge?'], audience: 'tiers', tiers: ['Premium'], state: 'published' });
    const conversation = await served('Where is the lounge?');
    const seen = async () => {
      const input = { locale: 'en', conversation };
      const [{ article }, { articles }, { suggestions }] = [await agent.ask('chat_articles.read', { slug: 'lounge', ...input }), await agent.ask('chat_articles.search', { query: 'lounge', ...input }), await agent.ask('chat_articles.suggest', { conversation })] as const;
      const clientId = randomId();
      await agent.ask('message.send', { conversation, clientId, text: 'Behind the office.', articles: ['lounge'] });
      const sent = (await readView(conversations.events, 'agent', conversation, 0, 50)).events.at(-1);
      return [article.fits, articles[0]?.fits, suggestions[0]?.article.fits, sent?.type === 'message.posted' ? (sent.data as { articles?: readonly string[] }).articles : null];
    };
    expect(await seen()).toEqual(['no', 'no', 'no', undefined]);
    standing = { tier: 'premium', proven: false };
    expect(await seen()).toEqual(['unproven', 'unproven', 'unproven', undefined]);
    standing = { tier: 'premium', proven: true };
    expect(await seen()).toEqual(['yes', 'yes', 'yes', ['lounge']]);
    expect((await agent.ask('chat_articles.read', { slug: 'lounge', locale: 'en' })).article).toMatchObject({ audience: 'tiers', tiers: ['Premium'], fits: null, address: null });
  });

  it('proposes what was said, masked, as a draft that nobody reads yet, once', async () => {
    const conversation = await served('How do I return boots? I am jo@example.com');
    await agent.ask('message.send', { conversation, clientId: randomId(), text: 'Use the label. Call +49 30 1234567 if it is lost.' });
    const { proposal } = await agent.ask('chat_articles.begin_proposal', { conversation });
    expect(proposal.questions).toEqual(['How do I return boots? I am [e-mail]']);
    expect(proposal.body).toBe('Use the label. Call [phone number] if it is lost.');
    const sent = { conversation, clientId: randomId(), title: 'Returning boots', questions: ['Where is the label, asks jo@example.com?'], body: 'Write to ann@example.com.', note: 'For jo@example.com' };
    const { article } = await agent.ask('chat_articles.propose', sent);
    expect(await agent.ask('chat_articles.propose', sent)).toEqual({ article });
    const draft = await knowledge.desk.draft(article);
    expect(draft).toMatchObject({ content: { title: 'Returning boots', body: 'Write to [e-mail].' }, origin: { kind: 'conversation', id: conversation }, review: { state: 'proposed' } });
    expect(JSON.stringify(draft)).not.toContain('jo@example.com');
    expect((await agent.ask('chat_articles.search', { query: 'Returning boots label', locale: 'en' })).articles.map(({ id }) => id)).not.toContain(article);
  });

  it('proposes what an article lacks; readers keep what they have', async () => {
    const conversation = await served('Who pays for returning boots?');
    const { id } = await knowledge.get({ slug: 'returns', locale: 'en' });
    await agent.ask('chat_articles.propose', { conversation, clientId: randomId(), to: id, title: 'Labels', questions: ['Where is the label?'], body: 'In the box.', note: '' });
    const draft = await knowledge.desk.draft(id);
    expect(draft?.content.body).toMatch(/Returning boots is free\.\n\n## Labels\n\nIn the box\.$/);
    expect(draft?.content.questions).toEqual(['How do I return boots?', 'Where is the label?']);
    expect((await knowledge.get({ slug: 'returns', locale: 'en' })).body).not.toContain('Labels');
  });
});

describe('somebody without conversations', () => {
  it('gets none of it', async () => {
    const conversation = await served('How do I return boots?');
    const editor = person('editor');
    const forbidden = { code: 'forbidden' };
    await expect(editor.ask('chat_articles.suggest', { conversation })).rejects.toMatchObject(forbidden);
    await expect(editor.ask('chat_articles.search', { query: 'boots', locale: 'en' })).rejects.toMatchObject(forbidden);
    await expect(editor.ask('chat_articles.read', { slug: 'returns', locale: 'en' })).rejects.toMatchObject(forbidden);
    await expect(editor.ask('chat_articles.begin_proposal', { conversation })).rejects.toMatchObject(forbidden);
    await expect(editor.ask('chat_articles.propose', { conversation, clientId: randomId(), title: 'T', questions: [], body: 'B', note: '' })).rejects.toMatchObject(forbidden);
  });
});
