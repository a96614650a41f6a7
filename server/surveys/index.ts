/** The door of surveys: offered on resolution, kept as documents, read as lists and figures. */
export type { Surveys, SurveysParts } from './create-surveys.ts';
export { createSurveys } from './create-surveys.ts';
export type { SurveyListQuery, SurveyPage } from './list-surveys.ts';
export { surveyCommands } from './survey-commands.ts';
export type { InboxSurvey } from './survey-offer.ts';
export type { Period } from './survey-store.ts';
export { surveyIndexes } from './survey-store.ts';
