/**
 * Trials under way and finished, in the memory of this node: a trial is worth nothing once the base has changed, and is
 * begun again where its node is gone. A person has one at a time.
 */
import type { GoldenReport, GoldenTrial } from '../../../protocol/golden.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { randomId } from '../../kernel/ids.ts';
import type { Logger } from '../../kernel/log.ts';
import { goldenReport } from './golden-report.ts';
import type { TrialPlan } from './plan-trial.ts';
import type { RunReplay } from './remember-replays.ts';
import { rememberReplays } from './remember-replays.ts';

/** Trials of this node. */
export interface Trials {
  /** Begins one; an earlier one of the same person that still runs is cancelled. `mark` is the same for the same texts only. */
  start(owner: string, of: GoldenTrial['of'], mark: string, plan: () => Promise<TrialPlan>): GoldenTrial;
  /** The one of the same texts that runs; null where there is none. */
  running(owner: string, mark: string): GoldenTrial | null;
  /** The one with this id, where it is of the same texts; else null. */
  named(owner: string, id: string, mark: string): GoldenTrial | null;
  /** Throws AppError `not_found` where it is forgotten, or another person's. */
  read(owner: string, id: string): GoldenTrial;
  /** The trial as it is when it ends, or after so many milliseconds. */
  wait(owner: string, id: string, ms: number): Promise<GoldenTrial>;
  cancel(owner: string, id: string): void;
  /** Ends all that run. */
  close(): void;
}

interface Kept {
  owner: string;
  mark: string;
  trial: GoldenTrial;
  startedAt: number;
  abort: AbortController;
  ended: Promise<void>;
}

/** A finished trial can be read for this long, in milliseconds. */
const KEPT_MS = 15 * 60_000;
/** Trials of one person that are kept. */
const KEPT_MAX = 5;
/** Trials that run at once on a node: each holds a base in memory. More wait for their turn. */
const RUNNING_MAX = 1;

/** What trials stand on; `run` replays a base. */
export interface TrialParts {
  run: RunReplay;
  clock: Clock;
  logger: Logger;
}

/** No trials yet. */
export function createTrials({ run, clock, logger }: TrialParts): Trials {
  const kept = new Map<string, Kept>();
  const waiting: (() => void)[] = [];
  let running = 0;
  const known = rememberReplays(run);

  async function turn(): Promise<() => void> {
    if (running >= RUNNING_MAX) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    return () => {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    };
  }

  async function work(entry: Kept, plan: () => Promise<TrialPlan>): Promise<void> {
    const done = await turn();
    const { signal } = entry.abort;
    try {
      if (!signal.aborted) entry.trial = { ...entry.trial, state: 'done', progress: 1, report: await compare(await plan(), entry, known) };
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error }, 'a trial of the golden set failed');
      entry.trial = { ...entry.trial, state: 'failed' };
    } finally {
      if (signal.aborted) entry.trial = { ...entry.trial, state: 'cancelled', report: null };
      done();
    }
  }

  /** Ends what the same person has running, and forgets what is old. */
  function tidy(owner: string): void {
    const own = [...kept].filter(([, entry]) => entry.owner === owner);
    for (const [, entry] of own) if (entry.trial.state === 'running') end(entry);
    for (const [id] of own.slice(0, Math.max(0, own.length - KEPT_MAX + 1))) kept.delete(id);
    for (const [id, { startedAt }] of kept) if (startedAt + KEPT_MS < clock.now()) kept.delete(id);
  }

  function entryOf(owner: string, id: string): Kept {
    const entry = kept.get(id);
    if (entry?.owner !== owner) throw new AppError('not_found', 'This trial is not there any more; start it again.');
    return entry;
  }

  return {
    start(owner, of, mark, plan) {
      tidy(owner);
      const trial: GoldenTrial = { id: randomId(), of, state: 'running', progress: 0, report: null };
      const entry: Kept = { owner, mark, trial, startedAt: clock.now(), abort: new AbortController(), ended: Promise.resolve() };
      kept.set(trial.id, entry);
      entry.ended = work(entry, plan);
      return trial;
    },
    running(owner, mark) {
      return [...kept.values()].find((entry) => entry.owner === owner && entry.mark === mark && entry.trial.state === 'running')?.trial ?? null;
    },
    named(owner, id, mark) {
      const entry = kept.get(id);
      return entry?.owner === owner && entry.mark === mark ? entry.trial : null;
    },
    read: (owner, id) => entryOf(owner, id).trial,
    async wait(owner, id, ms) {
      const entry = entryOf(owner, id);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([entry.ended, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
      clearTimeout(timer);
      return entry.trial;
    },
    cancel(owner, id) {
      const entry = entryOf(owner, id);
      if (entry.trial.state === 'running') end(entry);
    },
    close() {
      for (const entry of kept.values()) if (entry.trial.state === 'running') end(entry);
    },
  };
}

/** Told at once; the work ends with its next step. */
function end(entry: Kept): void {
  entry.abort.abort();
  entry.trial = { ...entry.trial, state: 'cancelled' };
}

/** Runs both sides, those that are not known yet. */
async function compare(plan: TrialPlan, entry: Kept, run: RunReplay): Promise<GoldenReport> {
  const { before, after, tried, leftOut } = plan;
  const { signal } = entry.abort;
  const progress = { before: before === null ? 1 : 0, after: 0 };
  const tell = (side: 'before' | 'after') => (share: number): void => {
    progress[side] = share;
    entry.trial = { ...entry.trial, progress: (progress.before + progress.after) / 2 };
  };
  const first = before === null ? Promise.resolve(null) : run(before, tell('before'), signal);
  // Whoever awaits only one of them shall still hear of the other's end.
  first.catch(() => undefined);
  const [then, now] = await Promise.all([first, run(after, tell('after'), signal)]);
  const sides = { before: before && then && { questions: before.questions, outcomes: then }, after: { questions: after.questions, outcomes: now } };
  return goldenReport({ ...sides, tried, leftOut, learnt: after.learns });
}
