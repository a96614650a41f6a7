import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VisitorId } from '../../protocol/ids.ts';
import { openStoreStage } from '../conversations/testing/store-stage.ts';
import { randomId } from '../kernel/ids.ts';
import { sampleTopics } from '../topics/index.ts';
import type { BotEngine } from './bot-engine.ts';
import { botReactor } from './bot-reactor.ts';
import { candidate, engineOf } from './testing/bot-chat.ts';

let stage: Awaited<ReturnType<typeof openStoreStage>>;
beforeEach(async () => {
  stage = await openStoreStage();
});
afterEach(() => stage.close());

const visitor = { kind: 'visitor', id: randomId() as VisitorId } as const;
const findings = {
  'How long does delivery take?': { decision: 'answer', candidates: [candidate('delivery', 0.9)] },
  'Can I pay by card?': { decision: 'answer', candidates: [candidate('payment', 0.9)] },
} as const;

const bot = (engine: BotEngine) =>
  botReactor({
    engine,
    clock: stage.clock,
    topics: async () => sampleTopics.map((topic) => (topic.key === 'order' ? { ...topic, action: 'collect' } : topic)),
    promise: async () => 0.95,
    readerOf: async () => 'public',
    attendance: async () => ({ hours: null, state: null, peopleOnline: true }),
  });

async function begin(node: Awaited<ReturnType<typeof stage.node>>, text: string) {
  const id = stage.newId();
  await node.append(id, visitor, 'start', { kind: 'start', inbox: 'main', page: null, locale: 'en', follows: null });
  await node.append(id, visitor, 'first', { kind: 'visitor_message', text });
  return id;
}

const told = async (node: Awaited<ReturnType<typeof stage.node>>, id: Awaited<ReturnType<typeof begin>>) =>
  (await node.events.readAfter(id, 0, 50)).map((event) => (event.type === 'message.posted' ? event.data.text : event.type));

describe('a bot on a server that dies', () => {
  it('has said the first of two answers, and another server says the second', async () => {
    const first = await stage.node({ reactors: [] });
    const dying = await stage.node({ reactors: [bot({ ...engineOf(findings), quote: async (slug) => ({ title: slug, heading: null, blocks: [] }) })] });
    // Its second message does not reach the store any more.
    let said = 0;
    dying.log.watch((event) => {
      if (event.actor.kind === 'bot' && (said += 1) === 1) dying.network.store = 'away';
    });
    const id = await begin(dying, 'How long does delivery take? Can I pay by card?');
    await dying.settle().catch(() => undefined);
    await dying.kill();
    expect((await told(first, id)).length).toBeLessThan(4);
    const next = await stage.node({ reactors: [bot(engineOf(findings))] });
    await next.settle();
    expect(await told(next, id)).toEqual([
      'conversation.started', 'How long does delivery take? Can I pay by card?',
      'About “How long does delivery take?”: Here is what I found about that.', 'About “Can I pay by card?”: Here is what I found about that.',
    ]);
  });

  it('rates an answer as the customer said it in words, once, and goes on from there', async () => {
    const nodes = [await stage.node({ reactors: [bot(engineOf(findings))] }), await stage.node({ reactors: [bot(engineOf(findings))] })] as const;
    const id = await begin(nodes[0], 'Can I pay by card?');
    await nodes[0].settle();
    await nodes[0].append(id, visitor, 'second', { kind: 'visitor_message', text: 'no' });
    await nodes[0].settle();
    await nodes[1].sweep();
    expect((await told(nodes[1], id)).slice(3)).toEqual(['no', 'answer.rated', 'Sorry that this did not help, and I know nothing better. A person can: shall I ask one?']);
  });

  it('asks for a field once, and hands over once, on however many servers', async () => {
    const nodes = [await stage.node({ reactors: [bot(engineOf({}))] }), await stage.node({ reactors: [bot(engineOf({}))] })] as const;
    const id = await begin(nodes[0], 'my order is gone');
    await nodes[0].settle();
    await nodes[1].append(id, visitor, 'second', { kind: 'visitor_message', text: 'HP-1234567' });
    await Promise.all(nodes.map((node) => node.settle()));
    await Promise.all(nodes.map((node) => node.sweep()));
    expect(await told(nodes[0], id)).toEqual([
      'conversation.started', 'my order is gone', 'topic.set',
      'So that a person can look at it straight away, please tell me: Order number. It looks like HP-1234567.', 'HP-1234567', 'field.given',
      'Noted: Order number HP-1234567. I am passing this to a person now.', 'handoff.requested',
    ]);
  });
});
