/** Each figure as a sentence with what it was made of. Shares come as 0–1, NPS as −100…100 (DOMAIN § 5). */
import type { Share } from '../../protocol/share.ts';
import type { SurveyFigures } from '../../protocol/staff-contract.ts';
import { SURVEY_QUESTIONS } from '../../protocol/surveys.ts';

/** A figure as it is shown: the number, the sentence under it, how sure it is, and a word of caution where it is few. */
export interface FigureWords {
  title: string;
  value: string;
  sentence: string;
  interval: string | null;
  caution: string | null;
}

/** Below this many answers a single one moves a figure a lot (the usual rule of thumb for a sample that is "large"). */
export const SMALL_SAMPLE = 30;

const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`;
const signed = (points: number) => {
  const whole = Math.round(points);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${Math.abs(whole)}`;
};

function caution(sample: number, of: string): string | null {
  if (sample === 0 || sample >= SMALL_SAMPLE) return null;
  return `Only ${sample} ${of}: one more can change this a lot.`;
}

function between(low: number | null, high: number | null, words: (bound: number) => string): string | null {
  return low === null || high === null ? null : `With 95\u00a0% confidence between ${words(low)} and ${words(high)}.`;
}

/** CSAT, response rate, NPS and whether questions were solved, in words. */
export function figureSentences({ offered, csat, responseRate, nps, solved }: SurveyFigures): readonly FigureWords[] {
  const said = solved.yes + solved.partly + solved.no;
  return [
    {
      title: 'Satisfaction (CSAT)',
      value: csat.value === null ? '–' : percent(csat.value),
      sentence: csatSentence(csat),
      interval: between(csat.low, csat.high, percent),
      caution: caution(csat.of, 'answered'),
    },
    {
      title: 'Response rate',
      value: responseRate.value === null ? '–' : percent(responseRate.value),
      sentence: offered === 0 ? 'No survey was offered in this period.' : responseSentence(responseRate),
      interval: between(responseRate.low, responseRate.high, percent),
      caution: caution(responseRate.of, 'offered'),
    },
    {
      title: 'Recommendation (NPS)',
      value: nps.value === null ? '–' : signed(nps.value),
      sentence: npsSentence(nps),
      interval: between(nps.low, nps.high, signed),
      caution: caution(nps.answers, 'answered'),
    },
    {
      title: SURVEY_QUESTIONS.solved,
      value: said === 0 ? '–' : `${percent(solved.yes / said)} yes`,
      sentence: solvedSentence(solved, said),
      interval: null,
      caution: caution(said, 'answered'),
    },
  ];
}

function csatSentence({ part, of, value }: Share): string {
  if (value === null) return 'Nobody has answered in this period.';
  const satisfied = 'satisfied (4 or 5 of 5)';
  if (of === 1) return `The one customer who answered was ${part === 1 ? '' : 'not '}${satisfied}.`;
  return `${part} of ${of} customers who answered ${part === 1 ? 'was' : 'were'} ${satisfied}.`;
}

function responseSentence({ part, of }: Share): string {
  if (of === 1) return `The one survey offered was ${part === 1 ? '' : 'not '}answered.`;
  return `${part} of ${of} offered surveys ${part === 1 ? 'was' : 'were'} answered.`;
}

function npsSentence({ answers, promoters, detractors, value }: SurveyFigures['nps']): string {
  if (value === null) return 'Nobody has said in this period whether they would recommend you.';
  if (answers > 1) return `Of ${answers} customers, ${promoters} would recommend you (9 or 10), ${detractors} would not (0 to 6).`;
  if (promoters === 1) return 'The one customer who answered would recommend you (9 or 10).';
  return `The one customer who answered ${detractors === 1 ? 'would not recommend you (0 to 6)' : 'was in between (7 or 8)'}.`;
}

function solvedSentence({ yes, partly, no }: SurveyFigures['solved'], said: number): string {
  if (said === 0) return 'Nobody has said so in this period.';
  if (said === 1) return `The one customer who answered said “${yes === 1 ? 'yes' : partly === 1 ? 'partly' : 'no'}”.`;
  return `Of ${said} customers, ${yes} said “yes”, ${partly} “partly”, ${no} “no”.`;
}
