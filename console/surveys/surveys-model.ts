/** The figures of a period and the surveys behind them. What an overtaken question answers is dropped. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { StaffContract, StaffWelcome, SurveyFigures, SurveyRow } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';
import { boundsOf } from './survey-period.ts';
import type { SurveyFilter, SurveyPeriod } from './survey-period.ts';

/** What the survey page reads. */
export interface SurveysModel {
  readonly figures: ReadonlySignal<SurveyFigures | null>;
  readonly rows: ReadonlySignal<readonly SurveyRow[] | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly loadingMore: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(period: SurveyPeriod, filter: SurveyFilter): Promise<void>;
  loadMore(): Promise<void>;
}

const PAGE_ROWS = 50;

/** The survey page over the client core. */
export function createSurveysModel(client: Client<StaffContract, StaffWelcome>): SurveysModel {
  const figures = signal<SurveyFigures | null>(null);
  const rows = signal<readonly SurveyRow[] | null>(null);
  const next = signal<string | null>(null);
  const hasMore = signal(false);
  const loadingMore = signal(false);
  const problem = signal<ClientError | null>(null);
  let asked: { period: SurveyPeriod; filter: SurveyFilter } | null = null;

  const page = ({ period, filter }: { period: SurveyPeriod; filter: SurveyFilter }, cursor: string | null) =>
    client.ask('surveys.list', {
      ...boundsOf(period),
      limit: PAGE_ROWS,
      ...(filter === 'all' ? {} : { only: filter }),
      ...(cursor === null ? {} : { cursor }),
    });
  const follow = (cursor: string | null) => {
    next.value = cursor;
    hasMore.value = cursor !== null;
  };
  return {
    figures,
    rows,
    hasMore,
    loadingMore,
    problem,
    async load(period, filter) {
      const mine = { period, filter };
      asked = mine;
      const [counted, listed] = await Promise.all([client.ask('surveys.figures', boundsOf(period)), page(mine, null)]);
      if (asked !== mine) return;
      batch(() => {
        if (counted.ok) figures.value = counted.data.figures;
        if (listed.ok) {
          rows.value = listed.data.surveys;
          follow(listed.data.next);
        }
        problem.value = !counted.ok ? counted.error : !listed.ok ? listed.error : null;
      });
    },
    async loadMore() {
      const mine = asked;
      if (mine === null || next.value === null || loadingMore.value) return;
      loadingMore.value = true;
      const listed = await page(mine, next.value);
      loadingMore.value = false;
      if (asked !== mine) return;
      batch(() => {
        if (listed.ok) {
          rows.value = [...(rows.value ?? []), ...listed.data.surveys];
          follow(listed.data.next);
        }
        problem.value = listed.ok ? null : listed.error;
      });
    },
  };
}
