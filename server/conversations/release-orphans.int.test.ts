import { afterAll, beforeAll, expect, it } from 'vitest';
import { releaseOrphans } from './release-orphans.ts';
import { ANN, BEN, START, VISITOR, acceptBy } from './testing/memory-conversation.ts';
import type { Node } from './testing/store-stage.ts';
import { openStoreStage } from './testing/store-stage.ts';

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let here: Node;
let there: Node;
beforeAll(async () => {
  stage = await openStoreStage();
  [here, there] = await Promise.all([stage.node(), stage.node()]);
});
afterAll(() => stage.close());

async function servedBy(agent: typeof ANN | typeof BEN) {
  const id = stage.newId();
  await here.append(id, VISITOR, 'start-01', START);
  await here.append(id, VISITOR, 'message-1', { kind: 'visitor_message', text: 'Is anybody there?' });
  await here.append(id, VISITOR, 'person-01', { kind: 'hand_off', reason: 'requested' });
  await here.append(id, agent, 'accept-01', acceptBy(agent));
  await here.settle();
  return id;
}

it('a customer whose agent left waits in the queue again, once, whoever notices', async () => {
  const [left, waiting, colleagues] = [await servedBy(ANN), await servedBy(ANN), await servedBy(BEN)];
  await here.append(waiting, ANN, 'wait-0001', { kind: 'wait' });
  await here.settle();
  const released = await Promise.all([here, there].map((node) => releaseOrphans(node, [ANN.id])));
  expect(released[0]).toBeGreaterThan(0);
  for (const id of [left, waiting]) {
    const { state } = await there.log.read(id);
    expect(state).toMatchObject({ status: 'queued', agent: null });
    const events = await there.events.readAfter(id, 0, 100);
    expect(events.filter(({ type }) => type === 'conversation.released')).toHaveLength(1);
  }
  expect((await there.log.read(colleagues)).state).toMatchObject({ status: 'active', agent: { id: BEN.id } });
  await there.settle();
  expect(await releaseOrphans(there, [ANN.id])).toBe(0);
});
