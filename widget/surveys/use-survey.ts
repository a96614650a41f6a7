import { useState } from 'preact/hooks';
import { nextSurveyStep } from '../../protocol/surveys.ts';
import type { SurveyAnswer, SurveyState, SurveyStep } from '../../protocol/surveys.ts';
import type { Chat } from '../conversations/chat.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { fill } from '../words.ts';

/** A survey with what was given here and is still on its way to the server. */
export interface SurveyInHand {
  /** Null where the conversation has no such survey. */
  survey: SurveyState | null;
  /** The question to ask now, or null when there is none left or the survey is closed. */
  step: SurveyStep | null;
  /** It is the one of the latest resolution, so answers are still taken. */
  current: boolean;
  problem: string;
  answer(answer: SurveyAnswer): void;
  dismiss(): void;
}

/** The survey of one resolution, kept one step ahead of the server: each answer goes to the outbox when it is given. */
export function useSurvey(chat: Chat, resolutionSeq: number): SurveyInHand {
  const { client, words: { value: words } } = usePanel();
  const [given, setGiven] = useState<Partial<Record<SurveyStep, { answer: SurveyAnswer; at: number }>>>({});
  const [dismissed, setDismissed] = useState(false);
  const [problem, setProblem] = useState('');
  const state = chat.model.state.value;
  const stored = state.surveys.find((survey) => survey.resolutionSeq === resolutionSeq) ?? null;
  const survey = stored && Object.values(given).reduce(withAnswer, stored);
  const open = survey?.status === 'offered' || survey?.status === 'started';
  const current = chat.survey.value?.resolutionSeq === resolutionSeq;
  const conversation = chat.id;

  const answer = (next: SurveyAnswer): void => {
    setProblem('');
    setGiven((all) => ({ ...all, [next.step]: { answer: next, at: Date.now() } }));
    const { done } = client.perform('survey.answer', { conversation, resolutionSeq, answer: next });
    void done.then((outcome) => {
      if (outcome.ok) return;
      setProblem(fill(words.surveyFailed, { reason: reason(outcome.error, words) }));
      setGiven(({ [next.step]: _refused, ...rest }) => rest);
    });
  };
  const dismiss = (): void => {
    setDismissed(true);
    void client.perform('survey.dismiss', { conversation, resolutionSeq }).done.then((outcome) => {
      if (outcome.ok) return;
      setDismissed(false);
      setProblem(fill(words.surveyFailed, { reason: reason(outcome.error, words) }));
    });
  };
  const shown = survey && dismissed && open ? { ...survey, status: 'dismissed' as const } : survey;
  return { survey: shown, step: shown && open && current && !dismissed ? nextSurveyStep(shown) : null, current, problem, answer, dismiss };
}

function withAnswer(survey: SurveyState, { answer, at }: { answer: SurveyAnswer; at: number }): SurveyState {
  const { step, value } = answer;
  return { ...survey, [step]: value, steppedAt: { ...survey.steppedAt, [step]: survey.steppedAt[step] ?? at } };
}
