/**
 * Stemmers and function words of languages other than English, from the package lunr-languages (Snowball's algorithms). Its
 * files extend a Lunr they are handed; they get a stand-in that only keeps what they bring, so that Lunr itself stays as
 * it is. A language is loaded when its first article is read.
 */
import { createRequire } from 'node:module';

/** What is known of a language. Words are folded. */
export interface LanguagePack {
  stem(word: string): string;
  functionWords: readonly string[];
}

/** The file of each language; where words are folded too much for an algorithm to work (Greek, Turkish …) there is none. */
const FILES: Readonly<Record<string, string>> = { da: 'da', de: 'de', es: 'es', fi: 'fi', fr: 'fr', hu: 'hu', it: 'it', nb: 'no', nl: 'nl', nn: 'no', no: 'no', pt: 'pt', ro: 'ro', ru: 'ru', sv: 'sv' };

/**
 * Marks that folding took off endings which an algorithm knows by them. Both languages write them always, so that
 * `devolución` and `devoluciones` can share their stem.
 */
const MARKED: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  es: [[/([cs])ion$/, '$1ión']],
  pt: [[/cao$/, 'ção'], [/coes$/, 'ção'], [/avel$/, 'ável'], [/ivel$/, 'ível']],
};

interface StandIn {
  [language: string]: unknown;
  generateStopWordFilter(words: readonly string[]): () => void;
  Pipeline: { registerFunction(): void };
}

const loaded = new Map<string, LanguagePack | null>();

/** The pack of a locale's language; null where there is none. */
export function languagePack(locale: string): LanguagePack | null {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const file = Object.hasOwn(FILES, language) ? FILES[language] : undefined;
  const pack = file === undefined ? null : load(file, MARKED[language] ?? []);
  loaded.set(language, pack);
  return pack;
}

function load(file: string, marked: readonly (readonly [RegExp, string])[]): LanguagePack | null {
  let words: readonly string[] = [];
  const lunr: StandIn = { generateStopWordFilter: (list) => ((words = list), () => undefined), Pipeline: { registerFunction: () => undefined } };
  const require = createRequire(import.meta.url);
  try {
    for (const path of ['lunr-languages/lunr.stemmer.support', `lunr-languages/lunr.${file}`]) (require(path) as (into: StandIn) => void)(lunr);
  } catch {
    // Not installed: words stand for themselves, and runs of letters forgive their endings.
    return null;
  }
  const { stemmer } = lunr[file] as { stemmer(word: string): string };
  const stem = (word: string): string => withoutMarks(stemmer(marked.reduce((text, [ending, with_]) => text.replace(ending, with_), word)));
  return { stem, functionWords: words.map((word) => withoutMarks(word.toLowerCase())) };
}

const withoutMarks = (word: string): string => word.normalize('NFKD').replace(/([\p{Script=Latin}])\p{M}+/gu, '$1').normalize('NFC');
