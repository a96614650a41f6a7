/** Reads a question: cuts it into words, repairs their spelling, and adds what synonyms say. */
import { textToEmbed } from './sentence-encoder.ts';
import type { Speller } from './spelling.ts';
import type { SynonymTable } from './synonym-table.ts';
import type { Stemmer } from './words.ts';
import { foldedWords } from './words.ts';

/** A question that was read. The first three lists go together, word by word. */
export interface ReadQuestion {
  /** As the customer wrote it, folded. */
  written: readonly string[];
  meant: readonly string[];
  stems: readonly string[];
  own: ReadonlySet<string>;
  /** Stems of words that were repaired, which may not be what was meant. */
  doubted: ReadonlySet<string>;
  /** Stems that synonyms add. */
  synonyms: readonly string[];
}

/** What the reader does. */
export interface QuestionReader {
  read(question: string): ReadQuestion;
  /** The question with its slips repaired, otherwise as it was written. */
  respell(question: string): string;
  /** The same in the form in which texts are embedded; empty where there is nothing to embed. */
  textToEmbed(question: string): string;
}

/** Words of a question that are read; what comes later is left out. */
const WORDS_MAX = 400;
const WRITTEN_WORD = /[\p{L}\p{N}\p{M}'’`´]+/gu;

interface Word {
  word: string;
  from: number;
  to: number;
}

/** Builds a reader. `withoutPhrases` leaves out what customers say without meaning it. */
export function buildQuestionReader(spell: Speller, stem: Stemmer, synonyms: SynonymTable, withoutPhrases: (words: readonly string[]) => string[]): QuestionReader {
  function respell(question: string): string {
    const words = wordsOf(question);
    let text = '';
    let copied = 0;
    let at = 0;
    for (const { taken, meant, isRepaired } of spell(words.map(({ word }) => word))) {
      const [first, last] = [words[at], words[at + taken - 1]];
      at += taken;
      if (!isRepaired || first === undefined || last === undefined || first.from < copied) continue;
      text += question.slice(copied, first.from) + meant.join(' ');
      copied = last.to;
    }
    return text + question.slice(copied);
  }

  return {
    respell,
    textToEmbed(question) {
      const text = respell(question);
      const words = foldedWords(text, WORDS_MAX);
      const meant = withoutPhrases(words);
      return textToEmbed(meant.length === words.length ? text : meant.join(' '));
    },
    read(question) {
      const words = withoutPhrases(wordsOf(question).map(({ word }) => word));
      const read = { written: [] as string[], meant: [] as string[], doubted: new Set<string>() };
      let at = 0;
      for (const { taken, meant, isRepaired } of spell(words)) {
        const written = words.slice(at, at + taken).join(' ');
        at += taken;
        for (const word of meant) {
          read.written.push(written);
          read.meant.push(word);
          if (isRepaired) read.doubted.add(stem(word));
        }
      }
      const stems = read.meant.map(stem);
      return { ...read, stems, own: new Set(stems), synonyms: synonyms(stems) };
    },
  };
}

/** The folded words of a text, and where each stands in it. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WRITTEN_WORD)) {
    for (const word of foldedWords(match[0])) words.push({ word, from: match.index, to: match.index + match[0].length });
    if (words.length >= WORDS_MAX) return words.slice(0, WORDS_MAX);
  }
  return words;
}
