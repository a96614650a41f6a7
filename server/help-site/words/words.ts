import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { HelpWords } from './help-words.ts';

/** Every wording, by language. */
export const LANGUAGES: Readonly<Record<string, HelpWords>> = { en, de, es, fr };

/** The wording for a locale, and the language it is in: English where there is no translation. */
export function wordsFor(locale: string): { words: HelpWords; language: string } {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  const words = Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined;
  return words === undefined ? { words: en, language: 'en' } : { words, language };
}

/** Puts values into words: `{count}` becomes what `values` names `count`. */
export function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) => String(Object.hasOwn(values, name) ? values[name] : place));
}

/** "1 article", "5 articles": words for one and for others, with `{count}` and what else `values` names. */
export function counted([one, others]: readonly [string, string], count: number, values: Readonly<Record<string, string>> = {}): string {
  return fill(count === 1 ? one : others, { ...values, count });
}
