import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationState } from '../../protocol/conversation.ts';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { Status } from '../../protocol/states.ts';
import type { ConversationStore, ListQuery } from './conversation-store.ts';
import { createConversationStore } from './conversation-store.ts';
import { openStoreStage } from './testing/store-stage.ts';

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let store: ConversationStore;
beforeAll(async () => {
  stage = await openStoreStage();
  store = createConversationStore(stage.store.connection);
});
afterAll(() => stage.close());

const id = (n: number) => `${n}`.padStart(22, '0') as ConversationId;
const projection = (state: ConversationState, reacted: Record<string, number> = {}) => ({ state, reacted, absenceDueAt: null });
const at = (n: number, seq: number, more: Partial<ConversationState> = {}): ConversationState => ({ ...emptyConversation(id(n)), seq, lastAt: 1000 * seq, ...more });

describe('a summary', () => {
  it('only moves forward, whichever order writes arrive in', async () => {
    await store.project([projection(at(1, 5), { bot: 5 })]);
    await store.project([projection(at(1, 4), { bot: 4 }), projection(at(2, 1), { bot: 1 })]);
    expect((await store.load(id(1))).seq).toBe(5);
    expect((await store.load(id(2))).seq).toBe(1);
  });

  it('never takes back how far a reactor has come', async () => {
    await store.project([projection(at(3, 5), { bot: 5, survey: 2 })]);
    await store.project([projection(at(3, 5), { bot: 3, survey: 5 })]);
    await store.project([projection(at(3, 6), { bot: 6 })]);
    expect(await store.reacted(id(3))).toEqual({ bot: 6, survey: 5 });
  });

  it('comes back as it was written, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 ** 40 }), fc.string({ unit: 'grapheme', maxLength: 50 }), async (queuedAt, text) => {
        const state = at(4, 1, { queuedAt, question: text, lastMessage: { seq: 1, from: 'visitor', text, at: queuedAt }, tried: [{ slug: 'a', title: text, confidence: 0.1 }] });
        await store.project([projection(state)]);
        expect(await store.load(id(4))).toEqual(state);
      }),
      { numRuns: 20 },
    );
  });

  it('is empty where there is none', async () => {
    expect(await store.load(id(999))).toEqual(emptyConversation(id(999)));
    expect(await store.reacted(id(999))).toEqual({});
  });

  it('says which conversations are behind, a bounded number at a time', async () => {
    await store.project([100, 101, 102].map((n) => projection(at(n, n), { late: n - 1 })));
    const first = await store.findBehind({ after: 0, upTo: 101_000 }, 10);
    expect(first.filter(({ id: found }) => found >= id(100))).toEqual([{ id: id(100), lastAt: 100_000 }, { id: id(101), lastAt: 101_000 }]);
    expect(await store.findBehind({ after: 100_000, upTo: 1e9 }, 1)).toEqual([{ id: id(101), lastAt: 101_000 }]);
    await store.project([projection(at(101, 101), { late: 101 })]);
    expect(await store.findBehind({ after: 100_000, upTo: 1e9 }, 1)).toEqual([{ id: id(102), lastAt: 102_000 }]);
  });

  it('tells its position, for any number asked at once', async () => {
    const wanted = Array.from({ length: 2500 }, (_, i) => id(i));
    const positions = await store.positions(wanted);
    expect([positions.get(id(100)), positions.get(id(2499))]).toEqual([100, undefined]);
  });
});

describe('lists', () => {
  const VISITOR = 'v'.repeat(22) as VisitorId;
  const ANN = { id: 'a'.repeat(22) as UserId, name: 'Ann' };
  const NOW = Date.now();
  // Two of each share a moment; a third of them is older than what lists look at first.
  const times = Array.from({ length: 30 }, (_, i) => NOW - Math.floor(i / 2) * (i < 20 ? 60_000 : 20 * 86_400_000));
  const statuses: readonly Status[] = ['queued', 'active', 'bot'];
  const states = times.map((lastAt, i): ConversationState => ({
    ...at(1000 + i, 1),
    lastAt,
    status: i % 5 === 4 ? 'resolved' : (statuses[i % 3] as Status),
    queuedAt: lastAt,
    inbox: i % 2 === 0 ? 'even' : 'odd',
    visitor: VISITOR,
    agent: i % 3 === 1 ? ANN : null,
  }));
  beforeAll(() => store.project(states.map((state) => projection(state))));

  /** Reads a list page by page, as the console does. */
  async function pages(query: Omit<ListQuery, 'limit'>, limit: number): Promise<readonly ConversationId[]> {
    const rows: ConversationState[] = [];
    for (;;) {
      const last = rows.at(-1);
      const page = await store.list({ ...query, limit, ...(last && { before: { at: last.lastAt, id: last.id } }) });
      rows.push(...page);
      if (page.length < limit) return rows.map((row) => row.id);
    }
  }

  const wanted = (which: (state: ConversationState) => boolean) =>
    states.filter(which).sort((a, b) => b.lastAt - a.lastAt || (b.id > a.id ? 1 : -1)).map((state) => state.id);

  it.each([1, 2, 7, 100])('come in pages of %i without gaps or doubles, newest activity first', async (limit) => {
    expect(await pages({ visitor: VISITOR }, limit)).toEqual(wanted(() => true));
    expect(await pages({ visitor: VISITOR, open: true }, limit)).toEqual(wanted(({ status }) => status !== 'resolved'));
    expect(await pages({ visitor: VISITOR, open: false }, limit)).toEqual(wanted(({ status }) => status === 'resolved'));
    expect(await pages({ agent: ANN.id, open: true }, limit)).toEqual(wanted(({ agent, status }) => agent !== null && status !== 'resolved'));
    expect(await pages({ visitor: VISITOR, inbox: 'odd' }, limit)).toEqual(wanted(({ inbox }) => inbox === 'odd'));
  });

  it.each([1, 3, 100])('of the queue come longest wait first, in pages of %i', async (limit) => {
    const rows: ConversationState[] = [];
    for (;;) {
      const last = rows.at(-1);
      const page = await store.queue(last && { at: last.queuedAt ?? 0, id: last.id }, limit);
      rows.push(...page);
      if (page.length < limit) break;
    }
    const queue = states.filter(({ status }) => status === 'queued').sort((a, b) => a.lastAt - b.lastAt || (a.id > b.id ? 1 : -1));
    expect(rows.map((row) => row.id)).toEqual(queue.map((row) => row.id));
  });

  it('are counted', async () => {
    const before = { queued: wanted(({ status }) => status === 'queued').length, mine: wanted(({ agent, status }) => agent !== null && status !== 'resolved').length };
    expect(await store.count(ANN.id)).toMatchObject(before);
  });
});

describe('the checkpoint', () => {
  it('only moves forward', async () => {
    await store.writeCheckpoint(5000);
    await store.writeCheckpoint(4000);
    expect(await store.readCheckpoint()).toBe(5000);
  });
});
