/** Each figure as a sentence with what it was made of. Shares come as 0–1, NPS as −100…100 (DOMAIN § 5). */
import type { Share, SurveyFigures } from '../../protocol/staff-contract.ts';

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

function shareInterval({ low, high }: Share): string | null {
  return low === null || high === null ? null : `With 95 % confidence between ${percent(low)} and ${percent(high)}.`;
}

/** CSAT, response rate and NPS in words. */
export function figureSentences({ offered, csat, responseRate, nps }: SurveyFigures): readonly FigureWords[] {
  return [
    {
      title: 'Satisfaction (CSAT)',
      value: csat.value === null ? '–' : percent(csat.value),
      sentence:
        csat.value === null
          ? 'Nobody has answered in this period.'
          : `${csat.part} of ${csat.of} customers who answered were satisfied (4 or 5 of 5).`,
      interval: shareInterval(csat),
      caution: caution(csat.of, 'answered'),
    },
    {
      title: 'Response rate',
      value: responseRate.value === null ? '–' : percent(responseRate.value),
      sentence:
        offered === 0
          ? 'No survey was offered in this period.'
          : `${responseRate.part} of ${responseRate.of} offered surveys were answered.`,
      interval: shareInterval(responseRate),
      caution: caution(responseRate.of, 'offered'),
    },
    {
      title: 'Recommendation (NPS)',
      value: nps.value === null ? '–' : signed(nps.value),
      sentence:
        nps.value === null
          ? 'Nobody has said in this period whether they would recommend you.'
          : `Of ${nps.answers} customers ${nps.promoters} would recommend you (9 or 10), ${nps.detractors} would not (0 to 6).`,
      interval: nps.low === null || nps.high === null ? null : `With 95 % confidence between ${signed(nps.low)} and ${signed(nps.high)}.`,
      caution: caution(nps.answers, 'answered'),
    },
  ];
}

/** How the customers saw it: "Was the question solved? Yes 12, partly 3, no 1." */
export function solvedSentence({ solved }: SurveyFigures): string | null {
  const { yes, partly, no } = solved;
  return yes + partly + no === 0 ? null : `Was the question solved? Yes ${yes}, partly ${partly}, no ${no}.`;
}
