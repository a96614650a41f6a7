import { statfsSync } from 'node:fs';
import { AppError } from '../kernel/errors.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { DiskReserve } from './disk-reserve.ts';

/** Tells whether there is room to write. A database on a full disk may lose what it acknowledged last. */
export interface DiskGuard {
  writable(): boolean;
  /** Throws AppError `unavailable` when there is no room. */
  assertWritable(): void;
}

/** `freeBytes` is replaced in tests; `minFreeBytes` 0 switches the guard off. */
export interface DiskGuardOptions {
  dataDir: string;
  minFreeBytes: number;
  freeBytes?: ((folder: string) => number) | undefined;
  clock?: Clock | undefined;
  /** Adjusted at each look. */
  reserve?: DiskReserve | undefined;
  /** How long one look is believed, in milliseconds; default 1,000. */
  lookEveryMs?: number | undefined;
}

/** Free space below which writers are told "not stored", in bytes. */
export const DEFAULT_MIN_FREE_BYTES = 256 * 1024 * 1024;

const LOOK_EVERY_MS = 1_000;

/** A guard over the disk of `dataDir`; it looks at most every `lookEveryMs` and recovers by itself. */
export function createDiskGuard(options: DiskGuardOptions): DiskGuard {
  const clock = options.clock ?? systemClock;
  const freeBytes = options.freeBytes ?? freeBytesOf;
  const lookEveryMs = options.lookEveryMs ?? LOOK_EVERY_MS;
  let lookedAt = -Infinity;
  let enough = true;
  const writable = () => {
    if (clock.now() - lookedAt >= lookEveryMs) {
      lookedAt = clock.now();
      const free = freeBytes(options.dataDir);
      enough = free >= options.minFreeBytes;
      options.reserve?.adjust(free);
    }
    return enough;
  };
  return {
    writable,
    assertWritable: () => {
      if (!writable()) throw new AppError('unavailable', 'Not stored: the disk is nearly full.');
    },
  };
}

/** Free bytes for ordinary users. A file system that does not tell is taken for roomy: its writes fail by themselves. */
function freeBytesOf(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}
