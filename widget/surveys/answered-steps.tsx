import type { JSX } from 'preact';
import { SURVEY_CHANGE_WINDOW_MS } from '../../protocol/surveys.ts';
import type { SurveyState, SurveyStep } from '../../protocol/surveys.ts';
import { useWords } from '../panel/panel-context.ts';
import type { Words } from '../words.ts';

/** What was answered so far; each line can be changed for an hour. */
export function AnsweredSteps(props: {
  survey: SurveyState;
  steps: readonly SurveyStep[];
  onChange: ((step: SurveyStep) => void) | null;
}): JSX.Element | null {
  const words = useWords();
  const { survey, steps, onChange } = props;
  if (steps.length === 0) return null;
  return (
    <dl class="answered">
      {steps.map((step) => (
        <div key={step}>
          <dt>{words[step]}</dt>
          <dd>
            {answerWords(survey, step, words)}
            {onChange && Date.now() - (survey.steppedAt[step] ?? 0) < SURVEY_CHANGE_WINDOW_MS && (
              <button type="button" class="link" aria-label={`${words.surveyChange}: ${words[step]}`} onClick={() => onChange(step)}>
                {words.surveyChange}
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function answerWords(survey: SurveyState, step: SurveyStep, words: Words): string {
  const value = survey[step];
  if (value === null) return words.surveySkipped;
  if (step === 'solved') return { yes: words.solvedYes, partly: words.solvedPartly, no: words.solvedNo }[survey.solved ?? 'no'];
  return String(value);
}
