import { describe, expect, it } from 'vitest';
import { createKeyedQueue } from './keyed-queue.ts';

function gate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

describe('a keyed queue', () => {
  it('does tasks of one key in order, one at a time, also after one that failed', async () => {
    const queue = createKeyedQueue();
    const order: string[] = [];
    const first = gate();
    const tasks = [
      queue.run('a', async () => {
        order.push('1 begins');
        await first.passed;
        order.push('1 ends');
        throw new Error('one');
      }),
      queue.run('a', async () => {
        order.push('2');
        return 2;
      }),
      queue.run('a', async () => order.push('3')),
    ];
    first.open();
    expect(await Promise.allSettled(tasks)).toMatchObject([{ reason: new Error('one') }, { value: 2 }, { status: 'fulfilled' }]);
    expect(order).toEqual(['1 begins', '1 ends', '2', '3']);
  });

  it('lets no key wait for another', async () => {
    const queue = createKeyedQueue();
    const slow = gate();
    const blocked = queue.run('a', () => slow.passed);
    expect(await queue.run('b', async () => 'b')).toBe('b');
    slow.open();
    await blocked;
  });

  it('is idle when nothing is left, also what tasks added meanwhile', async () => {
    const queue = createKeyedQueue();
    await queue.idle();
    const done: string[] = [];
    void queue.run('a', async () => {
      void queue.run('b', async () => {
        await Promise.resolve();
        done.push('b');
      });
      done.push('a');
    });
    await queue.idle();
    expect(done.sort()).toEqual(['a', 'b']);
  });
});
