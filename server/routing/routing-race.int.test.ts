import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import { START, VISITOR } from '../conversations/testing/memory-conversation.ts';
import type { Node } from '../conversations/testing/store-stage.ts';
import { openStoreStage } from '../conversations/testing/store-stage.ts';
import { systemClock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import { silentLogger } from '../kernel/log.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { routingIndexes } from './index.ts';
import { routingNode } from './testing/routing-node.ts';
import { colleague, settings } from './testing/samples.ts';

const AGENTS = 8;
const CONVERSATIONS = 60;

let stage: Awaited<ReturnType<typeof openStoreStage>>;
beforeAll(async () => {
  stage = await openStoreStage();
  await ensureIndexes(stage.store.connection, routingIndexes, silentLogger);
});
afterAll(() => stage.close());

/** A node with its agents: of the offers they see they take most, decline some, and let some run out. */
async function desk(people: Parameters<typeof routingNode>[0]['people'], name: string, mine: readonly UserId[], done: () => void) {
  const node = await stage.node({ clock: systemClock });
  let seen = 0;
  let over = 0;
  let isDead = false;
  async function act(state: ConversationState): Promise<void> {
    const { id, offer } = state;
    if (offer === null || isDead || !mine.includes(offer.agent.id)) return;
    seen += 1;
    const agent = { kind: 'agent', ...offer.agent } as const;
    const wish = (what: string) => `${what}-${id}-${offer.seq}`.slice(0, 64);
    if (seen % 7 === 3) return;
    if (seen % 7 === 5) return void (await node.append(id, agent, wish('no'), { kind: 'end_offer', agent: offer.agent, because: 'declined' }));
    await node.append(id, agent, wish('yes'), { kind: 'accept', agent: offer.agent, offered: true });
    const busy = await stage.store.connection.collection('conversations').countDocuments({ agent: agent.id, status: 'active' });
    if (busy > 2) over += 1;
    await node.append(id, agent, wish('end'), { kind: 'resolve' });
    done();
  }
  const quietly = (state: ConversationState) => void act(state).catch(() => undefined);
  node.log.watch((event, _before, { state }) => {
    if (event.type === 'offer.made') quietly(state);
  });
  const routing = routingNode({
    node, name, store: stage.store, clock: systemClock, people,
    change: { connectedHere: () => mine, tellOffer: (_user, state) => quietly(state) },
  });
  const tasks = routing.begin();
  return {
    node,
    routing,
    overCapacity: () => over,
    async kill() {
      isDead = true;
      routing.kill();
      await tasks.stop();
      await node.kill();
    },
    async close() {
      await tasks.stop();
      await routing.close();
    },
  };
}

it('nobody is assigned twice and nothing stays stuck, also when a node dies in the middle', { timeout: 120_000 }, async () => {
  const colleagues = Array.from({ length: AGENTS }, (_, i) => colleague(`agent-${i}`));
  const people = { colleagues, teams: [] };
  const [left, right] = [colleagues.slice(0, AGENTS / 2), colleagues.slice(AGENTS / 2)].map((some) => some.map(({ id }) => id)) as [UserId[], UserId[]];
  let resolved = 0;
  const waiting: (() => void)[] = [];
  const done = () => {
    resolved += 1;
    for (const check of waiting) check();
  };
  const reached = (n: number) => new Promise<void>((resolve) => waiting.push(() => resolved >= n && resolve()));

  const a = await desk(people, randomId(), left, done);
  const b = await desk(people, randomId(), right, done);
  await a.routing.settings.change(0, settings([{}], { offerSeconds: 1 }));
  const ids: ConversationId[] = [];
  async function arrive(node: Node, count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      const id = stage.newId();
      ids.push(id);
      await node.append(id, VISITOR, 'start-01', START);
      await node.append(id, VISITOR, 'person-01', { kind: 'hand_off', reason: 'requested' });
    }
  }
  await Promise.all([arrive(a.node, CONVERSATIONS / 3), arrive(b.node, CONVERSATIONS / 3)]);
  await reached(10);
  // Whichever routes, it goes without a word, with its agents.
  const [dying, living] = a.routing.isLeading() ? [a, b] : [b, a];
  await dying.kill();
  const gone = new Set<UserId>(dying === a ? left : right);
  people.colleagues = colleagues.map((each) => (gone.has(each.id) ? { ...each, status: 'offline' } : each));
  await arrive(living.node, CONVERSATIONS / 3);
  // A new process with the same people.
  const again = await desk(people, randomId(), [...gone], done);
  people.colleagues = colleagues;
  again.routing.wake();

  const open = () => stage.store.connection.collection('conversations').countDocuments({ status: 'queued' });
  await expect.poll(open, { timeout: 90_000, interval: 250 }).toBe(0);
  const acceptances = await Promise.all(
    ids.map(async (id) => (await living.node.events.readAfter(id, 0, 200)).filter(({ type }) => type === 'conversation.accepted').length),
  );
  expect(acceptances.filter((times) => times !== 1)).toEqual([]);
  expect(living.overCapacity() + again.overCapacity()).toBe(0);
  await Promise.all([living.close(), again.close()]);
});
