import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ConversationDocument } from './conversation-document.ts';
import type { ConversationCommand } from './conversation-command.ts';
import type { Reactor } from './reactor.ts';
import { ANN, DAY_MS, START, SYSTEM, VISITOR, acceptBy } from './testing/memory-conversation.ts';
import type { Node } from './testing/store-stage.ts';
import { openStoreStage } from './testing/store-stage.ts';

const say = (text: string): ConversationCommand => ({ kind: 'visitor_message', text });
const RESTED_MS = 6_000;

/** A reactor to customer messages: it keeps what it saw, and leaves a note in the log for each. */
function noter(name: string, options: { fails?: boolean; startsAt?: Reactor['startsAt'] } = {}) {
  const seen: number[] = [];
  const reactor: Reactor = {
    name,
    startsAt: options.startsAt ?? 'beginning',
    on: ['message.posted'],
    async react(event, { append }) {
      if (options.fails === true) throw new Error('killed');
      if (event.actor.kind !== 'visitor') return;
      seen.push(event.seq);
      await append({ kind: 'system', id: name }, { kind: 'note', text: `${name} saw ${event.seq}` });
    },
  };
  return { seen, reactor };
}

let stage: Awaited<ReturnType<typeof openStoreStage>>;
beforeEach(async () => {
  stage = await openStoreStage();
});
afterEach(() => stage.close());

async function begin(node: Node, id = stage.newId()): Promise<ConversationId> {
  await node.append(id, VISITOR, 'start-01', START);
  await node.append(id, VISITOR, 'first-01', say('Hello'));
  return id;
}

async function notes(node: Node, id: ConversationId): Promise<readonly string[]> {
  const events = await node.events.readAfter(id, 0, 1000);
  return events.flatMap(({ type, data }) => (type === 'note.posted' && 'text' in data ? [data.text] : []));
}

const summary = (id: ConversationId) => stage.store.connection.collection<ConversationDocument>('conversations').findOne({ _id: id });

describe('a process killed after an event was stored', () => {
  it.each(['before anything else reached the store', 'when some effects were done'])('%s: another one finishes each effect exactly once', async (moment) => {
    const done = noter('done');
    const killed = await stage.node({ reactors: [done.reactor, noter('undone', { fails: true }).reactor] });
    const survivor = await stage.node({ reactors: [noter('done').reactor, noter('undone').reactor] });
    const id = await begin(killed);
    if (moment === 'when some effects were done') await killed.settle();
    await killed.kill();

    expect(await survivor.sweep()).toBe(0);
    stage.clock.advance(RESTED_MS);
    expect(await survivor.sweep()).toBe(1);
    stage.clock.advance(RESTED_MS);
    expect(await survivor.sweep()).toBe(0);
    expect([...(await notes(survivor, id))].sort()).toEqual(['done saw 2', 'undone saw 2']);
    expect(await summary(id)).toMatchObject({ seq: 4, behind: false, reacted: { done: 4, undone: 4 } });
  });

  it('is finished by its successor at the start, without any waiting', async () => {
    const killed = await stage.node({ reactors: [noter('bot', { fails: true }).reactor] });
    const id = await begin(killed);
    await killed.kill();
    const successor = await stage.node({ reactors: [noter('bot').reactor] });
    expect(await notes(successor, id)).toEqual(['bot saw 2']);
    expect(await summary(id)).toMatchObject({ seq: 3, behind: false });
  });

  it('whose successor is killed as well in the middle of it, is still found', async () => {
    const id = await begin(await stage.node());
    const first = await stage.node({ reactors: [noter('bot', { fails: true }).reactor] });
    await first.append(id, VISITOR, 'second-1', say('one'));
    await first.kill();
    stage.clock.advance(3_600_000);
    const second = await stage.node({ reactors: [noter('bot', { fails: true }).reactor] });
    await second.kill();
    stage.clock.advance(3_600_000);
    const third = await stage.node({ reactors: [noter('bot').reactor] });
    expect(await notes(third, id)).toContain('bot saw 3');
  });

  it('is swept by two at once without harm', async () => {
    const killed = await stage.node({ reactors: [noter('bot', { fails: true }).reactor] });
    const survivors = await Promise.all([1, 2].map(() => stage.node({ reactors: [noter('bot').reactor] })));
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => begin(killed)));
    await killed.kill();
    stage.clock.advance(RESTED_MS);
    await Promise.all(survivors.map((node) => node.sweep()));
    for (const id of ids) expect(await notes(survivors[0] as Node, id)).toEqual(['bot saw 2']);
  });
});

describe('a store that is away while effects are to be kept', () => {
  it('gets the summary later, and a sweep in between forgets nothing', async () => {
    const node = await stage.node({ reactors: [noter('bot').reactor] });
    const id = await begin(node);
    node.network.store = 'away';
    stage.clock.advance(RESTED_MS);
    await expect(node.sweep()).rejects.toThrow('refused');
    node.network.store = 'there';
    stage.clock.advance(3_600_000);
    await node.sweep();
    expect(await notes(node, id)).toEqual(['bot saw 2']);
    expect(await summary(id)).toMatchObject({ seq: 3, reacted: { bot: 3 } });
  });
});

describe('a reactor installed later', () => {
  it('begins at the first event or at its installation, as it says, also in conversations where nothing happens any more', async () => {
    const before = await stage.node({ reactors: [noter('bot').reactor] });
    const [quiet, busy] = [await begin(before), await begin(before)];
    await before.close();
    const all = noter('all', { startsAt: 'beginning' });
    const next = noter('next', { startsAt: 'installation' });
    const bot = noter('bot');
    const after = await stage.node({ reactors: [bot.reactor, all.reactor, next.reactor] });
    expect(await notes(after, quiet)).toEqual(['bot saw 2', 'all saw 2']);
    const { event } = await after.append(busy, VISITOR, 'second-1', say('one'));
    await after.settle();
    expect(all.seen).toEqual([2, 2, event.seq]);
    expect(next.seen).toEqual([event.seq]);
    expect(bot.seen).toEqual([event.seq]);
  });
});

describe('when the fold changes', () => {
  it('the conversation is folded anew, and no effect happens again', async () => {
    const before = await stage.node({ reactors: [noter('bot').reactor] });
    const id = await begin(before);
    await before.close();
    const summaries = stage.store.connection.collection<ConversationDocument>('conversations');
    await summaries.updateOne({ _id: id }, { $set: { fold: 0, 'state.status': 'active', 'state.inbox': 'wrong' } });
    const bot = noter('bot');
    const after = await stage.node({ reactors: [bot.reactor] });
    expect((await after.log.read(id)).state).toMatchObject({ seq: 3, status: 'bot', inbox: 'website' });
    const { event } = await after.append(id, VISITOR, 'second-1', say('one'));
    await after.settle();
    expect(bot.seen).toEqual([event.seq]);
    expect((await summary(id))?.fold).toBeGreaterThan(0);
  });
});

describe('a customer who stays away', () => {
  const answer: ConversationCommand = { kind: 'bot_message', text: 'See here.', turn: { outcome: 'small_talk' } };

  async function answered(node: Node): Promise<ConversationId> {
    const id = await begin(node);
    await node.append(id, { kind: 'bot' }, 'answer-1', answer);
    await node.settle();
    return id;
  }
  const status = async (node: Node, id: ConversationId) => (await node.log.read(id)).state.status;

  it('has the conversation end after 24 hours, once, on however many nodes', async () => {
    const nodes = await Promise.all([stage.node(), stage.node()]);
    const [node] = nodes;
    const id = await answered(node as Node);
    stage.clock.advance(DAY_MS - 1);
    await (node as Node).sweep();
    expect(await status(node as Node, id)).toBe('bot');
    stage.clock.advance(1);
    await Promise.all(nodes.map((each) => each.sweep()));
    const events = await (node as Node).events.readAfter(id, 3, 10);
    expect(events).toMatchObject([{ type: 'conversation.resolved', actor: { kind: 'system', id: 'absence' }, data: { cause: 'absence' } }]);
  });

  it('keeps it by writing, even where the summary does not know of that yet', async () => {
    const [node, other] = await Promise.all([stage.node(), stage.node()]);
    const id = await answered(node);
    await other.log.read(id);
    stage.clock.advance(DAY_MS);
    await node.append(id, VISITOR, 'second-1', say('I am back'));
    await other.sweep();
    expect(await status(other, id)).toBe('bot');
  });

  it('is not absent in the queue, nor because an agent took long to accept', async () => {
    const node = await stage.node();
    const id = await answered(node);
    await node.append(id, VISITOR, 'handoff1', { kind: 'hand_off', reason: 'requested' });
    stage.clock.advance(2 * DAY_MS);
    await node.settle();
    await node.sweep();
    expect(await status(node, id)).toBe('queued');
    await node.append(id, ANN, 'accept-1', acceptBy(ANN));
    await node.settle();
    await node.sweep();
    expect(await status(node, id)).toBe('active');
  });

  it('is looked for past any number of conversations whose summary is out of date', async () => {
    const node = await stage.node();
    const id = await answered(node);
    const summaries = stage.store.connection.collection<ConversationDocument>('conversations');
    await summaries.updateOne({ _id: id }, { $set: { absenceDueAt: new Date(1) } });
    stage.clock.advance(RESTED_MS);
    await node.sweep();
    await node.settle();
    expect((await summary(id))?.absenceDueAt?.getTime()).toBe(stage.clock.now() - RESTED_MS + DAY_MS);
    await expect(node.append(id, SYSTEM, 'absence.3', { kind: 'absence', since: 1 })).rejects.toMatchObject({ code: 'conflict' });
  });
});
