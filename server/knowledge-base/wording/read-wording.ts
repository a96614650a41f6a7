import type { HandoffReason } from '../../../protocol/events.ts';
import { foldedWords } from '../engine/words.ts';
import type { PhraseKind, ReadableLanguage } from './languages.ts';
import { languagesFor } from './languages.ts';
import { replyTo } from './replies.ts';
import type { Call, SmallTalkKind } from './wording.ts';
import { CALLS, SMALL_TALK_ORDER } from './wording.ts';

/**
 * What kind of message it is. A message that calls for a person says what calls; whether it is handed over for that is the
 * owner's to say, and `reason` is what happens where nobody has. `question` is what remains to be searched for once
 * greetings and thanks are off. `language` is the one it was recognised in.
 */
export type Reading =
  | { kind: 'handoff'; reason: HandoffReason; call: Call | 'person'; language: string }
  | { kind: 'small_talk'; smallTalk: SmallTalkKind; reply: string; language: string }
  | { kind: 'question'; question: string };

/** Words of a message that are looked at: wording that calls for a person stands near the beginning, or again and again. */
const WORDS_READ = 400;
/** Longest courtesy, in words. */
const PHRASE_MAX = 9;
/** Courtesies that may stand before a question and say nothing about it. */
const BEFORE_QUESTION: ReadonlySet<string> = new Set(['greeting', 'thanks', 'wellbeing', 'acknowledgement', 'agreement', 'help_wanted', 'filler']);
/** Courtesies behind a question. */
const BEHIND_QUESTION = /^(thanks|thx|please|cheers|danke|bitte|merci|svp|gracias|grazie|bedankt|obrigad[oa])$/;
const KIND_EMOJI = /[\u{1F44D}\u{1F64F}\u{2764}\u{1F44C}\u{1F60A}\u{1F642}]/u;
const REASONS: Readonly<Record<Call, HandoffReason>> = { distress: 'distress', danger: 'policy', legal: 'complaint', complaint: 'complaint' };

/**
 * Reads a message by its wording alone, in every language there are words for; the customer's own comes first where two
 * could be meant. Never throws.
 */
export function readWording(message: string, locale = 'en'): Reading {
  const words = foldedWords(message, WORDS_READ);
  const own = languagesFor(locale)[0]?.language ?? 'en';
  if (words.length === 0) return smallTalk(KIND_EMOJI.test(message) ? 'thanks' : 'wordless', own);
  const languages = languagesFor(locale);
  const text = words.join(' ');
  for (const call of CALLS) {
    const calling = languages.find(({ calls }) => calls.some((each) => each.call === call && each.pattern.test(text)));
    if (calling !== undefined) return { kind: 'handoff', reason: REASONS[call], call, language: calling.language };
  }
  const courtesy = readCourtesy(words, languages);
  if (courtesy !== null) return courtesy;
  const asking = languages.find(({ person }) => person.test(text));
  if (asking !== undefined) return { kind: 'handoff', reason: 'requested', call: 'person', language: asking.language };
  return { kind: 'question', question: withoutCourtesies(message, words, languages) };
}

/** A message of courtesies alone, in one language or, as people write, in several. */
function readCourtesy(words: readonly string[], languages: readonly ReadableLanguage[]): Reading | null {
  for (const readers of [...languages.map((language) => [language]), languages]) {
    const { kinds, read } = readPhrases(words, readers);
    if (read < words.length) continue;
    const language = readers[0]?.language ?? 'en';
    if (kinds.has('person')) return { kind: 'handoff', reason: 'requested', call: 'person', language };
    const kind = SMALL_TALK_ORDER.find((each) => kinds.has(each));
    if (kind !== undefined) return smallTalk(kind, language);
  }
  return null;
}

const smallTalk = (kind: SmallTalkKind, language: string): Reading => ({ kind: 'small_talk', smallTalk: kind, reply: replyTo(kind, language), language });

/** Reads phrases from the start, the longest first, as far as they go. */
function readPhrases(words: readonly string[], readers: readonly ReadableLanguage[], allowed?: ReadonlySet<string>): { kinds: Set<PhraseKind>; read: number } {
  const kinds = new Set<PhraseKind>();
  let read = 0;
  while (read < words.length) {
    const phrase = longestPhrase(words, read, readers);
    if (phrase === null || (allowed !== undefined && !allowed.has(phrase.kind))) break;
    kinds.add(phrase.kind);
    read += phrase.length;
  }
  return { kinds, read };
}

function longestPhrase(words: readonly string[], from: number, readers: readonly ReadableLanguage[]): { kind: PhraseKind; length: number } | null {
  for (let length = Math.min(PHRASE_MAX, words.length - from); length > 0; length -= 1) {
    const phrase = words.slice(from, from + length).join(' ');
    for (const { phrases } of readers) {
      const kind = phrases.get(phrase);
      if (kind !== undefined) return { kind, length };
    }
  }
  return null;
}

/** The question without "hello" before and "thanks" behind it; the message itself where there is nothing to take off. */
function withoutCourtesies(message: string, words: readonly string[], languages: readonly ReadableLanguage[]): string {
  const before = languages.map((language) => readPhrases(words, [language], BEFORE_QUESTION)).find(({ kinds }) => kinds.has('greeting') || kinds.has('thanks') || kinds.has('help_wanted'));
  const rest = words.slice(before?.read ?? 0);
  while (rest.length > 1 && BEHIND_QUESTION.test(rest.at(-1) ?? '')) rest.pop();
  return rest.length === words.length || rest.length === 0 ? message : rest.join(' ');
}
