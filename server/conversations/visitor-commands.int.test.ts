import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, VisitorId } from '../../protocol/ids.ts';
import { randomId } from '../kernel/ids.ts';
import type { VisitorContext } from '../realtime/handlers.ts';
import type { Node } from './testing/store-stage.ts';
import { openStoreStage } from './testing/store-stage.ts';
import { visitorCommands } from './visitor-commands.ts';

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let node: Node;
beforeEach(async () => {
  stage = await openStoreStage();
  node = await stage.node();
});
afterEach(() => stage.close());

/** A customer in front of a node, and how they begin a conversation. */
function customer(on: Node = node, visitor = randomId() as VisitorId) {
  const context: VisitorContext = { visitor, inbox: 'main', connectionId: 'c', join: () => Promise.resolve(), leave: () => Promise.resolve() };
  const silence = { toVisitors: () => undefined, toStaff: () => undefined };
  const commands = visitorCommands({ ...on, broadcast: silence });
  const start = (conversation: ConversationId, more: { clientId?: string; follows?: ConversationId } = {}) =>
    commands['conversation.start'](context, { conversation, clientId: 'first-01', text: 'Hello', page: null, locale: 'en', follows: null, ...more });
  return { visitor, start };
}

const types = async (id: ConversationId) => (await node.events.readAfter(id, 0, 10)).map(({ type }) => type);

describe('a customer who begins a conversation', () => {
  it('waits for nothing but two writes', async () => {
    const id = stage.newId();
    node.requests.length = 0;
    expect(await customer().start(id)).toMatchObject({ seq: 2 });
    expect(node.requests.filter((request) => request !== 'conversations.bulkWrite')).toEqual(['events.insertMany', 'events.insertMany']);
  });

  it('has begun one, however often and wherever it is repeated', async () => {
    const id = stage.newId();
    const { visitor, start } = customer();
    await start(id);
    const elsewhere = customer(await stage.node(), visitor);
    expect(await start(id)).toMatchObject({ seq: 2 });
    expect(await elsewhere.start(id)).toMatchObject({ seq: 2 });
    expect(await elsewhere.start(id, { clientId: 'other-01' })).toMatchObject({ seq: 3 });
    expect(await types(id)).toEqual(['conversation.started', 'message.posted', 'message.posted']);
  });

  it('gets nowhere with the id of somebody else’s', async () => {
    const id = stage.newId();
    await customer().start(id);
    for (const on of [node, await stage.node()]) {
      await expect(customer(on).start(id, { clientId: 'other-01' })).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await types(id)).toHaveLength(2);
  });

  it('may go on from a conversation of their own, and from no other', async () => {
    const [earlier, foreign] = [stage.newId(), stage.newId()];
    const { start } = customer();
    await start(earlier);
    await customer().start(foreign);
    const [own, claimed] = [stage.newId(), stage.newId()];
    await start(own, { follows: earlier });
    await start(claimed, { follows: foreign });
    expect((await node.log.read(own)).state.follows).toBe(earlier);
    expect((await node.log.read(claimed)).state.follows).toBeNull();
  });
});
