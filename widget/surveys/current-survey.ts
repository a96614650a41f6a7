import type { ConversationState } from '../../protocol/conversation.ts';
import type { SurveyState } from '../../protocol/surveys.ts';

/** The survey of the latest resolution, however far it got; null while the conversation is open or none was offered. */
export function surveyOf(state: ConversationState): SurveyState | null {
  if (state.status !== 'resolved' || !state.resolution) return null;
  const { seq } = state.resolution;
  return state.surveys.find(({ resolutionSeq }) => resolutionSeq === seq) ?? null;
}
