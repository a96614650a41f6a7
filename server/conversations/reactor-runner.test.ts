import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationCommand } from './conversation-command.ts';
import type { Reactor, ReactorContext } from './reactor.ts';
import { startingPositions } from './reactor-positions.ts';
import { ANN, BOT, CONVERSATION, START, VISITOR } from './testing/memory-conversation.ts';
import { memoryNode, memoryStores } from './testing/memory-node.ts';

const say = (text: string): ConversationCommand => ({ kind: 'visitor_message', text });
const note: ConversationCommand = { kind: 'note', text: 'hm' };

type React = (event: ConversationEvent, context: ReactorContext) => Promise<unknown>;

/** A reactor to customer messages that keeps what it saw. */
function recorder(name: string, react: React = async () => undefined, startsAt: Reactor['startsAt'] = 'beginning') {
  const seen: number[] = [];
  const reactor: Reactor = {
    name,
    startsAt,
    on: ['message.posted'],
    async react(event, context) {
      if (event.actor.kind !== 'visitor') return;
      seen.push(event.seq);
      await react(event, context);
    },
  };
  return { seen, reactor };
}

/** Says nothing of interest and a message, on a node with these reactors. */
async function stage(reactors: readonly Reactor[], stores = memoryStores()) {
  const node = memoryNode(stores, reactors);
  await node.append(VISITOR, 'start-01', START);
  await node.append(VISITOR, 'first-01', say('Hello'));
  await node.settle();
  stores.requests.length = 0;
  return { ...stores, ...node, stores };
}

const summary = ({ summaries }: ReturnType<typeof memoryStores>) => summaries.summaries.get(CONVERSATION);

describe('a reactor', () => {
  it('sees each event of its types once, in order, though they come faster than it works', async () => {
    const bot = recorder('bot', () => new Promise((resolve) => setImmediate(resolve)));
    const { append, settle, stores } = await stage([bot.reactor]);
    for (let i = 0; i < 5; i += 1) await append(VISITOR, `message${i}`, say('more'));
    await append(ANN, 'note-001', note);
    await settle();
    expect(bot.seen).toEqual([2, 3, 4, 5, 6, 7]);
    expect(summary(stores)).toMatchObject({ state: { seq: 8 }, reacted: { bot: 8 } });
  });

  it('costs the store nothing but what it writes itself', async () => {
    const bot = recorder('bot', (_, { append }) => append(BOT, { kind: 'bot_message', text: 'Hi', turn: { outcome: 'small_talk' } }));
    const { append, settle, requests } = await stage([bot.reactor]);
    await append(VISITOR, 'second-1', say('one'));
    await settle();
    expect(requests).toEqual(['insert:1', 'insert:1', 'project:1']);
  });

  it('gets the conversation at or after the event', async () => {
    const states: number[] = [];
    const bot = recorder('bot', async (event, { state }) => states.push(state.seq - event.seq));
    const { append, settle } = await stage([bot.reactor]);
    await append(VISITOR, 'second-1', say('one'));
    await settle();
    for (const ahead of states) expect(ahead).toBeGreaterThanOrEqual(0);
  });

  it('writes what it causes once, however often it is asked to', async () => {
    const answers: unknown[] = [];
    const bot = recorder('bot', async (_, { append }) => {
      for (let i = 0; i < 2; i += 1) answers.push(await append(BOT, { kind: 'bot_message', text: 'Hi', turn: { outcome: 'small_talk' } }));
    });
    const { events } = await stage([bot.reactor]);
    expect(answers).toMatchObject([{ seq: 3 }, { seq: 3 }]);
    expect(events.events.map(({ clientId }) => clientId)).toEqual(['start-01', 'first-01', 'bot.2.0']);
  });

  it('gets null where the conversation has moved on', async () => {
    const answers: unknown[] = [];
    const late = recorder('late', async (_, { append }) => answers.push(await append(ANN, { kind: 'agent_message', text: 'x' })));
    await stage([late.reactor]);
    expect(answers).toEqual([null]);
  });
});

describe('a reactor that fails', () => {
  it('gets the event again before the next one; the others see nothing twice', async () => {
    let broken = true;
    const bot = recorder('bot', async () => {
      if (broken) throw new Error('broken bot');
    });
    const other = recorder('other');
    const { append, settle, stores } = await stage([bot.reactor, other.reactor]);
    expect(summary(stores)).toMatchObject({ reacted: { bot: 1, other: 2 } });
    broken = false;
    await append(VISITOR, 'second-1', say('one'));
    await settle();
    expect(bot.seen).toEqual([2, 2, 3]);
    expect(other.seen).toEqual([2, 3]);
    expect(summary(stores)).toMatchObject({ reacted: { bot: 3, other: 3 } });
  });

  it('holds up neither lists nor writers', async () => {
    const bot = recorder('bot', () => Promise.reject(new Error('broken bot')));
    const { append, settle, stores } = await stage([bot.reactor]);
    await append(VISITOR, 'second-1', say('one'));
    await settle();
    expect(summary(stores)?.state.seq).toBe(3);
  });
});

describe('what another process did', () => {
  it('is not done again by one that knows the conversation already', async () => {
    const stores = memoryStores();
    const [left, right] = [recorder('bot'), recorder('bot')];
    const { append, settle } = await stage([left.reactor], stores);
    const other = memoryNode(stores, [right.reactor]);
    await other.log.read(CONVERSATION);
    for (const turn of [1, 2, 3]) {
      await append(VISITOR, `left-00${turn}`, say('left'));
      await settle();
      await other.append(VISITOR, `right-0${turn}`, say('right'));
      await other.settle();
    }
    expect(left.seen).toEqual([2, 3, 5, 7]);
    expect(right.seen).toEqual([4, 6, 8]);
  });

  it('is not done again by one that had forgotten the conversation meanwhile', async () => {
    const stores = memoryStores();
    const [left, right] = [recorder('bot'), recorder('bot')];
    const { append, settle } = await stage([left.reactor], stores);
    const other = memoryNode(stores, [right.reactor], 0);
    await other.append(VISITOR, 'right-01', say('right'));
    await other.settle();
    for (const i of [1, 2, 3]) await append(VISITOR, `left-00${i}`, say('left'));
    await settle();
    await other.append(VISITOR, 'right-02', say('right'));
    await other.settle();
    expect(right.seen).toEqual([3, 7]);
  });

  it('is left to it when this process only reads', async () => {
    const stores = memoryStores();
    const [left, right] = [recorder('bot', () => Promise.reject(new Error('killed'))), recorder('bot')];
    const { append, settle } = await stage([left.reactor], stores);
    const other = memoryNode(stores, [right.reactor]);
    await other.log.read(CONVERSATION);
    await append(VISITOR, 'second-1', say('one'));
    await settle();
    expect((await other.log.read(CONVERSATION)).state.seq).toBe(3);
    await other.settle();
    expect(right.seen).toEqual([]);
    for (let i = 0; i < 2; i += 1) await other.runner.finish(CONVERSATION);
    expect(right.seen).toEqual([2, 3]);
  });

  it('is never taken back by one that does not have the reactor', async () => {
    const stores = memoryStores();
    const { append, settle } = await stage([recorder('bot').reactor, recorder('newer').reactor], stores);
    await append(VISITOR, 'second-1', say('one'));
    await settle();
    const older = memoryNode(stores, [recorder('bot').reactor]);
    await older.append(VISITOR, 'third-01', say('two'));
    await older.settle();
    expect(summary(stores)).toMatchObject({ state: { seq: 4 }, reacted: { bot: 4, newer: 3 } });
  });
});

describe('when the store cannot be asked', () => {
  it('finishing fails aloud, and succeeds later', async () => {
    const bot = recorder('bot', () => Promise.reject(new Error('killed')));
    const { stores, summaries } = await stage([bot.reactor]);
    const successor = recorder('bot');
    const next = memoryNode(stores, [successor.reactor]);
    summaries.away = true;
    await expect(next.runner.finish(CONVERSATION)).rejects.toThrow('away');
    summaries.away = false;
    await next.runner.finish(CONVERSATION);
    expect(successor.seen).toEqual([2]);
  });
});

describe('a reactor installed later', () => {
  it('begins where it says', () => {
    const reactors = [recorder('bot').reactor, recorder('all', undefined, 'beginning').reactor, recorder('next', undefined, 'installation').reactor];
    expect(startingPositions(reactors, { bot: 7 }, 9)).toEqual({ bot: 7, all: 0, next: 7 });
    expect(startingPositions(reactors, { bot: 9 }, 7)).toEqual({ bot: 9, all: 0, next: 7 });
    expect(startingPositions(reactors, {}, 9)).toEqual({ bot: 0, all: 0, next: 0 });
  });
});
