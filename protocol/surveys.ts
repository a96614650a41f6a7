/**
 * The survey that ends each chat: one question at a time, each answer stored when it is given.
 * CSAT → solved? → NPS (at most once per contact in 90 days) → why.
 */
import type { UserId } from './ids.ts';

/** A question of the survey. */
export type SurveyStep = 'csat' | 'solved' | 'nps' | 'comment';

/** Whether the question was solved, in the customer's view. */
export type Solved = 'yes' | 'partly' | 'no';

/** How far a survey got. `expired`, `dismissed` and `completed` are final. */
export type SurveyStatus = 'offered' | 'started' | 'completed' | 'dismissed' | 'expired';

/** The answer to one step; null is a step the customer passed. */
export type SurveyAnswer =
  | { step: 'csat'; value: 1 | 2 | 3 | 4 | 5 | null }
  | { step: 'solved'; value: Solved | null }
  | { step: 'nps'; value: number | null }
  | { step: 'comment'; value: string | null };

/** One survey, of the resolution at `resolutionSeq`. Times are milliseconds since the Unix epoch. */
export interface SurveyState {
  resolutionSeq: number;
  status: SurveyStatus;
  askNps: boolean;
  csat: number | null;
  solved: Solved | null;
  nps: number | null;
  comment: string | null;
  /** When each step was first answered or passed. */
  steppedAt: Readonly<Partial<Record<SurveyStep, number>>>;
  offeredAt: number;
  startedAt: number | null;
  closedAt: number | null;
}

/** Who and what a survey is about, as it was at the moment of resolution; team and policy are null until they exist. */
export interface SurveySubject {
  agent: { id: UserId; name: string } | null;
  team: string | null;
  policy: string | null;
}

/** The wording of each question. */
export const SURVEY_QUESTIONS: Readonly<Record<SurveyStep, string>> = {
  csat: 'How satisfied are you with the help you received?',
  solved: 'Was your question solved?',
  nps: 'How likely are you to recommend us to a friend or colleague?',
  comment: 'Why?',
};

/** An answered step can be changed this long, in milliseconds: one hour. */
export const SURVEY_CHANGE_WINDOW_MS = 60 * 60 * 1000;

/** The steps of a survey, in the order they are asked. */
export function surveySteps(survey: { askNps: boolean }): readonly SurveyStep[] {
  return survey.askNps ? ['csat', 'solved', 'nps', 'comment'] : ['csat', 'solved', 'comment'];
}

/** The first step that was neither answered nor passed, or null when all were. */
export function nextSurveyStep(survey: SurveyState): SurveyStep | null {
  return surveySteps(survey).find((step) => survey.steppedAt[step] === undefined) ?? null;
}
