/**
 * How texts become words that can be compared: folded (case, accents, apostrophes), cut at everything that is
 * neither letter nor digit, and, where a stemmer for the language exists, reduced to their stem. Questions and
 * articles go through the same function, or nothing would match.
 */
import lunr from 'lunr';
import { cutWords, fold } from './fold.ts';
import { languagePack } from './language-pack.ts';

/** Longest word that is kept, in characters; what is longer is no word. */
const WORD_MAX = 40;

/** The folded words of a text, in order, at most `max` of them. Never holds a character that a query language could mean. */
export function foldedWords(text: string, max = Number.POSITIVE_INFINITY): string[] {
  const folded = fold(text).replace(/['’`´]s\b/g, '').replace(/['’`´]/g, '');
  const words: string[] = [];
  for (const word of cutWords(folded)) {
    if (words.length >= max) break;
    words.push(word.slice(0, WORD_MAX));
  }
  return words;
}

/** Gives the stem of a folded word. */
export type Stemmer = (word: string) => string;

/** The stemmer for a locale: Porter's for English, Snowball's for a dozen other languages, else the word itself. */
export function stemmerFor(locale: string): Stemmer {
  const reduce = /^en(-|$)/i.test(locale) ? (word: string) => lunr.stemmer(new lunr.Token(word, {})).toString() : languagePack(locale)?.stem;
  if (reduce === undefined) return (word) => word;
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const stem = reduce(word);
    if (known.size < STEMS_KEPT) known.set(word, stem);
    return stem;
  };
}

/** Stems remembered per stemmer; customers' typing errors would let the memory grow without end. */
const STEMS_KEPT = 50_000;

/** Neighbouring words as one term each. */
export function wordPairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => `${words[i]}_${word}`);
}

/** Runs of three characters, with the edges of words marked, so that a misspelled word still shares most of them. */
export function trigrams(words: readonly string[]): string[] {
  const grams: string[] = [];
  for (const word of words) {
    const letters = [...`_${word}_`];
    for (let i = 0; i + 3 <= letters.length; i += 1) grams.push(letters.slice(i, i + 3).join(''));
  }
  return grams;
}
