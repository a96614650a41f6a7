/** How much each opinion should count, fitted to questions whose article is known: a conditional logit over the candidates. */
import { cholesky, solveCholesky } from './cholesky.ts';
import type { Mix, Opinion } from './ranking.ts';
import { mixed } from './ranking.ts';

/** What was said of the candidates of a question, and which of them answers it. */
export interface MixCase {
  opinions: readonly Opinion[];
  slug: string;
}

const PARTS = ['lexical', 'wording', 'meaning', 'nearness'] as const;
/** Draws the mix towards the one it begins with, as much as so many questions would. */
const PRIOR_CASES = 10;
/** Newton's method is at its end after a handful of steps. */
const STEPS = 12;

/** Fits a mix, beginning with `first`; an opinion that `first` does not count stays uncounted. */
export function fitMix(cases: readonly MixCase[], first: Mix): Mix {
  const known = cases.filter(({ opinions, slug }) => opinions.some((each) => each.slug === slug));
  const parts = PARTS.filter((part) => first[part] !== 0);
  const size = parts.length;
  if (known.length === 0 || size === 0) return first;
  const scatter = parts.map((part) => variance(known, part) || 1);
  let mix = { ...first };
  for (let step = 0; step < STEPS; step += 1) {
    const slope = parts.map((part, i) => PRIOR_CASES * (scatter[i] as number) * (mix[part] - first[part]));
    const bend = new Float64Array(size * size);
    parts.forEach((_, i) => (bend[i * size + i] = PRIOR_CASES * (scatter[i] as number)));
    for (const { opinions, slug } of known) addCase(opinions, slug, mix, parts, slope, bend);
    const move = solveCholesky(cholesky(bend, size), slope, size);
    const next = { ...mix };
    // An opinion that speaks against itself is not heard.
    parts.forEach((part, i) => (next[part] = Math.max(first[part] / 100, mix[part] - (move[i] as number))));
    mix = next;
  }
  return mix;
}

/** Adds a case's slope and curvature of the negative log-likelihood. */
function addCase(opinions: readonly Opinion[], slug: string, mix: Mix, parts: readonly (typeof PARTS)[number][], slope: number[], bend: Float64Array): void {
  const scores = opinions.map((opinion) => mixed(opinion, mix));
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - highest));
  const all = raised.reduce((sum, each) => sum + each, 0);
  const means = parts.map((part) => opinions.reduce((sum, opinion, i) => sum + ((raised[i] as number) / all) * opinion[part], 0));
  opinions.forEach((opinion, at) => {
    const chance = (raised[at] as number) / all;
    parts.forEach((part, i) => {
      const off = opinion[part] - (means[i] as number);
      if (opinion.slug === slug) slope[i] = (slope[i] as number) - off;
      for (let j = 0; j <= i; j += 1) {
        const at2 = i * parts.length + j;
        bend[at2] = (bend[at2] as number) + chance * off * (opinion[parts[j] as (typeof PARTS)[number]] - (means[j] as number));
      }
    });
  });
}

/** How far an opinion's values lie apart within a question, squared, on average. */
function variance(cases: readonly MixCase[], part: (typeof PARTS)[number]): number {
  let [sum, count] = [0, 0];
  for (const { opinions } of cases) {
    const mean = opinions.reduce((all, opinion) => all + opinion[part], 0) / opinions.length;
    for (const opinion of opinions) sum += (opinion[part] - mean) ** 2;
    count += opinions.length;
  }
  return sum / Math.max(1, count);
}
