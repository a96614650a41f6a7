import type { SurveyRow } from '../../protocol/staff-contract.ts';
import { AppError } from '../kernel/errors.ts';
import { surveyRow } from './survey-document.ts';
import type { Period, SurveyQuery, SurveyStore } from './survey-store.ts';

const LIMIT_DEFAULT = 50;

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
  const before = cursor === undefined ? undefined : parseCursor(cursor);
  // One more than wanted tells whether anything is left.
  const found = await store.list({ ...query, before, limit: limit + 1, now });
  const surveys = found.slice(0, limit).map(surveyRow);
  const last = surveys.at(-1);
  return { surveys, next: last === undefined || found.length <= limit ? null : `${last.offeredAt}_${last.id}` };
}

/** A cursor is the sort key of the last row: its time and id. */
function parseCursor(cursor: string): { offeredAt: number; id: string } {
  const [, offeredAt, id] = /^(\d{1,16})_([A-Za-z0-9_-]{22}:\d{1,16})$/.exec(cursor) ?? [];
  if (offeredAt === undefined || id === undefined) {
    const message = 'is not a cursor of this list';
    throw new AppError('invalid_payload', 'This is not a cursor of this list.', { issues: [{ path: 'cursor', message }] });
  }
  return { offeredAt: Number(offeredAt), id };
}
