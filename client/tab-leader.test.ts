import { describe, expect, it } from 'vitest';
import { createTabLeader } from './tab-leader.ts';

/** A storage that tabs share, and a clock with what is called again and again. */
function browser() {
  const items = new Map<string, string>();
  const storage = { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value), removeItem: (key: string) => void items.delete(key) };
  const running = new Set<() => void>();
  let now = 1_000;
  const tab = (id: string) =>
    createTabLeader({
      name: 'lead', storage, id,
      now: () => now,
      every: (_ms, run) => {
        running.add(run);
        return () => running.delete(run);
      },
    });
  const crash = () => running.clear();
  const pass = (ms: number) => {
    now += ms;
    for (const run of running) run();
  };
  return { tab, pass, crash };
}

describe('of two tabs', () => {
  it('one rings, and the other takes over when it is closed', () => {
    const { tab, pass } = browser();
    const [first, second] = [tab('a'), tab('b')];
    expect([first.leads(), second.leads()]).toEqual([true, false]);
    first.close();
    pass(2_000);
    expect(second.leads()).toBe(true);
  });

  it('the other takes over when the first one crashed, and not before', () => {
    const { tab, pass, crash } = browser();
    tab('a');
    crash();
    const second = tab('b');
    pass(3_000);
    expect(second.leads()).toBe(false);
    pass(3_001);
    expect(second.leads()).toBe(true);
  });

  it('who holds the browser’s lock leads', async () => {
    const queue: (() => Promise<unknown>)[] = [];
    const locks = { request: async (_name: string, _options: unknown, run: () => Promise<void>) => void queue.push(run) } as unknown as LockManager;
    const [first, second] = [createTabLeader({ name: 'lead', locks }), createTabLeader({ name: 'lead', locks })];
    const held = queue[0]?.();
    expect([first.leads(), second.leads()]).toEqual([true, false]);
    first.close();
    await held;
    void queue[1]?.();
    expect([first.leads(), second.leads()]).toEqual([false, true]);
  });
});
