/**
 * Lists in the order of time are paged by the sort key of the last row, its time and id, so that rows which come and go
 * meanwhile shift nothing. This is that key as a text that clients give back.
 */
import { AppError } from './errors.ts';

/** The sort key of a row; `at` is milliseconds since the Unix epoch. */
export interface TimeKey {
  at: number;
  id: string;
}

/** Fifteen digits are milliseconds that every date can hold (ECMA-262, time values: up to 8.64e15). */
const CURSOR = /^(\d{1,15})_([A-Za-z0-9_:-]{1,64})$/;

/** The cursor of a row. */
export const timeCursor = ({ at, id }: TimeKey): string => `${at}_${id}`;

/** The key in a cursor. Throws AppError `invalid_payload` for one that no page gave, such as one of a list with other ids. */
export function parseTimeCursor(cursor: string, ids: RegExp): TimeKey {
  const [, at, id] = CURSOR.exec(cursor) ?? [];
  if (at === undefined || id === undefined || !ids.test(id)) throw foreignCursor();
  return { at: Number(at), id };
}

/** What is thrown for a cursor that no page gave. */
export function foreignCursor(): AppError {
  const issues = [{ path: 'cursor', message: 'is not a cursor of this list' }];
  return new AppError('invalid_payload', 'This is not a cursor of this list.', { issues });
}
