import * as v from 'valibot';
import { PAGE_MAX } from '../../protocol/limits.ts';
import type { SurveyRow } from '../../protocol/staff-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Surveys } from '../surveys/index.ts';
import { cursorField, isoTime, isoTimeOrNull, listOf, pageLimit, queryTime, timeSchema } from './fields.ts';
import type { Operation } from './operation.ts';
import { operation } from './operation.ts';

const LIMIT_USUAL = 50;

/** A survey: what one customer said about one resolution. */
export const surveySchema = v.object({
  id: v.string(),
  conversation: v.string(),
  resolutionSeq: v.pipe(v.number(), v.integer(), v.description('The position of the resolution it asks about.')),
  state: v.picklist(['offered', 'started', 'completed', 'dismissed', 'expired']),
  csat: v.pipe(v.nullable(v.number()), v.description('1 to 5.')),
  solved: v.nullable(v.picklist(['yes', 'partly', 'no'])),
  nps: v.pipe(v.nullable(v.number()), v.description('0 to 10.')),
  comment: v.nullable(v.string()),
  agent: v.pipe(v.nullable(v.object({ id: v.string(), name: v.string() })), v.description('Who resolved; null where only the bot served.')),
  inbox: v.string(),
  offeredAt: timeSchema,
  startedAt: v.nullable(timeSchema),
  completedAt: v.nullable(timeSchema),
});

/** Lists of surveys. */
export function surveyReads(surveys: Pick<Surveys, 'list'>, clock: Clock): readonly Operation[] {
  return [
    operation({
      id: 'listSurveys',
      method: 'get',
      path: '/surveys',
      tag: 'Surveys',
      summary: 'List surveys, latest offer first.',
      description: 'An answer that was not given, or not yet, is null; each is there from the moment it is given.',
      scopes: ['surveys:read'],
      input: v.object({
        from: v.optional(queryTime('Only surveys offered at or after this time.')),
        to: v.optional(queryTime('Only surveys offered before this time.')),
        cursor: cursorField,
        limit: pageLimit(PAGE_MAX, LIMIT_USUAL),
      }),
      answer: listOf(surveySchema),
      async run({ from = 0, to = clock.now() + 1, cursor, limit = LIMIT_USUAL }) {
        const page = await surveys.list({ from, to, cursor, limit });
        return { data: page.surveys.map(showSurvey), next: page.next };
      },
    }),
  ];
}

function showSurvey({ offeredAt, startedAt, completedAt, ...row }: SurveyRow): v.InferInput<typeof surveySchema> {
  return { ...row, offeredAt: isoTime(offeredAt), startedAt: isoTimeOrNull(startedAt), completedAt: isoTimeOrNull(completedAt) };
}
