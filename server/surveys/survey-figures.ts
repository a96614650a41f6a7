import type { Solved } from '../../protocol/surveys.ts';
import type { SurveyFigures } from '../../protocol/staff-contract.ts';
import { shareOf } from '../kernel/share.ts';
import { npsOf } from './nps-interval.ts';

/** How many surveys of a period have this combination of answers; null is no answer. */
export interface AnswerCount {
  csat: number | null;
  solved: Solved | null;
  nps: number | null;
  count: number;
}

/** From this answer on, a customer counts as satisfied. */
const SATISFIED_FROM = 4;
/** From this answer on, a customer is a promoter. */
const PROMOTER_FROM = 9;
/** Up to this answer, a customer is a detractor. */
const DETRACTOR_UP_TO = 6;

/**
 * The key figures of surveys, exactly as DOMAIN § 5 defines them: CSAT = answers 4 or 5 ÷ all answers; response rate =
 * answered ÷ offered; NPS = % of 9–10 minus % of 0–6. The same surveys stand above and below each line.
 */
export function surveyFigures(counts: readonly AnswerCount[]): SurveyFigures {
  const howMany = (matches: (answers: AnswerCount) => boolean): number =>
    counts.reduce((sum, answers) => (matches(answers) ? sum + answers.count : sum), 0);
  const offered = howMany(() => true);
  const answered = howMany(({ csat }) => csat !== null);
  return {
    offered,
    csat: shareOf(howMany(({ csat }) => csat !== null && csat >= SATISFIED_FROM), answered),
    responseRate: shareOf(answered, offered),
    nps: npsOf(
      howMany(({ nps }) => nps !== null),
      howMany(({ nps }) => nps !== null && nps >= PROMOTER_FROM),
      howMany(({ nps }) => nps !== null && nps <= DETRACTOR_UP_TO),
    ),
    solved: {
      yes: howMany(({ solved }) => solved === 'yes'),
      partly: howMany(({ solved }) => solved === 'partly'),
      no: howMany(({ solved }) => solved === 'no'),
    },
  };
}
