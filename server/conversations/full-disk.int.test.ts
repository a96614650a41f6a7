import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import { createActivityStore } from './activity-store.ts';
import type { Reactor } from './reactor.ts';
import { ANN, DAY_MS, START, VISITOR } from './testing/memory-conversation.ts';
import { openStoreStage } from './testing/store-stage.ts';

let stage: Awaited<ReturnType<typeof openStoreStage>>;
beforeEach(async () => {
  stage = await openStoreStage();
});
afterEach(() => stage.close());

async function begin(): Promise<ConversationId> {
  const id = stage.newId();
  const node = await stage.node();
  await node.append(id, VISITOR, 'start-01', START);
  await node.append(id, VISITOR, 'first-01', { kind: 'visitor_message', text: 'Hello' });
  await node.settle();
  return id;
}

describe('on a full disk', () => {
  it('nobody is told that what they saw was noted, and what was noted can be read', async () => {
    const disk = { full: false };
    const id = await begin();
    const { receipts } = await stage.node({ disk });
    await receipts.raise(id, { contactDelivered: 2 });
    disk.full = true;
    await expect(receipts.raise(id, { contactRead: 2 })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await receipts.read(id)).toMatchObject({ contactDelivered: 2, contactRead: 0 });
  });

  it('a server starts, leaves undone what it would have to write, and does it when there is room', async () => {
    const id = await begin();
    const greeter: Reactor = {
      name: 'greeter',
      startsAt: 'beginning',
      on: ['message.posted'],
      react: async (_event, { append }) => void (await append({ kind: 'system', id: 'greeter' }, { kind: 'note', text: 'greeted' })),
    };
    stage.clock.advance(2 * DAY_MS);
    const disk = { full: true };
    const node = await stage.node({ disk, reactors: [greeter] });
    expect((await node.log.read(id)).state.status).toBe('bot');
    disk.full = false;
    await node.sweep();
    expect((await node.events.readAfter(id, 0, 10)).map(({ type }) => type)).toContain('note.posted');
  });
});

describe('the activity of people', () => {
  it('is one fact a minute, which a full disk leaves out and an error of the store does not use up', async () => {
    const facts = stage.store.connection.collection<{ _id: string }>('agent_facts');
    const id = stage.newId();
    let writable = false;
    let isAway = false;
    const updateOne: typeof facts.updateOne = (...args) => (isAway ? Promise.reject(new Error('away')) : facts.updateOne(...args));
    const connection = { collection: () => ({ updateOne }) } as unknown as typeof stage.store.connection;
    const activity = createActivityStore({ connection, writable: () => writable });
    const record = (): Promise<void> => activity.record(ANN.id, id, stage.clock.now());
    await record();
    expect(await facts.countDocuments({})).toBe(0);
    writable = true;
    isAway = true;
    await expect(record()).rejects.toThrow('away');
    isAway = false;
    await record();
    await record();
    expect(await facts.countDocuments({})).toBe(1);
  });
});
