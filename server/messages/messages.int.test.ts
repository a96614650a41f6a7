import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, ConversationEvent } from '../../protocol/events.ts';
import { emptyConversation, fold } from '../../protocol/conversation.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';
import { standardGrants } from '../../protocol/roles.ts';
import { readView } from '../conversations/index.ts';
import type { Node } from '../conversations/testing/store-stage.ts';
import { openStoreStage } from '../conversations/testing/store-stage.ts';
import { replyBlocks } from '../knowledge-base/index.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import { correctionReactor, createKnownTags, messageCommands, sortCommands } from './index.ts';

const MAYA = { id: 'maya'.padEnd(22, '0') as UserId, name: 'Maya' };
const TOM: Actor = { kind: 'visitor', id: 'tom' as VisitorId };
const HOUR_MS = 60 * 60 * 1000;
const FILE = { id: 'f'.repeat(22), name: 'label.pdf', type: 'application/pdf', size: 9 };
let stage: Awaited<ReturnType<typeof openStoreStage>>;
let node: Node;
let id: ConversationId;
let removed: string[];
let seq = 0;

const reactor = (on: Pick<Node, 'events'>) => correctionReactor({ events: on.events, removeFiles: async (ids) => void removed.push(...ids) });
/** The reactor needs the store that its own node stands on. */
const lateReactor = () => {
  let made: ReturnType<typeof reactor> | null = null;
  const shell = { ...reactor({ events: {} as never }), react: (...args: Parameters<ReturnType<typeof reactor>['react']>) => made!.react(...args) };
  return { shell, use: (on: Node) => void (made = reactor(on)) };
};

beforeEach(async () => {
  stage = await openStoreStage();
  removed = [];
  const { shell, use } = lateReactor();
  node = await stage.node({ reactors: [shell] });
  use(node);
  id = stage.newId();
  await node.append(id, TOM, 'start-01', { kind: 'start', inbox: 'main', page: null, locale: 'en', follows: null });
  await node.append(id, TOM, 'message-01', { kind: 'visitor_message', text: 'Where is my parcel?' });
  await node.append(id, TOM, 'person-01', { kind: 'hand_off', reason: 'requested' });
  await node.append(id, { kind: 'agent', ...MAYA }, 'accept-01', { kind: 'accept', agent: MAYA });
});
afterEach(() => stage.close());

const as = (who: { id: UserId; name: string }, role: Role = 'agent'): StaffContext => ({ user: { ...who, email: 'm@example.com', role, permissions: standardGrants(role) }, sessionId: 's', connectionId: 'c', join: async () => undefined, leave: async () => undefined });
const clientId = (): string => `client-${String((seq += 1)).padStart(4, '0')}`;
const commands = () => messageCommands({ log: node.log, events: node.events, acted: () => undefined, richOf: replyBlocks, filesOf: async (_id, _sender, ids = []) => ids.map(() => FILE), publicSlugs: async (slugs) => slugs });
const say = (text: string, attachments: string[] = []) => commands()['message.send'](as(MAYA), { conversation: id, clientId: clientId(), text, attachments });
const seenBy = async (view: 'contact' | 'agent'): Promise<readonly ConversationEvent[]> => (await readView(node.events, view, id, 0, 500)).events;

describe('a reply', () => {
  it('is stored with what its marks stand for, and as plain words where it has none', async () => {
    await say('**Today**');
    await say('Tomorrow');
    const [rich, plain] = (await seenBy('contact')).filter(({ type }) => type === 'message.posted').slice(-2) as ConversationEvent<'message.posted'>[];
    expect(rich?.data).toMatchObject({ text: '**Today**', rich: [{ t: 'paragraph', children: [{ t: 'strong' }] }] });
    expect(plain?.data).toEqual({ text: 'Tomorrow' });
    expect(await commands()['message.preview'](as(MAYA), { text: '*soon*' })).toMatchObject({ rich: [{ t: 'paragraph' }] });
  });

  it('that was edited is read as it is now by customers; staff see what it said before', async () => {
    const { seq: messageSeq } = await say('It costs 5 euros');
    await commands()['message.edit'](as(MAYA), { conversation: id, clientId: clientId(), messageSeq, text: 'It costs **9** euros' });
    await commands()['message.edit'](as(MAYA), { conversation: id, clientId: clientId(), messageSeq, text: 'It costs 7 euros' });
    await node.settle();
    const contact = await seenBy('contact');
    expect(JSON.stringify(contact)).not.toMatch(/5 euros|9\*\* euros|"text":"9"/);
    expect(contact.find((event) => event.seq === messageSeq)?.data).toEqual({ text: 'It costs 7 euros' });
    const trace = (await seenBy('agent')).flatMap((event) => (event.type === 'message.edited' ? [event.data.before] : []));
    expect(trace).toEqual(['It costs 5 euros', 'It costs **9** euros']);
    expect((await node.log.read(id)).state.lastMessage?.text).toBe('It costs 7 euros');
    expect(fold(emptyConversation(id), contact).lastMessage?.text).toBe('It costs 7 euros');
  });

  it('that was deleted is nowhere in what customers can fetch, and its files are gone', async () => {
    const { seq: messageSeq } = await say('Wrong chat, sorry: secret 4711', ['f'.repeat(22)]);
    await commands()['message.edit'](as(MAYA), { conversation: id, clientId: clientId(), messageSeq, text: 'Still secret 4711' });
    await commands()['message.delete'](as(MAYA), { conversation: id, clientId: clientId(), messageSeq });
    await node.settle();
    expect(JSON.stringify(await seenBy('contact'))).not.toMatch(/4711|label\.pdf/);
    expect(removed).toEqual([FILE.id]);
    expect((await seenBy('agent')).at(-1)?.data).toMatchObject({ messageSeq, before: 'Still secret 4711' });
    await expect(commands()['message.edit'](as(MAYA), { conversation: id, clientId: clientId(), messageSeq, text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that was deleted just before the server was killed is overwritten by the next one', async () => {
    const { seq: messageSeq } = await say('secret 4711');
    const dying = await stage.node();
    await messageCommands({ log: dying.log, events: dying.events, acted: () => undefined, richOf: () => null, filesOf: async () => [], publicSlugs: async () => [] })['message.delete'](as(MAYA), { conversation: id, clientId: clientId(), messageSeq });
    await dying.kill();
    expect(JSON.stringify(await seenBy('contact'))).toContain('4711');
    const { shell, use } = lateReactor();
    // The events that it is about to read lie in the store of all nodes.
    use(node);
    await stage.node({ reactors: [shell] });
    expect(JSON.stringify(await seenBy('contact'))).not.toContain('4711');
  });

  it('can be changed by who wrote it, for an hour, and by nobody else', async () => {
    const { seq: messageSeq } = await say('Hello');
    const zoe = { id: 'zoe'.padEnd(22, '0') as UserId, name: 'Zoe' };
    const edit = (who: StaffContext) => commands()['message.edit'](who, { conversation: id, clientId: clientId(), messageSeq, text: 'Good day' });
    await expect(edit(as(zoe))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(edit(as(MAYA, 'editor'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(commands()['message.delete'](as(MAYA), { conversation: id, clientId: clientId(), messageSeq: 2 })).rejects.toMatchObject({ code: 'not_found' });
    stage.clock.advance(HOUR_MS + 1);
    await expect(edit(as(MAYA))).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a conversation', () => {
  const sorting = () => sortCommands({ log: node.log, acted: () => undefined, tags: createKnownTags(stage.store, stage.clock), topicsOf: async () => [{ key: 'order', name: 'Order' }], inboxes: async () => [{ key: 'main' }, { key: 'shop' }] });
  const wish = () => ({ conversation: id, clientId: clientId() });

  it('is sorted by tags, priority and topic, and tags that were used are offered again', async () => {
    await sorting()['tags.change'](as(MAYA), { ...wish(), add: ['vip', 'refund'], remove: [] });
    stage.clock.advance(1_000);
    await sorting()['tags.change'](as(MAYA), { ...wish(), add: ['return'], remove: ['vip'] });
    await sorting()['priority.set'](as(MAYA), { ...wish(), priority: 'high' });
    await sorting()['topic.set'](as(MAYA), { ...wish(), topic: 'order' });
    expect((await node.log.read(id)).state).toMatchObject({ tags: ['refund', 'return'], priority: 'high', topic: { key: 'order', name: 'Order' } });
    expect(await sorting()['tags.known'](as(MAYA), { prefix: 're' })).toEqual({ tags: ['return', 'refund'] });
    expect((await sorting()['tags.known'](as(MAYA), { prefix: '' })).tags[0]).toBe('return');
    expect(JSON.stringify(await seenBy('contact'))).not.toMatch(/vip|refund/);
  });

  it('takes no topic that the inbox does not have', async () => {
    await expect(sorting()['topic.set'](as(MAYA), { ...wish(), topic: 'gone' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await sorting()['topics.all'](as(MAYA), {})).toEqual({ topics: [{ key: 'order', name: 'Order' }] });
    expect(await sorting()['topics.of'](as(MAYA), { conversation: id })).toEqual({ topics: [{ key: 'order', name: 'Order' }] });
  });
});
