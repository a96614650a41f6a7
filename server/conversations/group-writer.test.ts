import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { InsertOutcome } from './event-store.ts';
import { createGroupWriter } from './group-writer.ts';

const event = (seq: number) => ({ seq }) as ConversationEvent;

/** A store that answers a group only when told to. */
function slowStore() {
  const groups: { seqs: number[]; answer(outcomes?: readonly InsertOutcome[]): void; fail(error: Error): void }[] = [];
  return {
    groups,
    insert: (events: readonly ConversationEvent[]) =>
      new Promise<readonly InsertOutcome[]>((resolve, reject) => {
        groups.push({
          seqs: events.map(({ seq }) => seq),
          answer: (outcomes = events.map(() => ({ kind: 'stored' as const }))) => resolve(outcomes),
          fail: reject,
        });
      }),
  };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('the group writer', () => {
  it('sends a lone event at once', async () => {
    const store = slowStore();
    const outcome = createGroupWriter(store).insert(event(1));
    await nextTurn();
    expect(store.groups.map(({ seqs }) => seqs)).toEqual([[1]]);
    store.groups[0]?.answer();
    expect(await outcome).toEqual({ kind: 'stored' });
  });

  it('makes few groups of a burst, and what comes while two are under way waits for the next', async () => {
    const store = slowStore();
    const writer = createGroupWriter(store);
    const burst = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => writer.insert(event(from + i)));
    const all = [...burst(1, 50)];
    await nextTurn();
    all.push(...burst(51, 60));
    await nextTurn();
    all.push(...burst(61, 99), writer.insert(event(100)));
    await nextTurn();
    expect(store.groups.map(({ seqs }) => seqs.length)).toEqual([50, 10]);
    store.groups[0]?.answer();
    await nextTurn();
    expect(store.groups.map(({ seqs }) => seqs.length)).toEqual([50, 10, 40]);
    store.groups.forEach((group) => group.answer());
    expect(new Set((await Promise.all(all)).map(({ kind }) => kind))).toEqual(new Set(['stored']));
  });

  it('sends what is too much for one group in the second that is free, not after the first', async () => {
    const store = slowStore();
    const writer = createGroupWriter(store);
    for (let seq = 1; seq <= 250; seq += 1) void writer.insert(event(seq));
    await nextTurn();
    expect(store.groups.map(({ seqs }) => seqs.length)).toEqual([200, 50]);
  });

  it('gives each caller the outcome of its own event', async () => {
    const store = slowStore();
    const writer = createGroupWriter(store);
    const outcomes = [1, 2, 3].map((seq) => writer.insert(event(seq)));
    await nextTurn();
    const unknown = { kind: 'unknown', cause: new Error('full') } as const;
    store.groups[0]?.answer([{ kind: 'stored' }, { kind: 'duplicate' }, unknown]);
    expect(await Promise.all(outcomes)).toEqual([{ kind: 'stored' }, { kind: 'duplicate' }, unknown]);
  });

  it('knows nothing of a whole group that failed, and writes the next', async () => {
    const store = slowStore();
    const writer = createGroupWriter(store);
    const lost = [1, 2].map((seq) => writer.insert(event(seq)));
    await nextTurn();
    store.groups[0]?.fail(new Error('the connection broke'));
    expect((await Promise.all(lost)).map(({ kind }) => kind)).toEqual(['unknown', 'unknown']);
    const next = writer.insert(event(3));
    await nextTurn();
    store.groups[1]?.answer();
    expect(await next).toEqual({ kind: 'stored' });
  });

  it('refuses what it could not keep in memory', async () => {
    const writer = createGroupWriter(slowStore());
    for (let seq = 1; seq <= 10_000; seq += 1) void writer.insert(event(seq));
    await expect(writer.insert(event(10_001))).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: 1000 });
  });

  it('is idle when the last group was answered', async () => {
    const store = slowStore();
    const writer = createGroupWriter(store);
    await writer.idle();
    void writer.insert(event(1));
    const idle = writer.idle().then(() => 'idle');
    await nextTurn();
    expect(await Promise.race([idle, nextTurn().then(() => 'busy')])).toBe('busy');
    store.groups[0]?.answer();
    expect(await idle).toBe('idle');
  });
});
