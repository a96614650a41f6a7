/**
 * Which topic a message is about, by its wording: the wordings that Porchlight brings come first (distress before
 * anything else), then the owner's phrases, in the order of the topics. A phrase counts where its words stand in a row,
 * whatever their case, accents and punctuation; `…` in it skips up to four words.
 */
import type { TopicDefinition, TopicWording } from '../../protocol/topics.ts';
import { foldedWords, readWording, speaksOfRefund } from '../knowledge-base/index.ts';

/** Words of a message that are looked at. */
const WORDS_READ = 400;
/** Words that `…` in a phrase skips. */
const SKIP_MAX = 4;

/** The first topic that fits, or null. */
export function findTopic(topics: readonly TopicDefinition[], message: string, locale: string): TopicDefinition | null {
  const called = wordingIn(message, locale);
  const byWording = called === null ? undefined : topics.find(({ wordings }) => wordings.includes(called));
  if (byWording !== undefined) return byWording;
  const words = foldedWords(message, WORDS_READ);
  return topics.find(({ phrases }) => phrases.some((phrase) => stands(phrase, words))) ?? null;
}

/** The gravest wording of a message. */
function wordingIn(message: string, locale: string): TopicWording | null {
  const reading = readWording(message, locale);
  if (reading.kind === 'handoff' && reading.call !== 'person') return reading.call;
  return reading.kind === 'question' && speaksOfRefund(message) ? 'refund' : null;
}

function stands(phrase: string, words: readonly string[]): boolean {
  const parts = phrase.split(/…|\.\.\./).map((part) => foldedWords(part)).filter((part) => part.length > 0);
  return parts.length > 0 && words.some((_, from) => standsFrom(parts, words, from));
}

function standsFrom(parts: readonly (readonly string[])[], words: readonly string[], from: number): boolean {
  const [first = [], ...rest] = parts;
  if (!first.every((word, i) => words[from + i] === word)) return false;
  if (rest.length === 0) return true;
  for (let skipped = 0; skipped <= SKIP_MAX; skipped += 1) {
    if (standsFrom(rest, words, from + first.length + skipped)) return true;
  }
  return false;
}
