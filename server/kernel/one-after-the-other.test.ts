import { describe, expect, it } from 'vitest';
import { oneAfterTheOther } from './one-after-the-other.ts';

describe('a picture that is taken one after the other', () => {
  it('is taken anew for whoever asks during one, once for all of them', async () => {
    const finish: (() => void)[] = [];
    const take = oneAfterTheOther(() => new Promise((resolve) => finish.push(resolve)));
    const first = take();
    await expect.poll(() => finish.length).toBe(1);
    const others = [take(), take(), take()];
    finish[0]?.();
    await first;
    await expect.poll(() => finish.length).toBe(2);
    finish[1]?.();
    await Promise.all(others);
    expect(finish).toHaveLength(2);
  });

  it('goes on after one that failed, and tells who asked for it', async () => {
    let fails = true;
    const take = oneAfterTheOther(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve()));
    await expect(take()).rejects.toThrow('away');
    fails = false;
    await expect(take()).resolves.toBeUndefined();
  });
});
