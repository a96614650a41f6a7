import type { Clock } from '../kernel/clock.ts';
import { createKeyedQueue } from '../kernel/keyed-queue.ts';
import { keyReused } from './idempotency-key.ts';
import type { KeptAnswerStore, KeyedWish } from './kept-answer-store.ts';

/** Does what a keyed call asks for once, and answers every repetition as the first time. */
export type OncePerKey = (wish: KeyedWish, run: () => Promise<unknown>) => Promise<unknown>;

/**
 * Over a store of answers. Repetitions on one server wait for each other. On two at once both may begin; the one that is
 * refused, because the other has done it, answers what the other did.
 */
export function oncePerKey(store: KeptAnswerStore, clock: Clock): OncePerKey {
  const turns = createKeyedQueue();

  async function known(wish: KeyedWish): Promise<{ answer: unknown } | null> {
    const found = await store.find(wish);
    if (found.kind === 'other') throw keyReused();
    return found.kind === 'same' ? { answer: found.answer } : null;
  }

  return (wish, run) =>
    turns.run(`${wish.user} ${wish.key}`, async () => {
      const before = await known(wish);
      if (before !== null) return before.answer;
      try {
        const answer = await run();
        await store.keep(wish, answer, clock.now());
        return answer;
      } catch (error) {
        const meanwhile = await known(wish);
        if (meanwhile === null) throw error;
        return meanwhile.answer;
      }
    });
}
