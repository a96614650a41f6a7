/** Which of the candidates are worth a customer's look where the bot asks what was meant. */

/** Most articles a customer is asked to choose from. */
const CHOICES_MAX = 3;
/** One that is so much less likely than the likeliest is not offered beside it. */
const SHARE_MIN = 0.05;

/** The candidates to offer, best first, at most three. `candidates` are in that order. */
export function choicesOf<C extends { confidence: number }>(candidates: readonly C[]): C[] {
  const least = (candidates[0]?.confidence ?? 0) * SHARE_MIN;
  return candidates.filter(({ confidence }) => confidence >= least).slice(0, CHOICES_MAX);
}
