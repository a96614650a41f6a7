/**
 * What a message is beside what was said before: a follow-up, several questions in one, a choice from a list, a refusal or
 * a correction. Like all reading here it goes by wording alone, in every language there are words for.
 */
import { foldedWords } from '../engine/words.ts';
import type { ReadableLanguage } from './languages.ts';
import { LANGUAGES, languagesFor } from './languages.ts';

/** Words of a message that are looked at. */
const WORDS_READ = 400;
/** A question that begins with "for" or "with" hangs on the one before only where it is no longer than this, in words. */
const LEAD_MAX = 6;
/** A question that points at something ("it", "there") may hang on the one before up to this length, in words. */
const POINTING_MAX = 9;
/** A question of so few words may mean anything. */
const SHORT_MAX = 3;

const folded = (message: string): string => foldedWords(message, WORDS_READ).join(' ');
const some = (test: (language: ReadableLanguage) => boolean): boolean => LANGUAGES.some(test);

/** Whether a message speaks of getting money back. */
export function speaksOfRefund(message: string): boolean {
  const text = folded(message);
  return some(({ refund }) => refund.test(text));
}

/**
 * How a question hangs on the one before: `says` so by its first words, `points` at it ("can it be washed?"), `may` because
 * it is so short; null where it stands by itself. `rest` is the question without "and" and "what about".
 */
export function readFollowUp(message: string, locale: string): { hangs: 'says' | 'points' | 'may'; rest: string } | null {
  const words = foldedWords(message, WORDS_READ);
  const text = words.join(' ');
  // Short words mean other things in other languages: only the customer's own, and English, are asked.
  const languages = languagesFor(locale).filter(({ language }, i) => i === 0 || language === 'en');
  for (const { followUp, lead } of languages) {
    const begun = followUp.exec(text)?.[0];
    if (begun !== undefined && begun.length < text.length) return { hangs: 'says', rest: text.slice(begun.length).trim() };
    if (words.length <= LEAD_MAX && lead.test(text)) return { hangs: 'says', rest: text };
  }
  if (words.length <= POINTING_MAX && languages.some(({ pointer }) => pointer.test(text))) return { hangs: 'points', rest: text };
  return words.length <= SHORT_MAX ? { hangs: 'may', rest: text } : null;
}

/** What a message asks about opening: when people are there, or whether something is open (a shop, perhaps). */
export function asksForHours(message: string): 'people' | 'any' | null {
  const text = folded(message);
  if (some(({ hoursOfPeople }) => hoursOfPeople.test(text))) return 'people';
  return some(({ hoursOfAny }) => hoursOfAny.test(text)) ? 'any' : null;
}

/** Whether somebody says, and nothing else, that they do not have or will not give what was asked for. */
export function isUnable(message: string): boolean {
  const text = folded(message);
  return some(({ wording }) => wording.unable.includes(text));
}

/** Words that call off what was begun, folded. */
const CANCEL =
  /^(?:never ?mind|forget (?:it|about it)|cancel(?: that| it| this)?|stop asking|vergiss es|vergessen sie es|abbrechen|lass gut sein|schon gut|laissez tomber|laisse tomber|annuler|dejalo|olvidalo|cancelar|lascia stare|lascia perdere|annulla|laat maar|annuleren|deixa(?: pra la)?|esquece|esqueca)$/;

/** Whether a message calls off what was begun. */
export const isCancel = (message: string): boolean => CANCEL.test(folded(message));

/** Whether a message puts something right. */
export function isCorrection(message: string): boolean {
  const text = folded(message);
  return some(({ corrections }) => corrections.test(text));
}

/** Whether the words before a value say that it is not this one: "4712, not" before "4711". */
export function deniesNext(before: string): boolean {
  const text = `${foldedWords(before).slice(-4).join(' ')} `;
  return some(({ not }) => not.test(` ${text}`));
}

/** Which of a list is meant, from 0: by its number, "the second one" or "the last"; null where none is. */
export function choiceIn(message: string, length: number): number | null {
  const text = folded(message);
  const number = /^(?:(?:no|nr|number|nummer|numero|option|answer|choice) )?(\d{1,2})$/.exec(text)?.[1];
  if (number !== undefined) return Number(number) >= 1 && Number(number) <= length ? Number(number) - 1 : null;
  for (const { wording } of LANGUAGES) {
    const at = wording.ordinals.findIndex((names) => names.some((name) => text === name || text === `${name} please`));
    if (at === wording.ordinals.length - 1) return length - 1;
    if (at >= 0) return at < length ? at : null;
  }
  return null;
}

/** Whether a message names today or yesterday, as days before today. */
export function dayNamed(message: string): 0 | 1 | null {
  const words = new Set(foldedWords(message, WORDS_READ));
  if (some(({ wording }) => words.has(wording.days.today))) return 0;
  return some(({ wording }) => words.has(wording.days.yesterday)) ? 1 : null;
}
