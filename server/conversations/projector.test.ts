import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { silentLogger } from '../kernel/log.ts';
import type { Projection } from './conversation-document.ts';
import { createProjector } from './projector.ts';
import { memorySummaries } from './testing/memory-stores.ts';

const projection = (id: string, seq: number, reacted: Record<string, number> = {}): Projection => ({
  state: { ...emptyConversation(id as ConversationId), seq },
  reacted,
  absenceDueAt: null,
});

function stage() {
  const requests: string[] = [];
  const store = memorySummaries(requests);
  return { requests, store, projector: createProjector(store, silentLogger) };
}

describe('the projector', () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    process.on('unhandledRejection', hear);
  });
  afterEach(() => {
    vi.useRealTimers();
    process.off('unhandledRejection', hear);
  });

  /** Lets promises and immediates through. */
  const breathe = async () => {
    for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  it('writes only the newest state of each conversation, many at once', async () => {
    const { projector, store, requests } = stage();
    for (let seq = 1; seq <= 30; seq += 1) for (const id of ['a', 'b', 'c']) projector.put(projection(id, seq));
    vi.advanceTimersByTime(20);
    await breathe();
    expect(requests).toEqual(['project:3']);
    expect([...store.summaries.values()].map(({ state }) => state.seq)).toEqual([30, 30, 30]);
  });

  it('keeps the later state and the higher positions, in whichever order they come', async () => {
    const { projector, store } = stage();
    projector.put(projection('a', 7, { bot: 6, survey: 7 }));
    projector.put(projection('a', 6, { bot: 7, survey: 5 }));
    await projector.flush();
    expect(store.summaries.get('a')).toMatchObject({ state: { seq: 7 }, reacted: { bot: 7, survey: 7 } });
  });

  it('tries again when the store was away, with what came meanwhile, and troubles nobody', async () => {
    const { projector, store, requests } = stage();
    store.away = true;
    projector.put(projection('a', 1, { bot: 1 }));
    projector.put(projection('b', 1));
    vi.advanceTimersByTime(20);
    await breathe();
    projector.put(projection('a', 2, { bot: 0 }));
    expect(store.summaries.size).toBe(0);
    store.away = false;
    vi.advanceTimersByTime(1000);
    await breathe();
    expect(requests).toEqual(['project:2', 'project:2']);
    expect(store.summaries.get('a')).toMatchObject({ state: { seq: 2 }, reacted: { bot: 1 } });
    expect(unheard).toEqual([]);
  });

  it('tells whoever flushes that it could not', async () => {
    const { projector, store } = stage();
    store.away = true;
    projector.put(projection('a', 1));
    await expect(projector.flush()).rejects.toThrow('away');
    store.away = false;
    await projector.flush();
    expect(store.summaries.size).toBe(1);
  });

  it('writes what is left when it closes, and nothing afterwards', async () => {
    const { projector, requests } = stage();
    projector.put(projection('a', 1));
    await projector.close();
    projector.put(projection('a', 2));
    vi.advanceTimersByTime(10_000);
    await breathe();
    expect(requests).toEqual(['project:1']);
  });

  it('calls back after each group, 200 conversations at most in one', async () => {
    const { projector, requests } = stage();
    const written = vi.fn<() => void>();
    projector.onWritten(written);
    for (let i = 0; i < 450; i += 1) projector.put(projection(`c${i}`, 1));
    await projector.flush();
    expect(requests).toEqual(['project:200', 'project:200', 'project:50']);
    expect(written).toHaveBeenCalledTimes(3);
  });
});
