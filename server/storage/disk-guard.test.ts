import { describe, expect, it } from 'vitest';
import { manualClock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { createDiskGuard } from './disk-guard.ts';

function guardOver(free: { bytes: number; looks: number }) {
  const clock = manualClock();
  const freeBytes = () => {
    free.looks += 1;
    return free.bytes;
  };
  return { clock, guard: createDiskGuard({ dataDir: '/data', minFreeBytes: 100, freeBytes, clock }) };
}

describe('the disk guard', () => {
  it('tells writers "not stored" on a nearly full disk, and lets them go on when there is room again', () => {
    const free = { bytes: 99, looks: 0 };
    const { clock, guard } = guardOver(free);
    expect(() => guard.assertWritable()).toThrow(new AppError('unavailable', 'Not stored: the disk is nearly full.'));
    free.bytes = 100;
    clock.advance(1_000);
    expect(() => guard.assertWritable()).not.toThrow();
  });

  it('looks at the disk once a second at most', () => {
    const free = { bytes: 1_000, looks: 0 };
    const { clock, guard } = guardOver(free);
    for (let ms = 0; ms < 2_500; ms += 100) {
      guard.writable();
      clock.advance(100);
    }
    expect(free.looks).toBe(3);
  });

  it('sees room on a real disk', () => {
    expect(createDiskGuard({ dataDir: process.cwd(), minFreeBytes: 1 }).writable()).toBe(true);
  });
});
