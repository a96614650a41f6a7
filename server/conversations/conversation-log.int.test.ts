import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../../protocol/events.ts';
import { emptyConversation, fold } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ConversationCommand } from './conversation-command.ts';
import { ANN, BEN, START, VISITOR, acceptBy } from './testing/memory-conversation.ts';
import type { Node } from './testing/store-stage.ts';
import { openStoreStage } from './testing/store-stage.ts';

const say = (text: string): ConversationCommand => ({ kind: 'visitor_message', text });
const askForPerson: ConversationCommand = { kind: 'hand_off', reason: 'requested' };

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let here: Node;
let there: Node;
beforeAll(async () => {
  stage = await openStoreStage();
  [here, there] = await Promise.all([stage.node(), stage.node()]);
});
afterAll(() => stage.close());

/** A conversation that both nodes have seen. */
async function begin(): Promise<ConversationId> {
  const id = stage.newId();
  await here.append(id, VISITOR, 'start-01', START);
  await here.append(id, VISITOR, 'first-01', say('Hello'));
  await there.log.read(id);
  return id;
}

const stored = (id: ConversationId): Promise<readonly ConversationEvent[]> => there.events.readAfter(id, 0, 1000);
const positions = async (id: ConversationId) => (await stored(id)).map(({ seq }) => seq);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('a retried command', () => {
  it('is stored once, on whichever node it comes again', async () => {
    const id = await begin();
    const first = await here.append(id, VISITOR, 'second-1', say('one'));
    const again = await Promise.all([here, there, here].map((node) => node.append(id, VISITOR, 'second-1', say('one'))));
    expect(again.map(({ event, repeated }) => [event, repeated])).toEqual([1, 2, 3].map(() => [first.event, true]));
    expect(await positions(id)).toEqual([1, 2, 3]);
  });

  it('is stored once when both come at the same moment on two nodes', async () => {
    const id = await begin();
    const both = await Promise.all([here, there].map((node) => node.append(id, VISITOR, 'second-1', say('one'))));
    expect(both[0]?.event).toEqual(both[1]?.event);
    expect(both.filter(({ repeated }) => repeated)).toHaveLength(1);
    expect(await positions(id)).toEqual([1, 2, 3]);
  });

  it('with the same id by another actor is another command', async () => {
    const id = await begin();
    await here.append(id, ANN, 'first-01', { kind: 'note', text: 'hm' });
    await there.append(id, BEN, 'first-01', { kind: 'note', text: 'hm' });
    expect(await positions(id)).toEqual([1, 2, 3, 4]);
  });

  it('that starts a conversation finds the conversation it started', async () => {
    const id = await begin();
    expect(await there.append(id, VISITOR, 'start-01', START)).toMatchObject({ repeated: true, event: { seq: 1 } });
    await expect(there.append(id, ANN, 'start-01', START)).rejects.toMatchObject({ code: 'conflict' });
    await expect(there.append(id, VISITOR, 'start-02', START)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('two agents on two nodes', () => {
  it('accept at once: one wins, the other is told who', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await begin();
      await here.append(id, VISITOR, 'handoff1', askForPerson);
      await there.log.read(id);
      const results = await Promise.allSettled([here.append(id, ANN, 'accept-1', acceptBy(ANN)), there.append(id, BEN, 'accept-1', acceptBy(BEN))]);
      const winner = (await there.log.read(id)).state.agent?.name;
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
        code: 'conflict',
        message: `${winner} has accepted this conversation.`,
        issues: [{ path: 'agent', message: winner }],
      });
      expect((await stored(id)).filter(({ type }) => type === 'conversation.accepted')).toHaveLength(1);
    }
  });
});

describe('twenty writers in one conversation on two nodes', () => {
  it('lose nothing and double nothing, and leave no gap', async () => {
    const id = await begin();
    const wishes = upTo(20).map((n) => ({ node: n % 2 === 0 ? here : there, clientId: `writer-${n}`, text: `message ${n}` }));
    // Each of them also repeats itself at once, as an impatient client does.
    const appended = await Promise.all(
      [...wishes, ...wishes].map(({ node, clientId, text }) => node.append(id, VISITOR, clientId, say(text))),
    );
    expect(await positions(id)).toEqual(upTo(22));
    const texts = (await stored(id)).slice(2).map(({ data }) => ('text' in data ? data.text : ''));
    expect(texts.sort()).toEqual(wishes.map(({ text }) => text).sort());
    expect(new Set(appended.map(({ event }) => event.seq)).size).toBe(20);
    const state = fold(emptyConversation(id), await stored(id));
    expect((await here.log.read(id)).state).toEqual(state);
    expect((await there.log.read(id)).state).toEqual(state);
  });

  it('share their inserts with those of other conversations', async () => {
    const ids = await Promise.all(upTo(40).map(() => begin()));
    here.requests.length = 0;
    await Promise.all(ids.map((id) => here.append(id, VISITOR, 'second-1', say('one'))));
    const inserts = here.requests.filter((request) => request === 'events.insertMany');
    expect(inserts.length).toBeLessThanOrEqual(5);
    for (const id of ids) expect(await positions(id)).toEqual([1, 2, 3]);
  });
});

describe('when the store is away in mid-append', () => {
  it.each(['lost', 'unanswered'] as const)('and the request is %s, the writer is told "unavailable" or the truth, and a retry settles it exactly once', async (fate) => {
    const id = await begin();
    const node = await stage.node();
    await node.log.read(id);
    node.network.inserts = fate;
    const first = await Promise.allSettled([node.append(id, VISITOR, 'second-1', say('one'))]);
    // Unanswered but stored: the key tells.
    expect(first).toMatchObject([fate === 'lost' ? { reason: { code: 'unavailable' } } : { value: { repeated: true, event: { seq: 3 } } }]);
    node.network.inserts = 'sent';
    expect(await node.append(id, VISITOR, 'second-1', say('one'))).toMatchObject({ event: { seq: 3 } });
    expect(await node.append(id, VISITOR, 'third-01', say('two'))).toMatchObject({ event: { seq: 4 } });
    expect(await positions(id)).toEqual(upTo(4));
  });

  it('and stays away, nothing is acknowledged; everything goes on by itself when it is back', async () => {
    const id = await begin();
    const node = await stage.node();
    await node.log.read(id);
    node.network.inserts = 'unanswered';
    const stored5 = upTo(5).map((n) => node.append(id, VISITOR, `writer-${n}`, say(`message ${n}`)));
    node.network.store = 'away';
    const results = await Promise.allSettled(stored5);
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(node.log.read(id)).rejects.toThrow('refused');
    Object.assign(node.network, { store: 'there', inserts: 'sent' });
    const again = await Promise.all(upTo(5).map((n) => node.append(id, VISITOR, `writer-${n}`, say(`message ${n}`))));
    expect(again.map(({ event }) => event.seq).sort()).toEqual([3, 4, 5, 6, 7]);
    expect(await positions(id)).toEqual(upTo(7));
    await node.settle();
    expect((await here.store.positions([id])).get(id)).toBe(7);
  });
});

describe('on a full disk', () => {
  it('writers are told so before the store is asked, readers read on, and recovery needs nobody', async () => {
    const id = await begin();
    const disk = { full: true };
    const node = await stage.node({ disk });
    node.requests.length = 0;
    await expect(node.append(id, VISITOR, 'second-1', say('one'))).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('disk') });
    expect(node.requests).toEqual([]);
    expect((await node.log.read(id)).state.seq).toBe(2);
    disk.full = false;
    expect(await node.append(id, VISITOR, 'second-1', say('one'))).toMatchObject({ event: { seq: 3 } });
  });
});

describe('the clock', () => {
  it('may run backwards, and differently on two nodes: a conversation’s time does not', async () => {
    const id = await begin();
    const behind = await stage.node({ clock: { now: () => stage.clock.now() - 3_600_000 } });
    for (const [i, node] of [here, behind, there, behind].entries()) {
      await node.append(id, VISITOR, `message${i}`, say('tick'));
      stage.clock.advance(1000);
    }
    const times = (await stored(id)).map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

describe('what a message costs', () => {
  it('is one insert, and one summary for all that come within a moment', async () => {
    const id = await begin();
    await here.settle();
    here.requests.length = 0;
    for (let i = 0; i < 5; i += 1) await here.append(id, VISITOR, `message${i}`, say('more'));
    await here.settle();
    const count = (request: string) => here.requests.filter((each) => each === request).length;
    expect(count('events.insertMany')).toBe(5);
    expect(count('conversations.bulkWrite')).toBeLessThanOrEqual(5);
    expect(new Set(here.requests)).toEqual(new Set(['events.insertMany', 'conversations.bulkWrite']));
  });
});
