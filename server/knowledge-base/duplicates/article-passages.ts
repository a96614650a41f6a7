import { inlineText, plainText } from '../../../protocol/rich-text.ts';
import type { Block } from '../../../protocol/rich-text.ts';
import type { Article } from '../article.ts';
import { hashOf } from '../engine/hash.ts';
import { functionWords } from '../engine/function-words.ts';
import { foldedWords, stemmerFor } from '../engine/words.ts';
import { markdownBlocks } from '../markdown/markdown.ts';
import { sections } from '../markdown/sections.ts';
import type { SnippetExpander } from '../snippets/expand-snippets.ts';
import { signature } from './min-hash.ts';
import { numbersIn, withoutNumbers } from './numbers.ts';

/** A text that is compared with others. `set` are hashes of what it is compared by. */
export interface Comparable {
  heading: string | null;
  text: string;
  set: ReadonlySet<number>;
  signature: Uint32Array;
  /** The numbers in it, in order; empty for what is compared as a whole. */
  numbers: readonly string[];
}

/** What of an article is compared: its passages whole, its sentences with numbers, and its questions as sets of stems. */
export interface ArticlePassages {
  passages: readonly Comparable[];
  sentences: readonly Comparable[];
  questions: readonly { text: string; key: string }[];
}

/** Words of a run that is compared; neighbours matter. */
const SHINGLE = 4;
/** Shorter texts are alike by chance: in words, of sentences in those that carry meaning. */
const PASSAGE_MIN = 12;
const SENTENCE_MIN = 5;
/** What of one article is looked at: a book would be compared with everything. */
const PASSAGES_MAX = 200;
const SENTENCES_MAX = 200;

/** Cuts an article, as readers have it, into what is compared. Snippets are one text on purpose: they are left out. */
export function articlePassages(article: Pick<Article, 'body' | 'questions' | 'locale' | 'title'>, expandNothing: SnippetExpander): ArticlePassages {
  const stem = stemmerFor(article.locale);
  const courtesies = new Set(functionWords(article.locale));
  const passages: Comparable[] = [];
  const sentences: Comparable[] = [];
  for (const { heading, blocks } of sections(markdownBlocks(expandNothing(article.body, article.locale).text))) {
    for (const text of blocks.flatMap(textsOf)) {
      const words = foldedWords(text);
      if (words.length >= PASSAGE_MIN && passages.length < PASSAGES_MAX) passages.push(comparable(heading?.text ?? null, text, shingles(words), []));
      for (const sentence of sentencesOf(text)) {
        const numbers = numbersIn(sentence, article.locale);
        const rest = foldedWords(withoutNumbers(sentence, article.locale)).filter((word) => !courtesies.has(word)).map(stem);
        if (numbers.length === 0 || rest.length < SENTENCE_MIN || sentences.length >= SENTENCES_MAX) continue;
        sentences.push(comparable(heading?.text ?? null, sentence, rest, numbers));
      }
    }
  }
  const questions = article.questions.map((text) => ({ text, key: [...new Set(foldedWords(text).map(stem))].sort().join(' ') }));
  return { passages, sentences, questions: questions.filter(({ key }) => key.includes(' ')) };
}

function comparable(heading: string | null, text: string, parts: readonly string[], numbers: readonly string[]): Comparable {
  const set = new Set(parts.map(hashOf));
  return { heading, text, set, signature: signature(set), numbers };
}

function shingles(words: readonly string[]): string[] {
  return words.slice(SHINGLE - 1).map((_, i) => words.slice(i, i + SHINGLE).join(' '));
}

/** The texts of a block that stand for themselves: a list as a whole, each row of a table with the words of its columns. */
function textsOf(block: Block): string[] {
  switch (block.t) {
    case 'table':
      return block.rows.map((row) => row.map((cell, i) => `${inlineText(block.head[i] ?? [])} ${inlineText(cell)}`.trim()).join(', '));
    case 'rule':
    case 'image':
    case 'heading':
      return [];
    default:
      return [plainText([block])];
  }
}

/** A full stop ends a sentence where a space and a capital letter or the end follow; so do lines. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}])|\n/u).map((sentence) => sentence.replace(/^[-•\d.)\s]{0,4}(?=\p{L})/u, '').trim());
