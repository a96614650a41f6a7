import { describe, expect, it } from 'vitest';
import { placeWords, waitWords } from './routing-words.ts';
import { snoozeTimes } from './snooze-times.ts';

const MINUTE = 60_000;

describe('the place in the queue', () => {
  it('tells a range only where there is one', () => {
    expect(placeWords({ position: 3, waitMs: null, peopleOnline: true }, 'Billing')).toBe('Number 3 in the queue of Billing.');
    expect(placeWords({ position: 1, waitMs: { from: 2 * MINUTE, to: 6 * MINUTE }, peopleOnline: true }, null)).toBe('Number 1 in the queue. Others have lately waited 2–6 min.');
    expect(placeWords({ position: 1, waitMs: null, peopleOnline: false }, null)).toMatch(/Nobody who could take it is online/);
  });

  it('rounds to minutes', () => {
    expect(waitWords({ from: 1_000, to: 20_000 })).toBe('under a minute');
    expect(waitWords({ from: 3 * MINUTE, to: 3 * MINUTE + 1_000 })).toBe('about 3 min');
  });
});

describe('times to come back', () => {
  it('are all to come, and each once, whatever day it is', () => {
    for (let day = 0; day < 7; day += 1) {
      const now = new Date(2026, 2, 1 + day, 15, 30).getTime();
      const times = snoozeTimes(now).map(({ at }) => at);
      expect(times.every((at) => at > now)).toBe(true);
      expect(new Set(times).size).toBe(times.length);
      expect(new Date(times.at(-1) ?? 0).getDay()).toBe(1);
    }
  });
});
