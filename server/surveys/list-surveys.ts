import type { SurveyRow } from '../../protocol/staff-contract.ts';
import { parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';
import { surveyRow } from './survey-document.ts';
import type { Period, SurveyQuery, SurveyStore } from './survey-store.ts';

const LIMIT_DEFAULT = 50;
const SURVEY_ID = /^[A-Za-z0-9_-]{22}:\d{1,16}$/;

/** Which page of the list: `cursor` as the page before gave it, `limit` rows (50 by default). */
export interface SurveyListQuery extends Period {
  only?: SurveyQuery['only'];
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** One page, newest offer first, with the cursor of the next, or null at the end. */
export interface SurveyPage {
  surveys: readonly SurveyRow[];
  next: string | null;
}

/** Reads one page of surveys. Throws AppError `invalid_payload` for a cursor that no page gave. */
export async function listSurveys(
  store: Pick<SurveyStore, 'list'>,
  { cursor, limit = LIMIT_DEFAULT, ...query }: SurveyListQuery,
  now: number,
): Promise<SurveyPage> {
  const from = cursor === undefined ? undefined : parseTimeCursor(cursor, SURVEY_ID);
  const before = from && { offeredAt: from.at, id: from.id };
  // One more than wanted tells whether anything is left.
  const found = await store.list({ ...query, before, limit: limit + 1, now });
  const surveys = found.slice(0, limit).map(surveyRow);
  const last = surveys.at(-1);
  return { surveys, next: last === undefined || found.length <= limit ? null : timeCursor({ at: last.offeredAt, id: last.id }) };
}
