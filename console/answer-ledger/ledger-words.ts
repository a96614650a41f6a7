/** The ledger's facts in words. */
import type { DismissReason, GapKind, GapRow, GapState, LedgerDays, LedgerQuestion, QuestionOrigin, ResultPart } from '../../protocol/ledger.ts';
import type { Share } from '../../protocol/share.ts';

/** Why a question was asked in vain: as a chip, and in full. */
export const KIND_WORDS: Readonly<Record<GapKind, { chip: string; full: string }>> = {
  no_answer: { chip: 'No answer', full: 'The bot found no answer' },
  no_result: { chip: 'No search result', full: 'A search found nothing' },
  not_helpful: { chip: 'Did not help', full: 'The customer said that the answer did not help' },
  handed_off: { chip: 'Person asked after the answer', full: 'A person was asked for after the answer' },
  asked_again: { chip: 'Asked again', full: 'The customer asked it again' },
  low_confidence: { chip: 'Unsure', full: 'The bot was not sure, and none of its choices was picked' },
};

/** What each state is called. */
export const GAP_STATE_WORDS: Readonly<Record<GapState, string>> = { open: 'Open', in_work: 'In work', solved: 'Solved', dismissed: 'Dismissed' };

/** Why a gap needs no article. */
export const DISMISS_WORDS: Readonly<Record<DismissReason, string>> = {
  not_ours: 'Not our business',
  noise: 'No real question',
  covered: 'An article answers it well enough',
  other: 'Another reason',
};

/** Where a question was asked. */
export const ORIGIN_WORDS: Readonly<Record<QuestionOrigin, string>> = {
  chat: 'In the chat',
  help: 'Search on the help site',
  widget: 'Search in the widget',
  agents: 'Search by an agent',
  api: 'Asked by a program',
};

/** What each part of an article's result is called. */
export const PART_WORDS: Readonly<Record<ResultPart, string>> = {
  shown: 'Shown',
  given: 'Given as the answer',
  chosen: 'Picked',
  helped: 'Helped',
  not_helped: 'Did not help',
  handed_off: 'Person asked after it',
  misled: 'Misled',
};

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);
const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

/** How many people asked how often: "12 people asked this 15 times". */
export function askedWords({ people: n, questions }: Pick<GapRow, 'people' | 'questions'>): string {
  if (n === questions) return `${people(n)} asked this`;
  return `${people(n)} asked this ${times(questions)}`;
}

/** This period against the one before: "4 more than in the 30 days before". */
export function trendWords({ people: n, peopleBefore }: Pick<GapRow, 'people' | 'peopleBefore'>, days: LedgerDays): string {
  const before = `the ${days} days before`;
  if (peopleBefore === 0) return `nobody in ${before}`;
  if (n === peopleBefore) return `as many as in ${before}`;
  return n > peopleBefore ? `${n - peopleBefore} more than in ${before}` : `${peopleBefore - n} fewer than in ${before}`;
}

/** What was done with a question, and what followed, as one line. */
export function storyOf(question: LedgerQuestion): string {
  return `${decisionWords(question)}, ${OUTCOME_WORDS[question.outcome]}`;
}

function decisionWords({ decision, origin, helped, chosen }: LedgerQuestion): string {
  const vote = helped === null ? '' : helped ? ' that helped' : ' that did not help';
  if (origin !== 'chat') return decision === 'nothing' ? 'Nothing found' : chosen === null ? 'Articles found' : `An article opened${vote}`;
  if (decision === 'nothing') return 'No answer found';
  if (decision === 'handoff') return 'Handed over at once';
  if (decision === 'clarify') return chosen === null ? 'Choices offered' : `A choice picked${vote}`;
  return `An answer${vote}`;
}

const OUTCOME_WORDS: Readonly<Record<LedgerQuestion['outcome'], string>> = {
  open: 'nothing more so far',
  solved: 'ended without a person',
  person: 'then a person was asked for',
  left: 'then the customer left',
  asked_again: 'then asked again',
  returned: 'and came back on it within a week',
  moved_on: 'then asked something else',
};

const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

/** How often an article misled, as a sentence: "3 of 12, 25 % (9–53 %)"; a dash where it was never given. */
export function misledWords({ part, of, value, low, high }: Share): string {
  if (value === null || low === null || high === null) return '–';
  return `${part} of ${of}, ${percent(value)} (${Math.round(low * 100)}–${percent(high)})`;
}
