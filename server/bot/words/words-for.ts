import type { BotWords } from './bot-words.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

const WORDS: Readonly<Record<string, BotWords>> = { en: english, de: german, fr: french, es: spanish, it: italian, nl: dutch, pt: portuguese };

/** The bot's words in the language of a locale; English where there are none. */
export function wordsFor(locale: string): BotWords {
  return WORDS[languageOf(locale)] ?? english;
}

/** Whether the bot has words of its own in the language of a locale. */
export const hasWords = (locale: string): boolean => Object.hasOwn(WORDS, languageOf(locale));

/** The language of a locale: "de" of "de-AT". */
export const languageOf = (locale: string): string => locale.toLowerCase().split('-')[0] ?? 'en';

/** A sentence with its gaps filled. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}
