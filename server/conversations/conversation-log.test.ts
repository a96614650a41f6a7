import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ConversationCommand } from './conversation-command.ts';
import { ANN, BEN, CONVERSATION, START, VISITOR, acceptBy } from './testing/memory-conversation.ts';
import { memoryNode, memoryStores } from './testing/memory-node.ts';

const say = (text: string): ConversationCommand => ({ kind: 'visitor_message', text });

/** One conversation, started by a visitor with one message, on a node of its own. */
async function stage() {
  const stores = memoryStores();
  const node = memoryNode(stores);
  await node.append(VISITOR, 'start-01', START);
  await node.append(VISITOR, 'first-01', say('Hello'));
  await node.settle();
  stores.requests.length = 0;
  return { ...stores, ...node, stores };
}

const seqs = (events: readonly { seq: number }[]) => events.map(({ seq }) => seq);

describe('a command', () => {
  it('costs one insert when the conversation is known, and one summary however many follow', async () => {
    const { append, requests, settle } = await stage();
    // Summaries gather until the clock moves: on a busy machine they would leave in between.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await append(VISITOR, 'second-1', say('one'));
    expect(requests).toEqual(['insert:1']);
    await Promise.all([append(VISITOR, 'third-01', say('two')), append(VISITOR, 'fourth-1', say('three'))]);
    await settle();
    expect(requests).toEqual(['insert:1', 'insert:1', 'insert:1', 'project:1']);
  });

  it('that starts a conversation costs one insert as well', async () => {
    const { append, requests } = await stage();
    await append(VISITOR, 'start-01', START, 'd'.repeat(22) as ConversationId);
    expect(requests).toEqual(['insert:1']);
  });

  it('shares its insert with those of other conversations that come at the same time', async () => {
    const { append, requests } = await stage();
    const ids = Array.from({ length: 20 }, (_, i) => `${i}`.padStart(22, 'x') as ConversationId);
    await Promise.all(ids.map((id) => append(VISITOR, 'start-01', START, id)));
    expect(requests).toEqual(['insert:20']);
  });

  it('repeated is stored once, and answered with the event of the first time', async () => {
    const { append, events } = await stage();
    const first = await append(VISITOR, 'second-1', say('one'));
    await append(VISITOR, 'third-01', say('two'));
    const again = await append(VISITOR, 'second-1', say('one'));
    expect(again).toMatchObject({ repeated: true, event: first.event, state: { seq: 4 } });
    expect(events.events).toHaveLength(4);
  });

  it('repeated on another node is stored once, also where it would be refused by now', async () => {
    const { stores, append, events } = await stage();
    await append(VISITOR, 'handoff1', { kind: 'hand_off', reason: 'requested' });
    const accepted = await append(ANN, 'accept-1', acceptBy(ANN));
    const other = memoryNode(stores);
    expect(await other.append(ANN, 'accept-1', acceptBy(ANN))).toMatchObject({ repeated: true, event: accepted.event });
    expect(await other.append(VISITOR, 'start-01', START)).toMatchObject({ repeated: true, event: { seq: 1 } });
    expect(events.events).toHaveLength(4);
  });

  it('with the id of another actor’s command is another command', async () => {
    const { append, events } = await stage();
    await append(ANN, 'first-01', { kind: 'note', text: 'hm' });
    expect(seqs(events.events)).toEqual([1, 2, 3]);
  });
});

describe('when the store does not answer', () => {
  it('a command that did not reach it is refused as unavailable at once, and its repetition is stored', async () => {
    const { append, events, requests } = await stage();
    events.fault = 'before';
    await expect(append(VISITOR, 'second-1', say('one'))).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: 1000 });
    expect(requests).toEqual(['insert:1', 'find']);
    events.fault = null;
    expect(await append(VISITOR, 'second-1', say('one'))).toMatchObject({ repeated: false, event: { seq: 3 } });
    expect(events.events).toHaveLength(3);
  });

  it('a command that was stored is found by its key, and followed up like any other', async () => {
    const { append, events, log, summaries, settle } = await stage();
    const heard: string[] = [];
    log.watch((event, _before, _after, origin) => heard.push(`${event.seq} ${origin}`));
    events.fault = 'after';
    expect(await append(VISITOR, 'second-1', say('one'))).toMatchObject({ repeated: true, event: { seq: 3 } });
    expect(heard).toEqual(['3 own']);
    events.fault = null;
    await settle();
    expect(summaries.summaries.get(CONVERSATION)?.state.seq).toBe(3);
  });
});

describe('two nodes', () => {
  it('never give one position twice: the slower one reads, and decides again', async () => {
    const { stores, append, events } = await stage();
    const other = memoryNode(stores);
    await other.log.read(CONVERSATION);
    await Promise.all([append(VISITOR, 'left-001', say('left')), other.append(VISITOR, 'right-01', say('right'))]);
    expect(seqs(events.events)).toEqual([1, 2, 3, 4]);
    expect((await other.log.read(CONVERSATION)).state).toEqual((await memoryNode(stores).log.read(CONVERSATION)).state);
  });

  it('let one of two agents win who accept at once, and tell the other who it was', async () => {
    const { stores, append } = await stage();
    await append(VISITOR, 'handoff1', { kind: 'hand_off', reason: 'requested' });
    const other = memoryNode(stores);
    await other.log.read(CONVERSATION);
    const results = await Promise.allSettled([append(ANN, 'accept-1', acceptBy(ANN)), other.append(BEN, 'accept-1', acceptBy(BEN))]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = (await other.log.read(CONVERSATION)).state.agent?.name;
    const loss = results.find((result) => result.status === 'rejected');
    expect(loss?.reason).toMatchObject({ code: 'conflict', message: expect.stringContaining(`${winner} has accepted`), issues: [{ path: 'agent', message: winner }] });
  });

  it('refuse only against what the store has, not against what one of them remembers', async () => {
    const { stores, append } = await stage();
    const other = memoryNode(stores);
    await other.log.read(CONVERSATION);
    await append(VISITOR, 'handoff1', { kind: 'hand_off', reason: 'requested' });
    expect(await other.append(ANN, 'accept-1', acceptBy(ANN))).toMatchObject({ event: { seq: 4 } });
  });

  it('tell their watchers of everything in order, and which of it is their own', async () => {
    const { stores, append } = await stage();
    const other = memoryNode(stores);
    await other.log.read(CONVERSATION);
    const heard: string[] = [];
    other.log.watch((event, before, { state }, origin) => heard.push(`${before.seq}→${state.seq} ${event.seq} ${origin}`));
    await append(VISITOR, 'left-001', say('left'));
    await other.append(VISITOR, 'right-01', say('right'));
    await append(VISITOR, 'left-002', say('left'));
    await other.log.read(CONVERSATION);
    expect(heard).toEqual(['2→3 3 learned', '3→4 4 own', '4→5 5 learned']);
  });
});

describe('a watcher', () => {
  it('that fails harms neither the writer nor the others, and one that left hears nothing', async () => {
    const { append, log } = await stage();
    const heard: number[] = [];
    log.watch(() => {
      throw new Error('broken watcher');
    });
    log.watch((event) => heard.push(event.seq));
    log.watch(() => heard.push(-1))();
    expect(await append(VISITOR, 'second-1', say('one'))).toMatchObject({ event: { seq: 3 } });
    expect(heard).toEqual([3]);
  });

  it('hears of an event before its writer gets the answer, and after it is stored', async () => {
    const { append, log, events } = await stage();
    const order: string[] = [];
    log.watch((event) => order.push(`heard, ${events.events.length} stored, ${event.seq}`));
    await append(VISITOR, 'second-1', say('one')).then(() => order.push('answered'));
    expect(order).toEqual(['heard, 3 stored, 3', 'answered']);
  });
});

describe('time', () => {
  it('never runs backwards in a conversation, though the clock does', async () => {
    const { append, clock, events } = await stage();
    clock.advance(-3_600_000);
    await append(VISITOR, 'second-1', say('one'));
    clock.advance(3_600_001);
    await append(VISITOR, 'third-01', say('two'));
    const [, second, third, fourth] = events.events.map(({ at }) => at);
    expect([third, fourth]).toEqual([second, (second ?? 0) + 1]);
  });
});

describe('reading', () => {
  it('gives what the store has, from an empty cache as from a warm one', async () => {
    const { stores, append, log, settle } = await stage();
    await settle();
    await append(VISITOR, 'second-1', say('one'));
    const cold = memoryNode(stores, [], 0);
    expect(await cold.log.read(CONVERSATION)).toEqual(await log.read(CONVERSATION));
    expect((await log.read('n'.repeat(22) as ConversationId)).state.seq).toBe(0);
  });

  it('asks the store for nothing where what never changes is enough', async () => {
    const { log, requests } = await stage();
    expect((await log.peek(CONVERSATION)).visitor).toBe('v'.repeat(22));
    expect(requests).toEqual([]);
  });
});
