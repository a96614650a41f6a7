import type { HandoffReason } from '../../../protocol/events.ts';
import { foldedWords } from '../engine/words.ts';
import { englishHandoff, englishPerson, englishPersonAlone } from './english-handoff.ts';
import { englishFillers, englishSmallTalk, SMALL_TALK_ORDER } from './english-small-talk.ts';
import { SMALL_TALK_REPLIES } from './replies.ts';
import type { SmallTalkKind } from './wording.ts';

/** What kind of message it is. `question` is what remains to be searched for once greetings and thanks are off. */
export type Reading =
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'small_talk'; smallTalk: SmallTalkKind; reply: string }
  | { kind: 'question'; question: string };

/** Words of a message that are looked at: wording that calls for a person stands near the beginning, or again and again. */
const WORDS_READ = 400;
/** Longest courtesy, in words. */
const PHRASE_MAX = 9;
/** Courtesies that may stand before a question and say nothing about it. */
const BEFORE_QUESTION: ReadonlySet<string> = new Set(['greeting', 'thanks', 'wellbeing', 'acknowledgement', 'agreement', 'filler']);
const KIND_EMOJI = /[\u{1F44D}\u{1F64F}\u{2764}\u{1F44C}\u{1F60A}\u{1F642}]/u;

type PhraseKind = Exclude<SmallTalkKind, 'wordless'> | 'filler' | 'person';

const PHRASES: ReadonlyMap<string, PhraseKind> = new Map<string, PhraseKind>([
  ...englishFillers.map((phrase) => [phrase, 'filler'] as const),
  ...[...SMALL_TALK_ORDER].reverse().flatMap((kind) => englishSmallTalk[kind].map((phrase) => [phrase, kind] as const)),
  ...englishPersonAlone.map((phrase) => [phrase, 'person'] as const),
]);
const anyOf = (patterns: readonly string[]) => new RegExp(`(?:^| )(?:${patterns.join('|')})(?= |$)`);
const HANDOFFS = englishHandoff.map(({ reason, patterns }) => ({ reason, pattern: anyOf(patterns) }));
const PERSON = anyOf(englishPerson);

/** Reads a message by its wording alone. Never throws. */
export function readWording(message: string): Reading {
  const words = foldedWords(message, WORDS_READ);
  if (words.length === 0) return smallTalk(KIND_EMOJI.test(message) ? 'thanks' : 'wordless');
  const text = words.join(' ');
  const called = HANDOFFS.find(({ pattern }) => pattern.test(text));
  if (called !== undefined) return { kind: 'handoff', reason: called.reason };
  const { kinds, read } = readPhrases(words);
  if (read === words.length && kinds.has('person')) return { kind: 'handoff', reason: 'requested' };
  const courtesy = read === words.length ? SMALL_TALK_ORDER.find((kind) => kinds.has(kind)) : undefined;
  if (courtesy !== undefined) return smallTalk(courtesy);
  if (PERSON.test(text)) return { kind: 'handoff', reason: 'requested' };
  return { kind: 'question', question: withoutCourtesies(message, words) };
}

const smallTalk = (kind: SmallTalkKind): Reading => ({ kind: 'small_talk', smallTalk: kind, reply: SMALL_TALK_REPLIES[kind] });

/** Reads phrases from the start, the longest first, as far as they go. */
function readPhrases(words: readonly string[], allowed?: ReadonlySet<string>): { kinds: Set<PhraseKind>; read: number } {
  const kinds = new Set<PhraseKind>();
  let read = 0;
  while (read < words.length) {
    const phrase = longestPhrase(words, read);
    if (phrase === null || (allowed !== undefined && !allowed.has(phrase.kind))) break;
    kinds.add(phrase.kind);
    read += phrase.length;
  }
  return { kinds, read };
}

function longestPhrase(words: readonly string[], from: number): { kind: PhraseKind; length: number } | null {
  for (let length = Math.min(PHRASE_MAX, words.length - from); length > 0; length -= 1) {
    const kind = PHRASES.get(words.slice(from, from + length).join(' '));
    if (kind !== undefined) return { kind, length };
  }
  return null;
}

/** The question without "hello" before and "thanks" behind it; the message itself where there is nothing to take off. */
function withoutCourtesies(message: string, words: readonly string[]): string {
  const { kinds, read } = readPhrases(words, BEFORE_QUESTION);
  const from = kinds.has('greeting') || kinds.has('thanks') ? read : 0;
  const rest = words.slice(from);
  while (rest.length > 1 && /^(thanks|thx|please|cheers)$/.test(rest.at(-1) ?? '')) rest.pop();
  return rest.length === words.length || rest.length === 0 ? message : rest.join(' ');
}
