import type { GoldenOutcome } from '../../../protocol/golden.ts';
import type { KeyedReplay } from './plan-trial.ts';

/** Replays a base; `told` hears how far it is, 0–1. Rejects where `signal` ends it. */
export type RunReplay = (plan: KeyedReplay, told: (progress: number) => void, signal: AbortSignal) => Promise<readonly GoldenOutcome[]>;

/** Replays that are remembered. */
const REMEMBERED_MAX = 4;

/**
 * Remembers the last replays: an editor tries one draft after the other on the same base, and what was tried and published
 * is the base of the next trial.
 */
export function rememberReplays(run: RunReplay): RunReplay {
  const known = new Map<string, readonly GoldenOutcome[]>();
  return async (plan, told, signal) => {
    const { key } = plan;
    const before = known.get(key);
    known.delete(key);
    const outcomes = before ?? (await run(plan, told, signal));
    if (!signal.aborted) known.set(key, outcomes);
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - REMEMBERED_MAX))) known.delete(oldest);
    told(1);
    return outcomes;
  };
}
