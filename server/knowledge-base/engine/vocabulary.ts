import type { SynonymGroup } from '../files/synonyms-file.ts';
import { functionWords } from './function-words.ts';
import type { ArticleWords } from './lexical-index.ts';
import { foldedWords } from './words.ts';

/** How much a word of a phrasing counts beside one of a body: customers' words are meant more often. */
const PHRASING_WEIGHT = 5;

/** The words that a base knows, folded, with how often they are used; function words are known wherever there is a list. */
export function vocabularyOf(articles: readonly ArticleWords[], synonyms: readonly SynonymGroup[], locale: string): Map<string, number> {
  const used = new Map<string, number>();
  const count = (words: readonly string[], times: number) => {
    for (const word of words) used.set(word, (used.get(word) ?? 0) + times);
  };
  for (const { phrasings, headings, body } of articles) {
    for (const words of phrasings) count(words, PHRASING_WEIGHT);
    count(headings, 1);
    count(body, 1);
  }
  for (const group of synonyms) for (const word of group) count(foldedWords(word), 1);
  count(functionWords(locale), PHRASING_WEIGHT);
  return used;
}
