/** A probability as a function of one number: a straight line in log-odds. */

/** A case: where it lies, what happened, how much it counts. */
export interface LinePoint {
  x: number;
  isTrue: boolean;
  weight: number;
}

const STEPS = 1_000;
const STEP = 0.3;
/** Keeps log-odds finite. */
const EDGE = 1e-4;

/** The probability for log-odds. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Log-odds of a probability, within about ±9. */
export function logOdds(p: number): number {
  return Math.log((p + EDGE) / (1 + EDGE - p));
}

/** Fits the line by gradient descent. */
export function fitLine(points: readonly LinePoint[]): { slope: number; intercept: number } {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  let [slope, intercept] = [1, 0];
  for (let step = 0; step < STEPS; step += 1) {
    let [turn, lift] = [0, 0];
    for (const { x, isTrue, weight } of points) {
      const error = (weight * (logistic(intercept + slope * x) - Number(isTrue))) / total;
      turn += error * x;
      lift += error;
    }
    slope -= STEP * turn;
    intercept -= STEP * lift;
  }
  return { slope, intercept };
}
