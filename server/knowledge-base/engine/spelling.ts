/**
 * Repairs the spelling of a question: a slip of the fingers should not cost an answer. Words that are not known become
 * known ones near them, a word that two were typed into is parted, a space in the wrong place is moved; of all readings
 * the likeliest is taken, which slips make less likely and neighbours that go together make more.
 */
import { listNearWords } from './near-words.ts';
import type { WordOdds } from './word-odds.ts';

/** A part of a question: words as written, and as they were meant; mostly one word that means itself. */
export interface ReadPart {
  /** How many of the written words it takes. */
  taken: number;
  meant: readonly string[];
  isRepaired: boolean;
}

/** Reads a question's folded words. */
export type Speller = (written: readonly string[]) => ReadPart[];

/** What a slip costs, as a negative logarithm: about one letter in a hundred goes wrong, in one of many ways. */
const SLIP_COST = 6;
/** How many slips a word may be thought to hold before it is more likely a word that nobody knows, by its length in letters. */
const SLIPS_BELIEVED = [0, 0, 0.4, 0.7, 1, 1, 1.3, 1.6, 2.1];
/** A word that is known may be a slip too, but its neighbours must say so more clearly: as if by so many slips more. */
const KNOWN_WORD_SLIPS = 0.6;
/** Words that are parted are at least this long. */
const PARTED_FROM = 4;
/** Words near one that are considered. */
const NEAR_MAX = 6;
const DIGIT = /\p{N}/u;

/** A way to read the next one or two written words. */
interface Reading {
  taken: number;
  meant: readonly string[];
  slips: number;
}

/** Builds a speller. `isKnownForm` says whether a word that is not listed is a form of one that is, and so no slip. */
export function buildSpeller(odds: WordOdds, isKnownForm: (word: string) => boolean): Speller {
  const near = listNearWords(odds.words);
  const isKnown = (word: string) => odds.isKnown(word) || isKnownForm(word) || DIGIT.test(word);
  const believed = (word: string) => SLIPS_BELIEVED[Math.min(word.length, SLIPS_BELIEVED.length - 1)] ?? 0;
  const unknownCost = (word: string) => odds.rareCost + SLIP_COST * believed(word);
  const costOf = (word: string, before: string | null) => (odds.isKnown(word) ? odds.cost(word, before) : isKnown(word) ? odds.rareCost : unknownCost(word));

  function readings(word: string, next: string | undefined): Reading[] {
    const all: Reading[] = [{ taken: 1, meant: [word], slips: 0 }];
    const isListed = isKnown(word);
    const doubt = isListed ? KNOWN_WORD_SLIPS : 0;
    const close = near(word).filter((found) => found.word !== word).sort((a, b) => a.slips - b.slips || a.rank - b.rank);
    for (const { word: meant, slips } of close.slice(0, NEAR_MAX)) all.push({ taken: 1, meant: [meant], slips: slips + doubt });
    if (!isListed && word.length >= PARTED_FROM) all.push(...parted(word).map((meant) => ({ taken: 1, meant, slips: 1 })));
    if (next !== undefined && !(isKnown(word) && isKnown(next)) && !DIGIT.test(word + next)) {
      const both = word + next;
      if (odds.isKnown(both)) all.push({ taken: 2, meant: [both], slips: 1 });
      for (const at of [word.length - 1, word.length + 1]) {
        const meant = [both.slice(0, at), both.slice(at)];
        if (meant.every((part) => odds.isKnown(part))) all.push({ taken: 2, meant, slips: 1 });
      }
    }
    return all;
  }

  /** Two known words that are left when the word is cut, or when one letter of it was meant to be a space. */
  function parted(word: string): string[][] {
    const found: string[][] = [];
    for (let at = 1; at < word.length; at += 1) {
      for (const from of [at, at + 1]) {
        const parts = [word.slice(0, at), word.slice(from)];
        if (parts.every((part) => odds.isKnown(part))) found.push(parts);
      }
    }
    return found;
  }

  return (written) => {
    // The cheapest way to each place, by the last word before it.
    const best: Map<string, { cost: number; from: { at: number; last: string } | null; reading: Reading | null }>[] = written.map(() => new Map());
    best.push(new Map());
    best[0]?.set('', { cost: 0, from: null, reading: null });
    written.forEach((word, at) => {
      const options = readings(word, written[at + 1]);
      for (const [last, { cost: before }] of best[at] ?? []) {
        for (const reading of options) {
          let cost = before + reading.slips * SLIP_COST;
          let previous: string | null = last === '' ? null : last;
          for (const meant of reading.meant) {
            cost += costOf(meant, previous);
            previous = meant;
          }
          const reached = best[at + reading.taken] as NonNullable<(typeof best)[number]>;
          const end = previous ?? '';
          if (cost < (reached.get(end)?.cost ?? Number.POSITIVE_INFINITY)) reached.set(end, { cost, from: { at, last }, reading });
        }
      }
    });
    const ends = [...(best[written.length] ?? [])].sort(([, a], [, b]) => a.cost - b.cost);
    const parts: ReadPart[] = [];
    let step = ends[0]?.[1];
    while (step?.reading && step.from) {
      const { taken, meant, slips } = step.reading;
      parts.unshift({ taken, meant, isRepaired: slips > 0 });
      step = best[step.from.at]?.get(step.from.last);
    }
    return parts;
  };
}
