/** Sample results of the golden set. */
import type { GoldenReport, GoldenTrial } from '../../protocol/golden.ts';
import { articleId } from './article-desk.ts';

const NOTHING = { right: 0, choice: 0, wrong: 0 };

/** A report in which nothing changed. */
export function goldenReport(change: Partial<GoldenReport> = {}): GoldenReport {
  return { golden: { before: NOTHING, after: NOTHING }, examples: { before: NOTHING, after: NOTHING }, rows: [], collisions: [], isWorse: false, leftOut: 0, learnt: true, ...change };
}

/** A trial in a state. */
export function goldenTrial(state: GoldenTrial['state'], report: GoldenReport | null = null): GoldenTrial {
  return { id: articleId('trial'), of: [], state, progress: state === 'running' ? 0.4 : 1, report };
}
