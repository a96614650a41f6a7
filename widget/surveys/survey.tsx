import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { surveySteps } from '../../protocol/surveys.ts';
import type { SurveyAnswer, SurveyStep } from '../../protocol/surveys.ts';
import type { Chat } from '../conversations/chat.ts';
import { useWords } from '../panel/panel-context.ts';
import { fill } from '../words.ts';
import { AnsweredSteps } from './answered-steps.tsx';
import { Question } from './question.tsx';
import { useSurvey } from './use-survey.ts';

/** The row of a survey within the conversation, one question at a time; none where there is nothing to ask or to show. */
export function Survey({ chat, resolutionSeq }: { chat: Chat; resolutionSeq: number }): JSX.Element | null {
  const words = useWords();
  const { survey, step, current, problem, answer, dismiss } = useSurvey(chat, resolutionSeq);
  const [changing, setChanging] = useState<SurveyStep | null>(null);
  /** The customer has just answered, so the focus follows to what comes next. */
  const acted = useRef(false);
  const thanks = useRef<HTMLParagraphElement>(null);
  const finished = survey !== null && step === null && survey.steppedAt.comment !== undefined;
  useEffect(() => {
    if (acted.current && finished && changing === null) thanks.current?.focus();
  }, [finished, changing]);

  if (!survey) return null;
  const steps = surveySteps(survey);
  const answered = steps.filter((one) => survey.steppedAt[one] !== undefined);
  const asked = changing ?? step;
  // An earlier survey that nobody answered is no business of a chat that went on.
  if (asked === null && answered.length === 0 && (!current || survey.status === 'offered')) return null;

  const give = (given: SurveyAnswer): void => {
    acted.current = true;
    setChanging(null);
    answer(given);
  };
  const closing =
    survey.status === 'dismissed' ? words.surveyDismissed : survey.status === 'expired' ? words.surveyExpired : '';
  return (
    <li>
      <section class="survey" aria-label={words.surveyTitle}>
        <h3>{words.surveyTitle}</h3>
        {step && answered.length === 0 && <p class="muted">{words.surveyIntro}</p>}
        <AnsweredSteps
          survey={survey}
          steps={answered.filter((one) => one !== changing)}
          onChange={current && closing === '' ? (one) => { acted.current = true; setChanging(one); } : null}
        />
        {asked && (
          <Question
            key={asked}
            step={asked}
            progress={fill(words.surveyStep, { n: steps.indexOf(asked) + 1, count: steps.length })}
            value={changing ? survey[changing] : null}
            focus={acted.current}
            onAnswer={give}
            onCancel={changing ? () => setChanging(null) : null}
            onClose={dismiss}
          />
        )}
        {problem !== '' && <p class="problem" role="alert">{problem}</p>}
        {finished && !closing && !changing && <p class="thanks" role="status" tabIndex={-1} ref={thanks}>{words.surveyThanks}</p>}
        {closing !== '' && <p class="muted">{closing}</p>}
      </section>
    </li>
  );
}
