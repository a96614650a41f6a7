import { classProbabilities } from './classifier.ts';
import type { LexicalHit } from './lexical-index.ts';
import type { Learnt, Opinion } from './ranking.ts';
import type { SentenceHead } from './sentence-head.ts';
import { headScores } from './sentence-head.ts';
import { tokenFeatures } from './token-features.ts';

/** A question as the opinions need it. The vector is null where there is none. */
export interface OpinionQuestion {
  words: readonly string[];
  stems: readonly string[];
  vector: Float32Array | null;
}

/** What to ask besides Lunr: what was learnt, and a head whose classes are `slugs`. */
export interface OpinionSources {
  learnt: Learnt | null;
  head: SentenceHead | null;
  slugs: readonly string[];
}

/** Articles taken from the classifier and the head that Lunr did not find. */
const TAKEN = 10;
/** Keeps logarithms finite. */
const LEAST = 1e-6;

/** What Lunr, the classifier and the head say of those articles that any of them thinks of. */
export function gatherOpinions(hits: readonly LexicalHit[], { words, stems, vector }: OpinionQuestion, { learnt, head, slugs }: OpinionSources): Omit<Opinion, 'nearness'>[] {
  const lexical = new Map(hits.map(({ slug, score }) => [slug, score]));
  const wording = learnt === null ? null : wordingOf(learnt, words, stems);
  const meaning = head === null || vector === null ? null : meaningOf(head, slugs, vector, learnt !== null);
  const wanted = new Set([...lexical.keys(), ...(wording === null ? [] : top(wording)), ...(meaning === null ? [] : top(meaning))]);
  const said = learnt === null ? null : unheardOf(hits);
  return [...wanted].map((slug) => ({
    slug,
    lexical: lexical.get(slug) ?? 0,
    // An article that came after the lesson is thought as likely as Lunr thinks.
    wording: wording === null ? 0 : (wording.get(slug) ?? said?.get(slug) ?? Math.log(LEAST)),
    meaning: meaning?.get(slug) ?? 0,
  }));
}

function wordingOf({ classifier, slugs }: Learnt, words: readonly string[], stems: readonly string[]): Map<string, number> | null {
  const features = tokenFeatures(words, stems, (bucket) => classifier.rarity[bucket] ?? 0);
  if (features.buckets.length === 0) return null;
  const chances = classProbabilities(classifier, features);
  return new Map(slugs.map((slug, i) => [slug, Math.log((chances[i] as number) + LEAST)]));
}

function meaningOf(head: SentenceHead, slugs: readonly string[], vector: Float32Array, isTrained: boolean): Map<string, number> {
  const scores = headScores(head, vector);
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (const score of scores) {
    if (score > highest) highest = score;
    if (score < lowest && score > Number.NEGATIVE_INFINITY) lowest = score;
  }
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - highest);
  const from = isTrained ? highest + Math.log(sum) : 0;
  // An article without a vector is as unlikely as the least likely one that has a vector.
  return new Map(slugs.map((slug, i) => [slug, Math.max(scores[i] as number, lowest) - from]));
}

/** Lunr's scores as logarithms of probabilities, at a temperature of 2. */
function unheardOf(hits: readonly LexicalHit[]): Map<string, number> {
  const highest = hits[0]?.score ?? 0;
  const all = hits.reduce((sum, { score }) => sum + Math.exp((score - highest) / 2), 0);
  return new Map(hits.map(({ slug, score }) => [slug, (score - highest) / 2 - Math.log(all)]));
}

/** The keys with the highest values. */
function top(values: ReadonlyMap<string, number>): string[] {
  const best: [string, number][] = [];
  for (const [slug, value] of values) {
    const last = best[TAKEN - 1];
    if (last !== undefined && value <= last[1]) continue;
    const at = best.findIndex(([, other]) => value > other);
    best.splice(at === -1 ? best.length : at, 0, [slug, value]);
    if (best.length > TAKEN) best.pop();
  }
  return best.map(([slug]) => slug);
}
