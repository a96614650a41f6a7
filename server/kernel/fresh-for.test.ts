import { expect, it } from 'vitest';
import { manualClock } from './clock.ts';
import { freshFor } from './fresh-for.ts';

it('many who ask at once, or soon after, share one answer; later it is made anew', async () => {
  const clock = manualClock();
  let made = 0;
  const ask = freshFor(500, clock, async () => (made += 1));
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  clock.advance(499);
  expect(await ask()).toBe(1);
  clock.advance(1);
  expect(await ask()).toBe(2);
});

it('a failure is not kept', async () => {
  let fails = true;
  const ask = freshFor(500, manualClock(), async () => {
    if (fails) throw new Error('the store is away');
    return 'there';
  });
  await expect(ask()).rejects.toThrow('away');
  fails = false;
  expect(await ask()).toBe('there');
});
