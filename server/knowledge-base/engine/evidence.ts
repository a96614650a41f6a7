/**
 * What speaks for a candidate, as numbers that a confidence can be worked out from. `lead`, `covered` and `nearest` mean
 * the same in every knowledge base, however large; the others only within one, and are used where it fitted its own.
 */
export interface Evidence {
  /**
   * Its Lunr score above that of the best other candidate, as a share of the highest score, times `covered`: a lead made
   * of few of the question's words, as in a base of three articles, says little. Below 0 for all but the first.
   */
  lead: number;
  /** Share of the question's words, by their rarity, that the article holds, 0–1. */
  covered: number;
  /** Likeness of the question's words to those of the nearest of the article's phrasings, 0–1. */
  nearest: number;
  /** Its probability among all candidates, 0–1; and the classifier's by itself. */
  probability: number;
  wording: number;
  /** How undecided the ranking is: the entropy of the candidates' probabilities, 0 for certainty. */
  doubt: number;
  /** Whether the question had a vector. Without one the next two are 0. */
  hasVector: boolean;
  /** Cosine of the question to the nearest of the article's phrasings, and how far that is above the other candidates'. */
  likeness: number;
  likenessLead: number;
  /** Share of the question's words, by their rarity, that the base does not know, 0–1; and of those that were repaired. */
  unknown: number;
  repaired: number;
  /** Share of the opinions that put the article first, 0–1. */
  agreed: number;
  /** Words of the question. */
  length: number;
}

/** How much a stem says: rare ones more (the usual inverse document frequency), times its weight in a question. */
export type Rarity = (stem: string) => number;

/** The sum of rarity over those stems for which `holds` is true, as a share of the sum over all; 0 for no stems. */
export function rarityShare(stems: ReadonlySet<string>, rarity: Rarity, holds: (stem: string) => boolean): number {
  let all = 0;
  let held = 0;
  for (const stem of stems) {
    all += rarity(stem);
    if (holds(stem)) held += rarity(stem);
  }
  return all === 0 ? 0 : held / all;
}
