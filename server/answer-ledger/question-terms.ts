import { MASKS } from '../kernel/mask-text.ts';
import { foldedWords, functionWords, stemmerFor } from '../knowledge-base/index.ts';

/** Most terms of a question that are compared. */
const TERMS_MAX = 40;
/** What masking puts in the place of private data; it says nothing about the topic. */
const MASK = new RegExp(Object.values(MASKS).map((mask) => mask.replace(/[[\]]/g, '\\$&')).join('|'), 'g');

/** A text without what masking has put in the place of private data. */
export const withoutMasks = (text: string): string => text.replace(MASK, ' ').replace(/\s+/g, ' ').trim();

/** The stems of a question that tell its topic, each once: without function words, unless there is nothing else, and without numbers. */
export function questionTerms(text: string, locale: string): readonly string[] {
  const words = foldedWords(text.replace(MASK, ' '), 200).filter((word) => !/^\p{N}+$/u.test(word));
  const stem = stemmerFor(locale);
  const light = new Set(functionWords(locale));
  const heavy = words.filter((word) => !light.has(word));
  return [...new Set((heavy.length > 0 ? heavy : words).map(stem))].slice(0, TERMS_MAX);
}

/** From this share of common terms on, two questions of one person ask the like. */
const LIKE_FROM = 0.5;

/** Whether two questions ask the like: the terms they share, of all they have (Jaccard). */
export function areLike(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const common = a.filter((term) => b.includes(term)).length;
  return common / (a.length + b.length - common) >= LIKE_FROM;
}
