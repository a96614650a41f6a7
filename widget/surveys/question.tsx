import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { COMMENT_MAX } from '../../protocol/limits.ts';
import type { SurveyAnswer, SurveyStep } from '../../protocol/surveys.ts';
import { useWords } from '../panel/panel-context.ts';
import { Scale } from './scale.tsx';

/** What a question needs. */
export interface QuestionProps {
  step: SurveyStep;
  /** "Question 2 of 4". */
  progress: string;
  value: string | number | null;
  /** The customer comes from the question before, so the focus comes along. */
  focus: boolean;
  onAnswer: (answer: SurveyAnswer) => void;
  /** Given where an answer is being changed. */
  onCancel: (() => void) | null;
  /** Closes the survey for good; not offered where an answer is being changed. */
  onClose: () => void;
}

/** One question. Choosing stores nothing; "Next" does. */
export function Question({ step, progress, value, focus, onAnswer, onCancel, onClose }: QuestionProps): JSX.Element {
  const words = useWords();
  const [chosen, setChosen] = useState(value);
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (focus) form.current?.querySelector<HTMLElement>('input:checked, input, textarea')?.focus();
  }, []);

  const submit = (event: Event): void => {
    event.preventDefault();
    const given = typeof chosen === 'string' ? chosen.trim() : chosen;
    if (step === 'comment') return onAnswer({ step, value: given === '' || given === null ? null : String(given) });
    if (given === null) return setMissing(true);
    onAnswer({ step, value: given } as SurveyAnswer);
  };
  const save = step === 'comment' ? words.surveySend : words.surveyNext;
  return (
    <form class="question" ref={form} onSubmit={submit}>
      <p class="muted">{progress}</p>
      {step === 'comment' ? (
        <label>
          <b>{words.comment}</b>
          <textarea
            rows={3}
            aria-label={words.comment}
            maxLength={COMMENT_MAX}
            placeholder={words.commentHint}
            value={chosen ?? ''}
            onInput={(event) => setChosen(event.currentTarget.value)}
          />
        </label>
      ) : (
        <Scale
          step={step}
          chosen={chosen}
          onChoose={(next) => {
            setMissing(false);
            setChosen(next);
          }}
        />
      )}
      <p class="problem" role="alert">{missing ? words.surveyChoose : ''}</p>
      <div class="survey-buttons">
        <button type="submit" class="main">{onCancel ? words.surveySave : save}</button>
        {onCancel ? (
          <button type="button" class="small quiet" onClick={onCancel}>{words.surveyCancel}</button>
        ) : (
          <>
            <button type="button" class="small quiet" onClick={() => onAnswer({ step, value: null })}>{words.surveySkip}</button>
            {/* At the far end, where no other button of the survey stands: a double click must not close it. */}
            <button type="button" class="small quiet close-survey" onClick={onClose}>{words.surveyClose}</button>
          </>
        )}
      </div>
    </form>
  );
}
