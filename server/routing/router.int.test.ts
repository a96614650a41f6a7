import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Called } from '../../protocol/handing-on-contract.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import { DEFAULT_ROUTING } from '../../protocol/routing.ts';
import type { QueuePlace, RoutingSettings } from '../../protocol/routing.ts';
import { START } from '../conversations/testing/memory-conversation.ts';
import type { Node } from '../conversations/testing/store-stage.ts';
import { openStoreStage } from '../conversations/testing/store-stage.ts';
import { randomId } from '../kernel/ids.ts';
import { silentLogger } from '../kernel/log.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { routingIndexes } from './index.ts';
import type { People } from './testing/routing-node.ts';
import { routingNode } from './testing/routing-node.ts';
import { BILLING, colleague, rule, settings, userId } from './testing/samples.ts';

const MINUTE_MS = 60_000;

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let node: Node;
let people: People;
let called: (Called & { user: UserId })[];
let told: { visitor: VisitorId; place: QueuePlace | null }[];
let away: Map<UserId, number>;
let router: ReturnType<typeof routingNode>;

beforeAll(async () => {
  stage = await openStoreStage();
  await ensureIndexes(stage.store.connection, routingIndexes, silentLogger);
});
afterAll(() => stage.close());

beforeEach(async () => {
  for (const name of ['events', 'conversations', 'routing', 'routing_state', 'routing_turns', 'queue_waits']) await stage.store.connection.collection(name).deleteMany({});
  node = await stage.node();
  people = { colleagues: [colleague('Ada'), colleague('Ben')], teams: [{ id: BILLING, name: 'Billing' }] };
  [called, told, away] = [[], [], new Map()];
  router = routingNode({
    node, name: randomId(), store: stage.store, clock: stage.clock, people,
    change: {
      call: (user, notice) => void called.push({ user, ...notice }),
      tellPlace: (visitor, _id, place) => void told.push({ visitor, place }),
      offlineSince: async () => (user) => away.get(user) ?? null,
    },
  });
  return () => router.close();
});

const use = async (given: RoutingSettings) => void (await router.settings.change(0, given));
const visitorOf = (id: string) => `${id.slice(0, 21)}v` as VisitorId;
const state = async (id: ConversationId) => (await node.log.read(id)).state;
let n = 0;
const wish = () => `wish-${String((n += 1)).padStart(8, '0')}`;

async function customer(locale = 'en'): Promise<ConversationId> {
  const id = stage.newId();
  const visitor = { kind: 'visitor', id: visitorOf(id) } as const;
  await node.append(id, visitor, 'start-01', { ...START, locale } as typeof START);
  await node.append(id, visitor, 'person-01', { kind: 'hand_off', reason: 'requested' });
  stage.clock.advance(1);
  return id;
}

async function accept(id: ConversationId, name: string): Promise<void> {
  const agent = { id: userId(name), name };
  await node.append(id, { kind: 'agent', ...agent }, wish(), { kind: 'accept', agent });
}

/** Lets time pass and everything due happen, until nothing moves. */
async function pass(ms = 0): Promise<void> {
  stage.clock.advance(ms);
  for (let round = 0; round < 3; round += 1) {
    await node.settle();
    stage.clock.advance(3_000);
    await router.step();
  }
  await node.settle();
}

it('leaves everything as it is until an owner wants it otherwise', async () => {
  const id = await customer();
  await pass();
  expect(await state(id)).toMatchObject({ status: 'queued', offer: null, routed: false });
});

describe('a customer who asks for a person', () => {
  it('is sorted by a rule and offered to somebody of the team who knows the language', async () => {
    people.colleagues = [colleague('Ada', { teams: [BILLING] }), colleague('Ben', { teams: [BILLING], skills: ['de'] })];
    await use(settings([{ team: BILLING }], { rules: [rule('German', { language: 'de' }, { team: BILLING, priority: 'high', skills: ['de'] })] }));
    const id = await customer('de-DE');
    await pass();
    expect(await state(id)).toMatchObject({ team: { name: 'Billing' }, priority: 'high', skills: ['de'], offer: { agent: { name: 'Ben' } } });
  });

  it('is offered to the next one when an offer expires, and when somebody leaves with one', async () => {
    await use(settings());
    const id = await customer();
    await pass();
    const first = (await state(id)).offer?.agent.id;
    await pass(31_000);
    const second = (await state(id)).offer?.agent.id;
    expect(new Set([first, second])).toEqual(new Set([userId('Ada'), userId('Ben')]));
    people.colleagues = people.colleagues.map((each) => (each.id === second ? { ...each, status: 'offline' } : each));
    await pass();
    const ends = (await node.events.readAfter(id, 0, 100)).flatMap((event) => (event.type === 'offer.ended' ? [event.data.because] : []));
    expect(ends).toEqual(['expired', 'withdrawn']);
  });

  it('is offered at once when somebody comes online, and when somebody has room again', async () => {
    people.colleagues = [colleague('Ada', { capacity: 1, status: 'away' })];
    await use(settings());
    const [first, second] = [await customer(), await customer()];
    await pass();
    expect((await state(first)).offer).toBeNull();
    people.colleagues = [colleague('Ada', { capacity: 1 })];
    await pass();
    expect((await state(first)).offer?.agent.name).toBe('Ada');
    await accept(first, 'Ada');
    await pass();
    expect((await state(second)).offer).toBeNull();
    await node.append(first, { kind: 'agent', id: userId('Ada'), name: 'Ada' }, wish(), { kind: 'resolve' });
    await pass();
    expect((await state(second)).offer?.agent.name).toBe('Ada');
  });

  it('goes to another team after having waited too long', async () => {
    people.colleagues = [colleague('Ada', { status: 'away' }), colleague('Ben', { teams: [BILLING] })];
    await use(settings([{ strategy: 'manual', overflow: { afterMinutes: 5, to: BILLING } }, { team: BILLING }]));
    const id = await customer();
    await pass(MINUTE_MS);
    expect((await state(id)).team).toBeNull();
    await pass(5 * MINUTE_MS);
    expect(await state(id)).toMatchObject({ team: { id: BILLING }, offer: { agent: { name: 'Ben' } } });
  });

  it('stays with the team that a person handed them on to, whatever the rules say', async () => {
    people.colleagues = [colleague('Ada'), colleague('Ben', { teams: [BILLING] })];
    await use(settings([{ strategy: 'manual' }, { team: BILLING }], { rules: [rule('Everybody', {}, { priority: 'urgent' })] }));
    const id = await customer();
    await accept(id, 'Ada');
    await node.append(id, { kind: 'agent', id: userId('Ada'), name: 'Ada' }, wish(), { kind: 'transfer', to: { team: { id: BILLING, name: 'Billing' } }, note: null });
    await pass();
    expect(await state(id)).toMatchObject({ team: { id: BILLING }, offer: { agent: { name: 'Ben' } } });
  });

  it('is told their place, and each change of it, and a range of waits once there are enough', async () => {
    const [first, second] = [await customer(), await customer()];
    await node.settle();
    expect(await router.places.follow(second, visitorOf(second))).toEqual({ position: 2, waitMs: null, peopleOnline: true });
    await accept(first, 'Ada');
    stage.clock.advance(1_000);
    await pass();
    expect(told).toEqual([{ visitor: visitorOf(second), place: { position: 1, waitMs: null, peopleOnline: true } }]);
    for (const minutes of [1, 2, 3, 4]) {
      const id = await customer();
      stage.clock.advance(minutes * MINUTE_MS);
      await accept(id, 'Ada');
    }
    await pass(1_000);
    expect(told.at(-1)?.place?.waitMs).toEqual({ from: MINUTE_MS + 1, to: 3 * MINUTE_MS + 1 });
  });
});

describe('a promised time', () => {
  const asAda = { kind: 'agent', id: userId('Ada'), name: 'Ada' } as const;
  async function putAside(): Promise<ConversationId> {
    const id = await customer();
    await accept(id, 'Ada');
    await node.append(id, asAda, wish(), { kind: 'snooze', until: stage.clock.now() + MINUTE_MS, reason: null });
    return id;
  }

  it('brings the conversation back to who gave it', async () => {
    const id = await putAside();
    await pass();
    expect((await state(id)).snoozedUntil).not.toBeNull();
    await pass(MINUTE_MS);
    expect(await state(id)).toMatchObject({ snoozedUntil: null, agent: { name: 'Ada' } });
    expect(called).toEqual([{ user: userId('Ada'), conversation: id, why: 'woken', by: 'Porchlight', text: null }]);
  });

  it('is kept by the others when who gave it is not there', async () => {
    const id = await putAside();
    people.colleagues = [colleague('Ada', { status: 'offline' }), colleague('Ben')];
    await pass(MINUTE_MS);
    expect(await state(id)).toMatchObject({ status: 'queued', agent: null });
  });
});

describe('conversations of somebody who stays away', () => {
  it('go back to the queue after the time the owner set, and not before', async () => {
    await use({ ...DEFAULT_ROUTING, offlineMinutes: 10 });
    const id = await customer();
    await accept(id, 'Ada');
    away.set(userId('Ada'), stage.clock.now());
    await pass(5 * MINUTE_MS);
    expect((await state(id)).status).toBe('active');
    await pass(5 * MINUTE_MS);
    expect((await state(id)).status).toBe('queued');
  });
});

it('another node goes on when the one that routes is gone, and only then', async () => {
  await use(settings());
  await pass();
  const other = routingNode({ node: await stage.node(), name: randomId(), store: stage.store, clock: stage.clock, people });
  await other.step();
  expect([router.isLeading(), other.isLeading()]).toEqual([true, false]);
  router.kill();
  const id = await customer();
  await node.settle();
  await other.step();
  expect((await state(id)).offer).toBeNull();
  stage.clock.advance(10_000);
  await other.step();
  expect(other.isLeading()).toBe(true);
  expect((await state(id)).offer).not.toBeNull();
  await other.close();
});
