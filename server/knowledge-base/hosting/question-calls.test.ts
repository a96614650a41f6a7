import { describe, expect, it, vi } from 'vitest';
import { silentLogger } from '../../kernel/log.ts';
import { CallTimeout, ThreadEnded } from '../../kernel/threads/call-port.ts';
import type { Thread } from '../../kernel/threads/open-thread.ts';
import { questionCalls } from './question-calls.ts';
import type { ServingCalls } from './serving-calls.ts';

/** A thread that serves, which does as it is told. */
function thread(answer: () => Promise<unknown>): Thread<ServingCalls> {
  return { call: answer as Thread<ServingCalls>['call'], waiting: () => 0, gone: Promise.resolve(null), end: vi.fn<() => Promise<void>>(async () => undefined) };
}
const late = () => Promise.reject(new CallTimeout('too late'));
const ended = () => Promise.reject(new ThreadEnded('gone'));
const ask = (calls: ReturnType<typeof questionCalls>) => calls.call('respell', ['kayakk', { locale: 'en', audience: 'public' }]);

describe('a question to the thread that serves', () => {
  it('has no answer before anything is built', async () => {
    expect(await ask(questionCalls(() => null, () => undefined, silentLogger))).toBeNull();
  });

  it('waits for the next thread where its own ended, and is asked there', async () => {
    let serving: Thread<ServingCalls> | null = thread(ended);
    const calls = questionCalls(() => serving, () => undefined, silentLogger);
    const answered = ask(calls);
    serving = null;
    calls.interrupted();
    serving = thread(async () => 'kayak');
    calls.resumed();
    expect(await answered).toBe('kayak');
  });

  it('is given up where a second thread ends under it', async () => {
    expect(await ask(questionCalls(() => thread(ended), () => undefined, silentLogger))).toBeNull();
  });

  it('restarts a thread that answers none of three in time, and not one that answers in between', async () => {
    let answer: () => Promise<unknown> = late;
    const serving = thread(() => answer());
    const restart = vi.fn<() => void>();
    const calls = questionCalls(() => serving, restart, silentLogger);
    expect([await ask(calls), await ask(calls)]).toEqual([null, null]);
    answer = async () => 'kayak';
    await ask(calls);
    answer = late;
    await ask(calls);
    await ask(calls);
    expect(restart).not.toHaveBeenCalled();
    await ask(calls);
    expect(restart).toHaveBeenCalledTimes(1);
    expect(serving.end).toHaveBeenCalledTimes(1);
  });
});
