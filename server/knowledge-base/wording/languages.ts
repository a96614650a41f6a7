import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
import type { Call, SmallTalkKind, Wording } from './wording.ts';
import { CALLS, SMALL_TALK_ORDER } from './wording.ts';

/** What a phrase is. */
export type PhraseKind = Exclude<SmallTalkKind, 'wordless'> | 'filler' | 'person';

/** A language with its patterns compiled. */
export interface ReadableLanguage {
  language: string;
  wording: Wording;
  phrases: ReadonlyMap<string, PhraseKind>;
  calls: readonly { call: Call; pattern: RegExp }[];
  refund: RegExp;
  person: RegExp;
  followUp: RegExp;
  lead: RegExp;
  pointer: RegExp;
  questionStart: RegExp;
  hoursOfPeople: RegExp;
  hoursOfAny: RegExp;
  not: RegExp;
  corrections: RegExp;
}

const anywhere = (patterns: readonly string[]) => new RegExp(`(?:^| )(?:${patterns.join('|')})(?= |$)`);
const atStart = (patterns: readonly string[]) => new RegExp(`^(?:${patterns.join('|')})(?: |$)`);

/** Every language that is read. */
export const LANGUAGES: readonly ReadableLanguage[] = [english, german, french, spanish, italian, dutch, portuguese].map(compile);

/** Codes of the languages that are read. */
export const LANGUAGE_CODES: readonly string[] = LANGUAGES.map(({ language }) => language);

/** All languages, that of a locale first. */
export function languagesFor(locale: string): readonly ReadableLanguage[] {
  const own = locale.toLowerCase().split('-')[0];
  const found = LANGUAGES.find(({ language }) => language === own);
  return found === undefined ? LANGUAGES : [found, ...LANGUAGES.filter((language) => language !== found)];
}

function compile(wording: Wording): ReadableLanguage {
  const { smallTalk, hours } = wording;
  return {
    language: wording.language,
    wording,
    phrases: new Map<string, PhraseKind>([
      ...wording.fillers.map((phrase) => [phrase, 'filler'] as const),
      ...[...SMALL_TALK_ORDER].reverse().flatMap((kind) => smallTalk[kind].map((phrase) => [phrase, kind] as const)),
      ...wording.personAlone.map((phrase) => [phrase, 'person'] as const),
    ]),
    calls: CALLS.map((call) => ({ call, pattern: anywhere(wording.calls[call]) })),
    refund: anywhere(wording.refund),
    person: anywhere(wording.person),
    followUp: atStart(wording.followUp),
    lead: atStart(wording.leads),
    pointer: anywhere(wording.pointers),
    questionStart: atStart(wording.questionStart),
    hoursOfPeople: anywhere(hours.people),
    hoursOfAny: anywhere(hours.open),
    not: new RegExp(` (?:${wording.not.join('|')}) (?:\\S+ )?$`),
    corrections: anywhere(wording.corrections),
  };
}
