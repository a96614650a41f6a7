import * as v from 'valibot';
import { localeSchema } from '../../protocol/fields.ts';
import { GAP_KINDS, GAP_STATES, LEDGER_DAYS } from '../../protocol/ledger.ts';
import type { GapRow, LedgerDays } from '../../protocol/ledger.ts';
import { PAGE_MAX } from '../../protocol/limits.ts';
import type { LedgerLists } from '../answer-ledger/index.ts';
import { cursorField, isoTime, listOf, pageLimit, timeSchema } from './fields.ts';
import type { Operation } from './operation.ts';
import { operation } from './operation.ts';

const LIMIT_USUAL = 25;
const DAYS_USUAL: LedgerDays = 30;

const countSchema = v.pipe(v.number(), v.integer());

/** Like questions that were asked in vain. */
export const gapSchema = v.object({
  id: v.string(),
  question: v.pipe(v.string(), v.description('The most typical of its questions; private data is masked.')),
  locale: v.pipe(v.string(), v.description('A language, such as en.')),
  state: v.picklist(GAP_STATES),
  people: v.pipe(countSchema, v.description('Different people who asked it in the period.')),
  peopleBefore: v.pipe(countSchema, v.description('The same for the period before.')),
  questions: v.pipe(countSchema, v.description('How often it was asked in the period.')),
  kinds: v.pipe(v.record(v.picklist(GAP_KINDS), countSchema), v.description('Questions of the period by why they were in vain.')),
  lastAt: timeSchema,
  article: v.pipe(
    v.nullable(v.object({ id: v.nullable(v.string()), slug: v.string(), locale: v.string(), title: v.string() })),
    v.description('The article that was begun or changed for it.'),
  ),
  reopened: v.pipe(v.boolean(), v.description('It was solved, and is asked in vain again.')),
});

/** Lists of the answer ledger. */
export function ledgerReads(ledger: Pick<LedgerLists, 'gaps'>): readonly Operation[] {
  return [
    operation({
      id: 'listGaps',
      method: 'get',
      path: '/ledger/gaps',
      tag: 'Answer ledger',
      summary: 'List what was asked in vain, like questions together, most people first.',
      description: 'The numbers are those of the page “Gaps” in the console.',
      scopes: ['articles:read'],
      input: v.object({
        days: v.optional(
          v.pipe(
            v.picklist(LEDGER_DAYS.map(String), `must be one of ${LEDGER_DAYS.join(', ')}`),
            v.description(`The period: so many days up to now; ${DAYS_USUAL} unless told.`),
          ),
        ),
        state: v.optional(v.picklist(GAP_STATES)),
        kind: v.optional(v.picklist(GAP_KINDS)),
        locale: v.optional(localeSchema),
        cursor: cursorField,
        limit: pageLimit(PAGE_MAX, LIMIT_USUAL),
      }),
      answer: listOf(gapSchema),
      async run({ days, state = 'open', limit = LIMIT_USUAL, ...query }) {
        const page = await ledger.gaps({ days: LEDGER_DAYS.find((one) => String(one) === days) ?? DAYS_USUAL, state, limit, ...query });
        return { data: page.gaps.map(showGap), next: page.next };
      },
    }),
  ];
}

function showGap({ lastAt, dismissed: _ofTheTeam, article, kinds, ...gap }: GapRow): v.InferInput<typeof gapSchema> {
  return { ...gap, kinds: { ...kinds }, lastAt: isoTime(lastAt), article: article && { ...article } };
}
