/** The probability for log-odds. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
