import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLogger } from '../kernel/log.ts';
import { createLiveCounts } from './live-counts.ts';
import { ANN } from './testing/memory-conversation.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the counts of a desk', () => {
  it('are told once for many changes, and never an older number after a newer one, however slow the store is', async () => {
    const answers: ((queued: number) => void)[] = [];
    const told: unknown[] = [];
    const counts = createLiveCounts({
      store: { count: () => new Promise((resolve) => answers.push((queued) => resolve({ queued, open: queued, mine: 0 }))) },
      broadcast: { toVisitors: () => undefined, toStaff: (_room, _push, payload) => void told.push(payload) },
      logger: silentLogger,
      atDesk: () => [ANN.id],
    });
    counts.changed();
    counts.changed();
    await vi.advanceTimersByTimeAsync(200);
    counts.changed();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(answers).toHaveLength(1);
    answers[0]?.(1);
    await vi.advanceTimersByTimeAsync(0);
    answers[1]?.(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([{ unassigned: 1, mine: 0, all: 1 }, { unassigned: 2, mine: 0, all: 2 }]);
    counts.close();
  });
});
