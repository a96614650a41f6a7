/**
 * Stop phrases are what customers say without meaning it: "could you please tell me", "kind regards". Editors keep them
 * beside the synonyms, in groups that begin with `-`. They are left out of questions before anything is searched.
 */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import { STOP_MARK } from '../../../protocol/golden-contract.ts';
import { foldedWords } from './words.ts';

/** Longest stop phrase that is recognised, in words. */
const PHRASE_MAX = 8;

/** Whether a group lists stop phrases instead of words that mean the same. */
export function isStopGroup(group: SynonymGroup): boolean {
  return group[0] === STOP_MARK;
}

/** Leaves stop phrases out of a question's folded words, the longest first; a question of nothing else stays as it is. */
export function stopPhrases(groups: readonly SynonymGroup[]): (words: readonly string[]) => string[] {
  const phrases = new Set(groups.filter(isStopGroup).flatMap((group) => group.map((phrase) => foldedWords(phrase, PHRASE_MAX + 1))).filter(({ length }) => length > 0 && length <= PHRASE_MAX).map((words) => words.join(' ')));
  return (words) => {
    if (phrases.size === 0) return [...words];
    const left: string[] = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(PHRASE_MAX, words.length - at);
      while (length > 0 && !phrases.has(words.slice(at, at + length).join(' '))) length -= 1;
      if (length === 0) left.push(words[at] as string);
      at += Math.max(1, length);
    }
    return left.length > 0 ? left : [...words];
  };
}
