import { LANGUAGES } from './languages.ts';

/** A message is not cut into more pieces than this. */
const PARTS_MAX = 8;
/** What is shorter, in words, is no question of its own. */
const WORDS_MIN = 3;

const wordsOf = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * The questions of a message, in order; the message as a whole where it holds one. A sentence that asks nothing belongs to
 * the question behind it (or before, at the end): it says what the question is about.
 */
export function splitQuestions(message: string): readonly string[] {
  const sentences = message.split(/(?<=[?？؟])\s*|\n+|(?<=[.!])\s+(?=\p{Lu}|[¿¡])/u).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
  const parts: string[] = [];
  let before = '';
  for (const sentence of sentences.flatMap(atAnd)) {
    const whole = before === '' ? sentence : `${before} ${sentence}`;
    if (isQuestion(sentence) && wordsOf(whole) >= WORDS_MIN) {
      parts.push(whole);
      before = '';
    } else before = whole;
  }
  if (before !== '' && parts.length > 0) parts.push(`${parts.pop()} ${before}`);
  return parts.length < 2 || parts.length > PARTS_MAX ? [message] : parts;
}

const isQuestion = (sentence: string): boolean => /[?？؟]\s*$/.test(sentence) || startsLikeOne(sentence);

/** Folded by hand, so that the pieces keep the customer's own spelling. */
const plain = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/[\p{M}'’]/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function startsLikeOne(sentence: string): boolean {
  const text = plain(sentence);
  return LANGUAGES.some(({ questionStart }) => questionStart.test(text));
}

/** "How do I … and how long …": two questions joined by a word, where both begin like one. */
function atAnd(sentence: string): string[] {
  if (!startsLikeOne(sentence)) return [sentence];
  const pieces = sentence.split(/\s*[,;]?\s+(?=(?:and also|and|und außerdem|und|et aussi|et|y también|y|e anche|e também|en ook|en|e)\s)/iu);
  if (pieces.length < 2) return [sentence];
  const joined: string[] = [pieces[0] ?? ''];
  for (const piece of pieces.slice(1)) {
    const asked = piece.replace(/^\S+\s+(?:also |außerdem |aussi |también |anche |também |ook )?/iu, '');
    if (startsLikeOne(asked) && wordsOf(asked) >= WORDS_MIN && wordsOf(joined.at(-1) ?? '') >= WORDS_MIN) joined.push(asked);
    else joined.push(`${joined.pop()} ${piece}`);
  }
  return joined;
}
