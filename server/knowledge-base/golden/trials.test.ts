import { describe, expect, it } from 'vitest';
import type { GoldenOutcome } from '../../../protocol/golden.ts';
import { manualClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import type { TrialPlan } from './plan-trial.ts';
import { createTrials } from './trials.ts';

const RIGHT: GoldenOutcome = { verdict: 'right', decision: 'answer', rank: 1, first: 'a', confidence: 0.9 };
const WRONG: GoldenOutcome = { verdict: 'wrong', decision: 'handoff', rank: null, first: null, confidence: 0 };
const replay = (key: string) => ({ key, articles: [], synonyms: [], questions: [{ kind: 'golden', question: 'q', expect: 'a', locale: 'en', audience: 'public' }] as const, learns: true, isInForce: false });
const plan = (before: string, after: string): TrialPlan => ({ before: replay(before), after: replay(after), tried: new Set(), leftOut: 0 });

/** Replays that end when the test says so. */
function stage() {
  const runs: { tell(progress: number): void; end(outcome: GoldenOutcome): void; fail(): void; signal: AbortSignal }[] = [];
  const clock = manualClock();
  const trials = createTrials({
    clock,
    logger: silentLogger,
    run: (_plan, tell, signal) =>
      new Promise((resolve, reject) => {
        const fail = (): void => reject(new Error('ended'));
        signal.addEventListener('abort', fail);
        runs.push({ tell, end: (outcome) => resolve([outcome]), fail, signal });
      }),
  });
  const begun = async (count: number): Promise<void> => {
    await expect.poll(() => runs.length).toBe(count);
  };
  return { trials, runs, clock, begun };
}

describe('a trial', () => {
  it('tells how far it is, and what got worse', async () => {
    const { trials, runs, begun } = stage();
    const { id } = trials.start('ada', [{ article: 'x', rev: 1 }], 'x:1', async () => plan('one', 'two'));
    await begun(2);
    runs[0]?.tell(0.5);
    expect([trials.running('ada', 'x:1')?.id, trials.running('ben', 'x:1')]).toEqual([id, null]);
    expect(trials.read('ada', id)).toMatchObject({ state: 'running', progress: 0.25 });
    runs[0]?.end(RIGHT);
    runs[1]?.end(WRONG);
    const done = await trials.wait('ada', id, 5_000);
    expect(done).toMatchObject({ state: 'done', progress: 1, report: { isWorse: true, rows: [{ change: 'broken', question: 'q' }] } });
    expect(trials.named('ada', id, 'x:1')?.id).toBe(id);
    expect(trials.named('ada', id, 'x:2')).toBeNull();
    expect(() => trials.read('ben', id)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  it('runs only what is not known: what was published is the base of the next', async () => {
    const { trials, runs, begun } = stage();
    const first = trials.start('ada', [], '', async () => plan('one', 'two'));
    await begun(2);
    runs.forEach(({ end }) => end(RIGHT));
    await trials.wait('ada', first.id, 5_000);
    const second = trials.start('ada', [], '', async () => plan('two', 'three'));
    await begun(3);
    runs[2]?.end(WRONG);
    expect((await trials.wait('ada', second.id, 5_000)).report).toMatchObject({ golden: { before: { right: 1 }, after: { wrong: 1 } } });
  });

  it('is cancelled by its person, by their next one, and when the server stops', async () => {
    const { trials, runs, begun } = stage();
    const ids = [trials.start('ada', [], '', async () => plan('a', 'b')).id];
    await begun(2);
    ids.push(trials.start('ada', [], '', async () => plan('c', 'd')).id);
    await begun(4);
    trials.cancel('ada', ids[1] ?? '');
    ids.push(trials.start('ben', [], '', async () => plan('e', 'f')).id);
    await begun(6);
    trials.close();
    const states = await Promise.all(ids.map(async (id, i) => (await trials.wait(i === 2 ? 'ben' : 'ada', id, 5_000)).state));
    expect(states).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(runs.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('waits for its turn, and says that it failed without holding others up', async () => {
    const { trials, runs, begun } = stage();
    const ids = ['ada', 'ben'].map((who) => trials.start(who, [], '', async () => plan(`${who} 1`, `${who} 2`)).id);
    await begun(2);
    runs[0]?.fail();
    runs[1]?.fail();
    expect((await trials.wait('ada', ids[0] ?? '', 5_000)).state).toBe('failed');
    await begun(4);
    runs.slice(2).forEach(({ end }) => end(RIGHT));
    expect((await trials.wait('ben', ids[1] ?? '', 5_000)).state).toBe('done');
  });

  it('is forgotten after a quarter of an hour', async () => {
    const { trials, runs, begun, clock } = stage();
    const { id } = trials.start('ada', [], '', async () => plan('one', 'two'));
    await begun(2);
    runs.forEach(({ end }) => end(RIGHT));
    await trials.wait('ada', id, 5_000);
    clock.advance(16 * 60_000);
    trials.start('ben', [], '', async () => plan('one', 'two'));
    expect(() => trials.read('ada', id)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});
