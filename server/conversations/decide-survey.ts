import type { ConversationState } from '../../protocol/conversation.ts';
import type { SurveyState } from '../../protocol/surveys.ts';
import { SURVEY_CHANGE_WINDOW_MS, surveySteps } from '../../protocol/surveys.ts';
import type { ConversationCommand } from './conversation-command.ts';
import type { Decision } from './decision.ts';
import { conflict } from './decision.ts';

type SurveyCommand = Extract<
  ConversationCommand,
  { kind: 'offer_survey' | 'answer_survey' | 'dismiss_survey' | 'expire_survey' }
>;

/** The rules of the survey: one a resolution, steps in any order, an answer changeable for an hour, ends are final. */
export function decideSurvey(state: ConversationState, command: SurveyCommand, now: number): Decision {
  const { resolutionSeq } = command;
  const survey = state.surveys.find((candidate) => candidate.resolutionSeq === resolutionSeq);
  if (command.kind === 'offer_survey') {
    if (survey !== undefined) return conflict('This resolution already has its survey.');
    if (state.status !== 'resolved' || state.resolution?.seq !== resolutionSeq) {
      return conflict('A survey belongs to the latest resolution.');
    }
    return { type: 'survey.offered', data: { resolutionSeq, askNps: command.askNps } };
  }
  if (survey === undefined) return { refuse: { code: 'not_found', message: 'There is no such survey.' } };
  switch (command.kind) {
    case 'answer_survey':
      return decideAnswer(survey, command, now);
    case 'dismiss_survey':
      return isClosed(survey) ? closed(survey) : { type: 'survey.dismissed', data: { resolutionSeq } };
    case 'expire_survey':
      return isClosed(survey) ? closed(survey) : { type: 'survey.expired', data: { resolutionSeq } };
  }
}

function decideAnswer(
  survey: SurveyState,
  { answer, resolutionSeq }: Extract<SurveyCommand, { kind: 'answer_survey' }>,
  now: number,
): Decision {
  const steps = surveySteps(survey);
  if (!steps.includes(answer.step)) return conflict('This survey does not ask that.');
  const steppedAt = survey.steppedAt[answer.step];
  if (survey.status === 'dismissed' || survey.status === 'expired') return closed(survey);
  if (steppedAt === undefined ? survey.status === 'completed' : now - steppedAt > SURVEY_CHANGE_WINDOW_MS) {
    return conflict('The time to change this answer is over.');
  }
  const left = steps.filter((step) => step !== answer.step && survey.steppedAt[step] === undefined);
  const completes = survey.status !== 'completed' && left.length === 0;
  return { type: 'survey.answered', data: { resolutionSeq, completes, ...answer } };
}

const isClosed = ({ status }: SurveyState): boolean => status !== 'offered' && status !== 'started';

const closed = ({ status }: SurveyState): Decision =>
  conflict(status === 'completed' ? 'This survey has been completed.' : 'This survey is closed.');
