import { SURVEY_QUESTIONS } from '../../protocol/surveys.ts';
import type { SurveyState, SurveyStatus } from '../../protocol/surveys.ts';
import { SOLVED_WORDS } from '../conversations/timeline-entries.ts';

/** How far a survey got, in words. */
export const SURVEY_STATUS_WORDS: Readonly<Record<SurveyStatus, string>> = {
  offered: 'Offered, not answered yet',
  started: 'Begun, not finished',
  completed: 'Completed',
  dismissed: 'Closed by the customer',
  expired: 'Expired',
};

/** One survey of this conversation: each question with its answer. */
export function SurveyFacts({ survey }: { survey: SurveyState }) {
  const rows: readonly [string, string | null, boolean][] = [
    [SURVEY_QUESTIONS.csat, survey.csat === null ? null : `${survey.csat} of 5`, survey.steppedAt.csat !== undefined],
    [SURVEY_QUESTIONS.solved, survey.solved === null ? null : SOLVED_WORDS[survey.solved], survey.steppedAt.solved !== undefined],
    [SURVEY_QUESTIONS.nps, survey.nps === null ? null : `${survey.nps} of 10`, survey.steppedAt.nps !== undefined],
    [SURVEY_QUESTIONS.comment, survey.comment, survey.steppedAt.comment !== undefined],
  ];
  return (
    <section aria-label="Survey">
      <h3>Survey</h3>
      <p class="muted small">{SURVEY_STATUS_WORDS[survey.status]}</p>
      <dl class="survey-facts">
        {rows
          .filter(([, , asked]) => asked)
          .map(([question, answer]) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{answer ?? 'Passed over'}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
