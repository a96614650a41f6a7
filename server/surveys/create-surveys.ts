import type { SurveyFigures } from '../../protocol/staff-contract.ts';
import type { ConversationLog, EventStore, Reactor } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import { expireSurveys } from './expire-surveys.ts';
import type { SurveyListQuery, SurveyPage } from './list-surveys.ts';
import { listSurveys } from './list-surveys.ts';
import { surveyFigures } from './survey-figures.ts';
import type { InboxSurvey } from './survey-offer.ts';
import { surveyOffer } from './survey-offer.ts';
import { surveyProjection, surveyWriter } from './survey-projection.ts';
import type { Period } from './survey-store.ts';
import { createSurveyStore } from './survey-store.ts';

/** What surveys stand on. Durations are in milliseconds. */
export interface SurveysParts {
  connection: Store['connection'];
  log: Pick<ConversationLog, 'append' | 'read'>;
  events: Pick<EventStore, 'readAfter'>;
  clock: Clock;
  /** The survey settings of an inbox, by its key. */
  inboxSurvey(key: string): Promise<InboxSurvey>;
  /** A survey stays open this long after it was offered. */
  expiryMs: number;
  /** A customer is asked NPS at most once in this time; 0 asks every time. */
  npsEveryMs: number;
}

/** Everything about surveys, wired. */
export interface Surveys {
  /** To be run with the conversations: they offer surveys and keep their documents. */
  readonly reactors: readonly Reactor[];
  /** Closes what is due at `now` (milliseconds since the Unix epoch); returns how many surveys were due. */
  expire(now: number): Promise<number>;
  /** The key figures of the surveys offered in a period. */
  figures(period: Period): Promise<SurveyFigures>;
  /** One page of the surveys offered in a period, newest first. Throws AppError `invalid_payload` for a wrong cursor. */
  list(query: SurveyListQuery): Promise<SurveyPage>;
}

/** Wires the offers, documents, expiry, figures and lists of surveys over one connection. */
export function createSurveys(parts: SurveysParts): Surveys {
  const { connection, log, events, clock, expiryMs } = parts;
  const store = createSurveyStore(connection);
  const write = surveyWriter({ store, events, expiryMs });
  const offer = surveyOffer({ store, write, inboxSurvey: parts.inboxSurvey, npsEveryMs: parts.npsEveryMs });
  return {
    reactors: [offer, surveyProjection(write)],
    expire: (now) => expireSurveys({ log, store, write }, now),
    figures: async (period) => surveyFigures(await store.countAnswers(period)),
    list: (query) => listSurveys(store, query, clock.now()),
  };
}
