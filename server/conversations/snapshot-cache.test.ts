import { describe, expect, it } from 'vitest';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { createSnapshotCache } from './snapshot-cache.ts';

const state = (id: string, seq = 1) => ({ ...emptyConversation(id as ConversationId), seq });
const id = (name: string) => name as ConversationId;

describe('the cache of conversations', () => {
  it('forgets the one that was not used for longest', () => {
    const cache = createSnapshotCache(2);
    cache.put(state('a'));
    cache.put(state('b'));
    cache.get(id('a'));
    cache.put(state('c'));
    expect([cache.get(id('a')), cache.get(id('b')), cache.get(id('c'))].map((found) => found?.id)).toEqual(['a', undefined, 'c']);
  });

  it('never goes back to an earlier state', () => {
    const cache = createSnapshotCache(2);
    cache.put(state('a', 5));
    cache.put(state('a', 4));
    expect(cache.get(id('a'))?.seq).toBe(5);
    cache.put(state('a', 6));
    expect(cache.get(id('a'))?.seq).toBe(6);
  });
});
