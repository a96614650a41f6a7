import { describe, expect, it } from 'vitest';
import { openTestStore } from './testing/test-store.ts';

describe('a store of the tests', () => {
  it('keeps what was written, in a database of its own', async () => {
    const first = await openTestStore();
    const second = await openTestStore();
    await first.connection.collection('things').insertOne({ name: 'lamp' });
    expect(await first.connection.collection('things').countDocuments()).toBe(1);
    expect(await second.connection.collection('things').countDocuments()).toBe(0);
    await Promise.all([first.close(), second.close()]);
  });
});
