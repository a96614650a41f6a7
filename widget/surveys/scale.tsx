import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { SurveyStep } from '../../protocol/surveys.ts';
import { useWords } from '../panel/panel-context.ts';
import type { Words } from '../words.ts';

interface Choice {
  value: string | number;
  label: string;
}

/** The choices of a question and what its ends mean; nothing about them looks better or worse than the rest. */
function scaleOf(step: Exclude<SurveyStep, 'comment'>, words: Words): { choices: Choice[]; ends: [string, string] | null } {
  const numbers = (from: number, to: number): Choice[] =>
    Array.from({ length: to - from + 1 }, (_, i) => ({ value: from + i, label: String(from + i) }));
  switch (step) {
    case 'csat':
      return { choices: numbers(1, 5), ends: [words.csatLow, words.csatHigh] };
    case 'nps':
      return { choices: numbers(0, 10), ends: [words.npsLow, words.npsHigh] };
    case 'solved':
      return {
        choices: [
          { value: 'yes', label: words.solvedYes },
          { value: 'partly', label: words.solvedPartly },
          { value: 'no', label: words.solvedNo },
        ],
        ends: null,
      };
  }
}

/** A question's choices as one group of radios, moved through by the arrow keys. */
export function Scale({ step, chosen, onChoose }: {
  step: Exclude<SurveyStep, 'comment'>;
  chosen: string | number | null;
  onChoose: (value: string | number) => void;
}): JSX.Element {
  const words = useWords();
  const id = useId();
  const { choices, ends } = scaleOf(step, words);
  const first = choices[0]?.label ?? '';
  const last = choices.at(-1)?.label ?? '';
  return (
    <div role="radiogroup" aria-labelledby={`${id}-question`} aria-describedby={ends ? `${id}-ends` : undefined}>
      <p id={`${id}-question`}><b>{words[step]}</b></p>
      <div class={`scale ${step}`}>
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={id} checked={chosen === value} onChange={() => onChoose(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {ends && (
        <p class="ends" id={`${id}-ends`}>
          <span><span class="hidden-words">{first}: </span>{ends[0]}</span>
          <span><span class="hidden-words">{last}: </span>{ends[1]}</span>
        </p>
      )}
    </div>
  );
}
