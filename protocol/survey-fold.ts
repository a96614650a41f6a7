import type { ConversationEvent } from './events.ts';
import type { SurveyState } from './surveys.ts';

/** An event of a survey. */
export type SurveyEvent = ConversationEvent<
  'survey.offered' | 'survey.answered' | 'survey.dismissed' | 'survey.expired'
>;

/** The surveys of a conversation after one more event of theirs. */
export function applySurveyEvent(surveys: readonly SurveyState[], event: SurveyEvent): readonly SurveyState[] {
  if (event.type === 'survey.offered') return [...surveys, offered(event)];
  return surveys.map((survey) =>
    survey.resolutionSeq === event.data.resolutionSeq ? applyToSurvey(survey, event) : survey,
  );
}

function offered(event: ConversationEvent<'survey.offered'>): SurveyState {
  return {
    resolutionSeq: event.data.resolutionSeq,
    status: 'offered',
    askNps: event.data.askNps,
    csat: null,
    solved: null,
    nps: null,
    comment: null,
    steppedAt: {},
    offeredAt: event.at,
    startedAt: null,
    closedAt: null,
  };
}

function applyToSurvey(survey: SurveyState, event: Exclude<SurveyEvent, { type: 'survey.offered' }>): SurveyState {
  switch (event.type) {
    case 'survey.dismissed':
      return { ...survey, status: 'dismissed', closedAt: event.at };
    case 'survey.expired':
      return { ...survey, status: 'expired', closedAt: event.at };
    case 'survey.answered': {
      const { step, value, completes } = event.data;
      return {
        ...survey,
        [step]: value,
        // The first time counts: the hour in which an answer may be changed does not start anew.
        steppedAt: { ...survey.steppedAt, [step]: survey.steppedAt[step] ?? event.at },
        startedAt: survey.startedAt ?? event.at,
        status: completes ? 'completed' : survey.status === 'offered' ? 'started' : survey.status,
        closedAt: completes ? event.at : survey.closedAt,
      };
    }
  }
}
