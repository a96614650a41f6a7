import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { counted, fill, LANGUAGES, wordsFor } from './words.ts';

/** Each sentence by its path, with the places that values go to. */
function places(words: unknown, path = ''): [path: string, places: readonly string[]][] {
  if (typeof words === 'string') return [[path, [...words.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()]];
  return Object.entries(words as object).flatMap(([name, part]) => places(part, `${path}/${name}`));
}

describe('the words of the help site', () => {
  it.each(Object.keys(LANGUAGES))('say in %s all that English says, with the same values in them', (language) => {
    expect(places(LANGUAGES[language]).map(([path]) => path)).toEqual(places(en).map(([path]) => path));
    expect(places(LANGUAGES[language])).toEqual(places(en));
    expect(places(LANGUAGES[language]).length).toBeGreaterThan(50);
  });

  it('are those of the language, whatever the region, else English', () => {
    expect(['de-AT', 'FR', 'pt-BR', 'constructor', ''].map((locale) => wordsFor(locale).language)).toEqual(['de', 'fr', 'en', 'en', 'en']);
  });

  it('take values as they are, also those that look like places', () => {
    expect(fill('{count} for {query}', { count: 2, query: '{count} $& {x}' })).toBe('2 for {count} $& {x}');
    expect(counted(en.resultsFor, 1, { query: 'a' })).toBe('1 article for “a”');
  });
});
