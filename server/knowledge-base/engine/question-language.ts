/**
 * Which language's articles a question is put to. A visitor's browser says one thing, and the visitor may write another:
 * "Wo ist mein Paket?" on an English page finds nothing in English articles. What speaks for a language is how many of the
 * question's words its articles (and its function words) know; a model of letters helps where that is unclear.
 */
import { franc } from 'franc-min';

/** A language that a question could be put to. */
export interface LanguageChoice {
  /** As in `de` or `de-at`. */
  locale: string;
  /** Share of a text's words that are known there, 0–1. */
  coverage(text: string): number;
}

/** Another language must know so much more of the question, where its own knows any: product names are known in several. */
const CLEARLY_MORE = 0.34;
/** With less than that but more than this, the model of letters must agree. */
const MORE = 0.15;
/** The model is wrong too often about texts shorter than this, in characters. */
const MODEL_FROM = 24;
/** A question of which the language it was put to knows more than this is not said to be foreign. */
const FOREIGN_BELOW = 0.4;
/** Characters that are looked at. */
const LOOKED_AT = 400;

/** The choice that fits a question: the expected one, unless the question is clearly in another language. */
export function choiceFor<C extends LanguageChoice>(expected: C, choices: readonly C[], question: string): C {
  const others = choices.filter((choice) => languageOf(choice.locale) !== languageOf(expected.locale));
  if (others.length === 0) return expected;
  const text = question.slice(0, LOOKED_AT);
  const own = expected.coverage(text);
  const [best] = others.map((choice) => ({ choice, known: choice.coverage(text) })).sort((a, b) => b.known - a.known);
  if (best === undefined || best.known - own < MORE) return expected;
  if (best.known - own >= CLEARLY_MORE || own === 0) return best.choice;
  return written(text, [expected, ...others].map(({ locale }) => locale)) === languageOf(best.choice.locale) ? best.choice : expected;
}

/** The language that a question was written in, as in `fr`, where that is clearly another one than was asked; else null. */
export function foreignLanguage(asked: LanguageChoice, question: string): string | null {
  const text = question.slice(0, LOOKED_AT);
  if (asked.coverage(text) >= FOREIGN_BELOW) return null;
  const language = written(text);
  return language === null || language === languageOf(asked.locale) ? null : language;
}

/** What the model of letters says, of these languages or of all it knows; null where the text is too short for it. */
function written(text: string, locales?: readonly string[]): string | null {
  if (text.trim().length < MODEL_FROM) return null;
  const only = locales?.flatMap((locale) => THREE_LETTERS.get(languageOf(locale)) ?? []);
  const found = franc(text, only === undefined ? {} : { only });
  return found === 'und' ? null : twoLetters(found);
}

const languageOf = (locale: string): string => locale.toLowerCase().split('-')[0] ?? '';

function twoLetters(code: string): string {
  try {
    return Intl.getCanonicalLocales(code)[0] ?? code;
  } catch {
    return code;
  }
}

/** The model's codes of languages that websites are written in, by their usual ones. */
const THREE_LETTERS: ReadonlyMap<string, string> = new Map(
  ['arb', 'bul', 'ces', 'cmn', 'deu', 'ell', 'eng', 'fra', 'heb', 'hin', 'hun', 'ind', 'ita', 'jpn', 'kor', 'nld', 'pes', 'pol', 'por', 'ron', 'rus', 'spa', 'srp', 'swe', 'tha', 'tur', 'ukr', 'vie'].map((code) => [twoLetters(code), code]),
);
