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
  /** Likeness of the question to the nearest of the article's phrasings, 0–1. */
  nearest: number;
  /** Its probability among all articles, 0–1, and how far that is above the next article's. */
  probability: number;
  margin: number;
  /** Lunr's score for it. */
  score: number;
  /** Share of the question's words, by their rarity, that the base does not know, 0–1; and of those that were repaired. */
  unknown: number;
  repaired: number;
  /** 1 where Lunr and the classifier put the same article first, else 0. */
  agreed: number;
  /** Words of the question. */
  length: number;
}

/** A phrasing of an article: the text as the editor wrote it and its stems. */
export interface Phrasing {
  text: string;
  stems: ReadonlySet<string>;
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

/** The phrasing most like the question, by the cosine of their stems weighted by rarity; null where none shares a word. */
export function nearestPhrasing(
  question: ReadonlySet<string>,
  phrasings: readonly Phrasing[],
  rarity: Rarity,
): { phrasing: Phrasing; likeness: number } | null {
  const length = (stems: ReadonlySet<string>) => Math.sqrt([...stems].reduce((sum, stem) => sum + rarity(stem) ** 2, 0));
  const own = length(question);
  let best: { phrasing: Phrasing; likeness: number } | null = null;
  for (const phrasing of phrasings) {
    let shared = 0;
    for (const stem of phrasing.stems) if (question.has(stem)) shared += rarity(stem) ** 2;
    const likeness = shared === 0 ? 0 : shared / (own * length(phrasing.stems));
    if (likeness > (best?.likeness ?? 0)) best = { phrasing, likeness };
  }
  return best;
}
