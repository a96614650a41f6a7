/**
 * Words that carry a sentence more than its topic. They are not dropped, because "how" and "when" do tell questions
 * apart, but they weigh half. Only closed classes of English are listed (articles, pronouns, auxiliaries,
 * prepositions, conjunctions, question words), never nouns or verbs of any business. Other languages
 * have the lists of their packs; where there is none, every word weighs the same and rarity alone decides.
 */
import { languagePack } from './language-pack.ts';
import type { Stemmer } from './words.ts';

const ENGLISH =
  'a an the and or but if so than then there here of to in on at for with by from as about into out up off over ' +
  'i im ive id you he she it we they me him her us them my your his its our their mine yours this that these those ' +
  'is am are was were be been being do does did doing done have has had having can could will would shall should may ' +
  'might must dont doesnt didnt cant couldnt wont isnt arent wasnt havent hasnt not no what which who whom whose how ' +
  'when where why please just some any';

/** How much a function word counts beside a word of meaning. 0.3–0.6 were equal within noise on two sets of questions. */
const FUNCTION_WORD_WEIGHT = 0.5;

/** The function words of a locale that are known, folded. */
export function functionWords(locale: string): readonly string[] {
  return /^en(-|$)/i.test(locale) ? ENGLISH.split(' ') : (languagePack(locale)?.functionWords ?? []);
}

/** The weight of a stem in a question: 1, or half for a function word of the locale. */
export function wordWeights(locale: string, stem: Stemmer): (stem: string) => number {
  const listed = new Set(functionWords(locale).map(stem));
  return (term) => (listed.has(term) ? FUNCTION_WORD_WEIGHT : 1);
}
