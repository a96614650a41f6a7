/**
 * Lunr's scores without Lunr's objects. Lunr keeps an object for each word of each article: 10,000 articles of 300 words
 * take 1.4 GB, 38 s to build and half a second a question. This holds the same numbers (its BM25 with boosts for fields,
 * rounded to thousandths as Lunr does) in flat arrays, six bytes a word of an article. A test compares both.
 */
import { growingNumbers } from './growing-numbers.ts';
import type { AskedTerm, Bm25, IndexField, ScoredDocument, ScoringBuilder, ScoringIndex } from './scoring-index.ts';
import { termIds } from './term-ids.ts';

/** A document's number and a field's, in one: most fields there may be. */
const FIELDS_MAX = 8;
const PRECISION = 1_000;
const WEIGHT_MAX = 65_535;

/** Begins an index in flat arrays. */
export function compactBuilder(fields: readonly IndexField[], { k1, b }: Bm25): ScoringBuilder {
  const ids = termIds();
  // One entry for each term of each field of each document, in the order of documents and fields.
  const terms = growingNumbers();
  const places = growingNumbers();
  const counts = growingNumbers();
  const lengths = growingNumbers();
  let documents = 0;

  function build(): ScoringIndex {
    const fieldLengths = lengths.values();
    const averages = fields.map((_, f) => fieldLengths.reduce((sum, length, i) => (i % fields.length === f ? sum + length : sum), 0) / documents);
    const starts = new Uint32Array(ids.count + 1);
    for (const term of terms.values()) starts[term + 1] = (starts[term + 1] as number) + 1;
    // As Lunr counts: an article that has a term in two fields counts twice.
    const rarity = Float64Array.from(starts.subarray(1), (often) => Math.log(1 + Math.abs((documents - often + 0.5) / (often + 0.5))));
    for (let term = 0; term < ids.count; term += 1) starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);
    const next = starts.slice();
    const at = new Uint32Array(terms.length);
    const weights = new Uint16Array(terms.length);
    const [allTerms, allPlaces, allCounts] = [terms.values(), places.values(), counts.values()];
    for (let i = 0; i < allTerms.length; i += 1) {
      const term = allTerms[i] as number;
      const place = allPlaces[i] as number;
      const often = allCounts[i] as number;
      const field = place % FIELDS_MAX;
      const length = fieldLengths[Math.floor(place / FIELDS_MAX) * fields.length + field] as number;
      const bm25 = ((rarity[term] as number) * ((k1 + 1) * often)) / (k1 * (1 - b + b * (length / (averages[field] as number))) + often);
      const slot = next[term] as number;
      next[term] = slot + 1;
      at[slot] = place;
      weights[slot] = Math.min(WEIGHT_MAX, Math.round(bm25 * (fields[field] as IndexField).boost * PRECISION));
    }
    return compactIndex({ find: ids.find, starts, at, weights, documents, fields: fields.length });
  }

  return {
    build,
    add(words) {
      words.forEach((list, field) => {
        const often = new Map<string, number>();
        for (const term of list) often.set(term, (often.get(term) ?? 0) + 1);
        for (const [term, count] of often) {
          terms.push(ids.add(term));
          places.push(documents * FIELDS_MAX + field);
          counts.push(count);
        }
        lengths.push(list.length);
      });
      documents += 1;
    },
  };
}

interface Arrays {
  find(term: string): number;
  /** Where the entries of a term begin. */
  starts: Uint32Array;
  /** Document and field of an entry. */
  at: Uint32Array;
  /** Its weight, in thousandths. */
  weights: Uint16Array;
  documents: number;
  fields: number;
}

function compactIndex({ find, starts, at, weights, documents, fields }: Arrays): ScoringIndex {
  const scores = new Float64Array(documents);

  function search(asked: readonly AskedTerm[], limit: number): ScoredDocument[] {
    const boosts = new Map<number, Float64Array>();
    for (const { term, fields: wanted, boost } of asked) {
      const id = find(term);
      if (id === -1) continue;
      const known = boosts.get(id) ?? new Float64Array(fields);
      for (const field of wanted) known[field] = (known[field] as number) + boost;
      boosts.set(id, known);
    }
    const sizes = new Float64Array(fields);
    for (const boost of boosts.values()) boost.forEach((value, field) => (sizes[field] = (sizes[field] as number) + value * value));
    scores.fill(0);
    for (const [id, boost] of boosts) {
      const factors = boost.map((value, field) => (value === 0 ? 0 : value / Math.sqrt(sizes[field] as number) / PRECISION));
      const end = starts[id + 1] as number;
      for (let i = starts[id] as number; i < end; i += 1) {
        const place = at[i] as number;
        const factor = factors[place % FIELDS_MAX] as number;
        if (factor === 0) continue;
        const document = Math.floor(place / FIELDS_MAX);
        scores[document] = (scores[document] as number) + factor * (weights[i] as number);
      }
    }
    return top(scores, limit);
  }

  function holds(document: number, term: string, wanted: readonly number[]): boolean {
    const id = find(term);
    if (id === -1) return false;
    let low = starts[id] as number;
    let high = starts[id + 1] as number;
    const end = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((at[middle] as number) < document * FIELDS_MAX) low = middle + 1;
      else high = middle;
    }
    for (; low < end && Math.floor((at[low] as number) / FIELDS_MAX) === document; low += 1) if (wanted.includes((at[low] as number) % FIELDS_MAX)) return true;
    return false;
  }

  return { search, holds };
}

/** The highest scores, best first; equal ones in the order of documents. */
function top(scores: Float64Array, limit: number): ScoredDocument[] {
  const best: ScoredDocument[] = [];
  for (let document = 0; document < scores.length; document += 1) {
    const score = scores[document] as number;
    if (score <= 0 || (best.length === limit && score <= (best[limit - 1] as ScoredDocument).score)) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1] as ScoredDocument).score < score) place -= 1;
    best.splice(place, 0, { document, score });
    if (best.length > limit) best.pop();
  }
  return best;
}
