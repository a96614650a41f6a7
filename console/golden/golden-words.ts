/** The golden set in words. Pure. */
import type { GoldenOutcome, GoldenRow, GoldenTally } from '../../protocol/golden.ts';

/** What should answer a question: an article by its slug, or one of the two words that stand for none. */
export function expectWords(expect: string): string {
  if (expect === 'person') return 'A person';
  if (expect === 'none') return 'Nothing: outside the knowledge base';
  return expect;
}

/** What the bot would do: "Answers with it", "3rd choice: shipping-times first". */
export function outcomeWords(outcome: GoldenOutcome | null, expect: string): string {
  if (outcome === null) return '–';
  const first = outcome.first === null || outcome.first === expect ? '' : ` (first: ${outcome.first})`;
  switch (outcome.decision) {
    case 'handoff':
      return expect === 'person' || expect === 'none' ? 'Goes to a person' : `Finds nothing${rankWords(outcome, expect)}`;
    case 'small_talk':
      return 'Takes it for small talk';
    case 'clarify':
      return outcome.rank === null ? `Asks, without it among the choices${first}` : `Asks; it is choice ${outcome.rank}${first}`;
    case 'answer':
      if (outcome.rank === 1) return 'Answers with it';
      return `Answers with ${outcome.first ?? 'another article'}${rankWords(outcome, expect)}`;
  }
}

function rankWords({ rank }: GoldenOutcome, expect: string): string {
  if (expect === 'person' || expect === 'none') return '';
  return rank === null ? '; it is not found' : `; it is number ${rank}`;
}

/** What happened to each row, the worst first. */
export const CHANGE_WORDS: Readonly<Record<GoldenRow['change'], string>> = {
  broken: 'Broken',
  worse: 'Worse',
  same: 'As before',
  better: 'Better',
  fixed: 'Fixed',
};

/** "231 of 251 right, 12 among the choices". */
export function tallyWords({ right, choice, wrong }: GoldenTally): string {
  const all = right + choice + wrong;
  return `${right} of ${all} right${choice > 0 ? `, ${choice} among the choices` : ''}`;
}
