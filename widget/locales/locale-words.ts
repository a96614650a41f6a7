import type { GivenWords } from '../words.ts';

/** Languages other than English, each fetched by whoever reads it. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ words: GivenWords }>>> = {
  de: () => import('./german.ts'),
  es: () => import('./spanish.ts'),
  fr: () => import('./french.ts'),
  it: () => import('./italian.ts'),
  nl: () => import('./dutch.ts'),
  pt: () => import('./portuguese.ts'),
};

/** The words for a locale such as "de-AT"; none for English, for other languages, and where they cannot be fetched. */
export async function localeWords(locale: string): Promise<GivenWords> {
  try {
    return (await LANGUAGES[locale.slice(0, 2).toLowerCase()]?.())?.words ?? {};
  } catch {
    return {};
  }
}
