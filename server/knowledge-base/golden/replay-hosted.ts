import type { ArticleContent } from '../article.ts';
import type { HostedEngine } from '../hosting/host-answer-engine.ts';
import type { KeyedReplay } from './plan-trial.ts';
import { replay } from './replay.ts';
import type { RunReplay } from './remember-replays.ts';

/** Articles handed over at once: copying them takes the sender a few milliseconds. */
const PORTION = 100;
/** Share of the work, 0–1, that is done when a base is built and has learnt. */
const BUILT = 0.4;

/**
 * Replays bases by the engine that serves: one that is in force is asked as it is, another one is built beside it, with
 * the same vectors of sentences and what was learnt of the parts that are the same.
 */
export function replayHosted(engine: Pick<HostedEngine, 'ask' | 'aside' | 'settled'>): RunReplay {
  return async (plan, told, signal) => {
    const asked = (from: number) => (count: number) => told(from + ((1 - from) * count) / plan.questions.length);
    if (plan.isInForce) {
      // Right after a change it may still learn; a base beside it would be compared with less than it can.
      if (plan.learns) await engine.settled();
      return replay(engine.ask, plan.questions, asked(0), signal);
    }
    const base = await engine.aside({ version: 0, synonyms: plan.synonyms, batches: () => portions(plan) }, plan.learns, signal);
    try {
      told(BUILT);
      return await replay(base.ask, plan.questions, asked(BUILT), signal);
    } finally {
      await base.end();
    }
  };
}

async function* portions({ articles }: KeyedReplay): AsyncIterable<readonly ArticleContent[]> {
  for (let from = 0; from < articles.length; from += PORTION) {
    yield articles.slice(from, from + PORTION);
    await new Promise(setImmediate);
  }
}
