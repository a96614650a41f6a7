import { describe, expect, it } from 'vitest';
import { outboxShelf } from './outbox-entry.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { WebStorage } from './outbox-storage.ts';
import { memoryStorage, webStorage } from './outbox-storage.ts';
import { conversationId } from './testing/stage.ts';

const entry = (order: number): OutboxEntry => ({
  order,
  clientId: `client-${order}`,
  command: 'message.send',
  conversation: conversationId('one'),
  input: { text: `${order}` },
  at: order,
  refused: null,
  seq: null,
});

/** As a browser's `localStorage` behaves. */
function browserArea(): WebStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

describe('the shelf of the outbox', () => {
  it('gives back in the order written, and only what is in its scope', () => {
    const area = browserArea();
    const shelf = outboxShelf(webStorage(() => area), 'mine');
    area.setItem('theirs:outbox:1-x', JSON.stringify(entry(1)));
    for (const order of [1_000, 9, 10]) expect(shelf.save(entry(order))).toBe(true);
    expect(shelf.load().map(({ order }) => order)).toEqual([9, 10, 1_000]);
    for (const kept of shelf.load()) shelf.remove(kept);
    expect(area.length).toBe(1);
  });

  it.each(['', 'null', '{}', '[1]', '{"order":"1"}', 'no json'])('passes over %j left by somebody else', (text) => {
    const storage = memoryStorage();
    storage.setItem('mine:outbox:1-x', text);
    const shelf = outboxShelf(storage, 'mine');
    shelf.save(entry(2));
    expect(shelf.load()).toEqual([entry(2)]);
  });

  it('keeps nothing, and says so, where the browser blocks its storage', () => {
    const shelf = outboxShelf(webStorage(() => { throw new Error('SecurityError'); }), 'mine');
    expect([shelf.load(), shelf.save(entry(1))]).toEqual([[], false]);
    expect(() => shelf.remove(entry(1))).not.toThrow();
  });
});
