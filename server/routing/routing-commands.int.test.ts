import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import { DEFAULT_ROUTING } from '../../protocol/routing.ts';
import { START } from '../conversations/testing/memory-conversation.ts';
import type { Node } from '../conversations/testing/store-stage.ts';
import { openStoreStage } from '../conversations/testing/store-stage.ts';
import { randomId } from '../kernel/ids.ts';
import { silentLogger } from '../kernel/log.ts';
import type { VisitorContext } from '../realtime/handlers.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { routingIndexes } from './index.ts';
import { queueCommands, routingCommands } from './routing-commands.ts';
import { routingNode } from './testing/routing-node.ts';
import { colleague, rule, settings } from './testing/samples.ts';
import { staffContext } from './testing/staff-context.ts';
import { createWorkStore } from './work-store.ts';

const MAYA = { id: 'm'.repeat(22) as UserId, name: 'Maya' };
const supervisor = staffContext(MAYA, 'supervisor');
const agent = staffContext(MAYA);

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let node: Node;
let routing: ReturnType<typeof routingNode>;
let staff: ReturnType<typeof routingCommands>;

beforeAll(async () => {
  stage = await openStoreStage();
  await ensureIndexes(stage.store.connection, routingIndexes, silentLogger);
  node = await stage.node();
  routing = routingNode({ node, name: randomId(), store: stage.store, clock: stage.clock, people: { colleagues: [colleague('Ada')], teams: [] } });
  const choices = { teams: [], inboxes: [], topics: [], skills: [], tiers: [] };
  staff = routingCommands({ routing, store: node.store, choices: async () => choices, tierOf: async () => null });
});
afterAll(async () => {
  await routing.close();
  await stage.close();
});

async function customer(locale: string): Promise<{ id: ConversationId; visitor: VisitorId }> {
  const id = stage.newId();
  const visitor = randomId() as VisitorId;
  await node.append(id, { kind: 'visitor', id: visitor }, 'start-01', { ...START, locale } as typeof START);
  await node.append(id, { kind: 'visitor', id: visitor }, 'message-1', { kind: 'visitor_message', text: 'Where is my tent?' });
  await node.append(id, { kind: 'visitor', id: visitor }, 'person-01', { kind: 'hand_off', reason: 'requested' });
  await node.settle();
  return { id, visitor };
}

describe('the settings of routing', () => {
  it('are for those whose role includes routing', async () => {
    await expect(staff['routing.read'](agent, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(staff['routing.change'](agent, { version: 0, settings: DEFAULT_ROUTING as never })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(staff['routing.try'](agent, { rules: [] })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await staff['routing.read'](supervisor, {})).toMatchObject({ version: 0, settings: DEFAULT_ROUTING });
  });

  it('are changed by one at a time: who was slower is told, and nothing of theirs is taken', async () => {
    const mine = settings([{}], { offerSeconds: 60 });
    await staff['routing.change'](supervisor, { version: 0, settings: mine as never });
    await expect(staff['routing.change'](supervisor, { version: 0, settings: DEFAULT_ROUTING as never })).rejects.toMatchObject({ code: 'conflict' });
    expect(await staff['routing.read'](supervisor, {})).toMatchObject({ version: 1, settings: { offerSeconds: 60 } });
  });

  it('can be tried on what came in lately; nothing is changed by it', async () => {
    const [german, english] = [await customer('de'), await customer('en')];
    const { trials } = await staff['routing.try'](supervisor, { rules: [rule('german', { language: 'de' })] as never });
    const ruleOf = (id: string) => trials.find(({ conversation }) => conversation === id)?.rule;
    expect([ruleOf(german.id), ruleOf(english.id)]).toEqual([rule('german', {}).id, null]);
    expect(trials[0]?.text).toBe('Where is my tent?');
    expect((await node.log.read(german.id)).state.routed).toBe(false);
  });
});

describe('the place in the queue', () => {
  it('is told to the customer whose conversation it is, and to nobody else', async () => {
    const { id, visitor } = await customer('en');
    const visitors = queueCommands(routing, async (conversation) => (await node.log.peek(conversation)).visitor);
    const as = (who: VisitorId) => ({ visitor: who, inbox: 'main' }) as VisitorContext;
    expect((await visitors['queue.place'](as(visitor), { conversation: id })).place?.position).toBeGreaterThan(0);
    await expect(visitors['queue.place'](as('x'.repeat(22) as VisitorId), { conversation: id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

it('a summary that an earlier version wrote stands in the queue like any other', async () => {
  const _id = stage.newId();
  const old = { _id, seq: 3, status: 'queued', open: true, inbox: 'main', visitor: 'v', agent: null, queuedAt: new Date(stage.clock.now()), lastAt: new Date(stage.clock.now()), state: {} };
  await stage.store.connection.collection<typeof old>('conversations').insertOne(old);
  const found = (await createWorkStore(stage.store.connection).queue()).find(({ id }) => id === _id);
  expect(found).toMatchObject({ priority: 'normal', team: null, offer: null, routed: false, skills: [] });
});
