/** Logistic regression of a few inputs, drawn towards what is expected of them: with few rows the expectation speaks. */
import { cholesky, solveCholesky } from './cholesky.ts';
import { logistic } from './logistic.ts';

/** A case: its inputs, what happened, how much it counts. */
export interface LogisticRow {
  inputs: readonly number[];
  isTrue: boolean;
  weight: number;
}

/** A fit, as plain numbers: weights of inputs that were put to mean 0 and width 1. */
export interface LogisticFit {
  means: readonly number[];
  scales: readonly number[];
  weights: readonly number[];
  intercept: number;
}

/** Draws weights to what is expected, as much as about so many rows would. */
const PRIOR_ROWS = 10;
/** Newton's method is at its end after a handful of steps. */
const STEPS = 15;

/** The probability of a case. */
export function logisticOf({ means, scales, weights, intercept }: LogisticFit, inputs: readonly number[]): number {
  let sum = intercept;
  for (let i = 0; i < weights.length; i += 1) sum += ((weights[i] as number) * ((inputs[i] as number) - (means[i] as number))) / (scales[i] as number);
  return logistic(sum);
}

/** Fits by Newton's method. `expected` are the weights of standardised inputs before any row was seen. */
export function fitLogistic(rows: readonly LogisticRow[], expected: readonly number[]): LogisticFit {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (row: LogisticRow) => number) => rows.reduce((sum, row) => sum + row.weight * of(row), 0) / total;
  const means = expected.map((_, i) => mean(({ inputs }) => inputs[i] as number));
  // An input that never changes says nothing, now or later.
  const scales = expected.map((_, i) => Math.sqrt(mean(({ inputs }) => ((inputs[i] as number) - (means[i] as number)) ** 2)) || Number.POSITIVE_INFINITY);
  const size = expected.length + 1;
  const standard = rows.map(({ inputs }) => [...inputs.map((value, i) => (value - (means[i] as number)) / (scales[i] as number)), 1]);
  let solution = [...expected, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const slope = solution.map((weight, i) => (i === size - 1 ? 0 : PRIOR_ROWS * (weight - (expected[i] as number))));
    const bend = new Float64Array(size * size);
    for (let i = 0; i < size; i += 1) bend[i * size + i] = i === size - 1 ? 1e-6 : PRIOR_ROWS;
    rows.forEach(({ isTrue, weight }, at) => {
      const row = standard[at] as number[];
      const chance = logistic(row.reduce((sum, value, i) => sum + value * (solution[i] as number), 0));
      const steepness = weight * Math.max(1e-4, chance * (1 - chance));
      for (let i = 0; i < size; i += 1) {
        slope[i] = (slope[i] as number) + weight * (chance - Number(isTrue)) * (row[i] as number);
        for (let j = 0; j <= i; j += 1) bend[i * size + j] = (bend[i * size + j] as number) + steepness * (row[i] as number) * (row[j] as number);
      }
    });
    const move = solveCholesky(cholesky(bend, size), slope, size);
    solution = solution.map((weight, i) => weight - Math.max(-1, Math.min(1, move[i] as number)));
  }
  return { means, scales, weights: solution.slice(0, -1), intercept: solution[size - 1] as number };
}
