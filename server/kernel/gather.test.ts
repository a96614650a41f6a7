import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

describe('work that is gathered', () => {
  it('is done once for all who come in time, and each hears of their own', async () => {
    const groups: number[][] = [];
    const double = gather<number, number>(1, 3, async (items) => {
      groups.push([...items]);
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
    expect(await double(5)).toBe(10);
    expect(groups).toEqual([[1, 2, 3], [4], [5]]);
  });

  it('fails for those of one group only', async () => {
    const work = gather<string, string>(1, 1, async ([item]) => {
      if (item === 'bad') throw new Error('refused');
      return [item ?? ''];
    });
    const outcomes = await Promise.allSettled([work('good'), work('bad'), work('fine')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
