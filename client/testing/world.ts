import type { Surroundings } from '../surroundings.ts';

interface Timer {
  at: number;
  run: () => void;
}

/** Time that only passes when told, and chance that is the same each time. */
export interface World extends Surroundings {
  /** Lets everything happen that falls into the next `ms` milliseconds, promises included. */
  pass(ms: number): Promise<void>;
}

/** A world that begins now; `random` decides everything left to chance. */
export function createWorld(random: () => number = () => 0.5): World {
  const timers = new Set<Timer>();
  let now = Date.UTC(2026, 0, 5, 9);
  const promises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    random,
    after: (ms, run) => {
      const timer = { at: now + Math.max(0, ms), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass: async (ms) => {
      const end = now + ms;
      await promises();
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers.delete(due);
        now = due.at;
        due.run();
        await promises();
      }
      now = end;
    },
  };
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
