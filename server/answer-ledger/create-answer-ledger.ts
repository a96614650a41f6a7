import type { EventStore, Reactor } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import type { Store } from '../storage/store.ts';
import { createArticleResultStore } from './article-result-store.ts';
import type { GapChanges } from './change-gaps.ts';
import { createGapChanges } from './change-gaps.ts';
import { closeSolved } from './close-solved.ts';
import type { Resting } from './count-due.ts';
import { countDue } from './count-due.ts';
import { createEntryStore } from './entry-store.ts';
import { createGapStore } from './gap-store.ts';
import type { LedgerArticles } from './ledger-articles.ts';
import type { LedgerLists } from './ledger-lists.ts';
import { createLedgerLists } from './ledger-lists.ts';
import { ledgerReactor } from './ledger-reactor.ts';
import { createLedgerTodo } from './ledger-todo-store.ts';
import { createPassedOnStore } from './passed-on-store.ts';
import { createLedgerTotals } from './ledger-totals-store.ts';
import { readLogs } from './read-logs.ts';
import type { SearchRecorder } from './record-search.ts';
import { createSearchRecorder } from './record-search.ts';
import { removeOld } from './remove-old.ts';
import type { SettleParts } from './settle-entries.ts';
import { createSettling } from './settle-entries.ts';

/** What the ledger stands on. */
export interface AnswerLedgerParts {
  connection: Store['connection'];
  events: Pick<EventStore, 'readAfter'>;
  articles: LedgerArticles;
  /** Sentence vectors, which group questions better than words alone. */
  vectorsOf: SettleParts['vectorsOf'];
  clock: Clock;
  /** Questions are kept this long, in milliseconds. */
  retentionMs: number;
}

/** The answer ledger, wired. */
export interface AnswerLedger extends SearchRecorder {
  /** To be run with the conversations. */
  readonly reactors: readonly Reactor[];
  readonly lists: LedgerLists;
  readonly changes: GapChanges;
  readonly articles: LedgerArticles;
  /**
   * Reads what is new, groups and counts it, closes what is solved, removes what is old: one bounded step each, by one
   * process at a time. Returns how much there was to do.
   */
  step(): Promise<number>;
  /** Gives the work free for another process. */
  close(): Promise<void>;
}

/** A process that reads is believed to be alive so long without a sign, in milliseconds. */
const LEASE_MS = 60_000;
/** Conversations read and entries settled in one step. */
const READ_BATCH = 200;
const SETTLE_BATCH = 300;

/** Wires the ledger over one connection. */
export function createAnswerLedger({ connection, events, articles, vectorsOf, clock, retentionMs }: AnswerLedgerParts): AnswerLedger {
  const todo = createLedgerTodo(connection);
  const entries = createEntryStore(connection);
  const gaps = createGapStore(connection);
  const passedOn = createPassedOnStore(connection);
  const results = createArticleResultStore(connection, passedOn);
  const totals = createLedgerTotals(connection);
  const settling = createSettling({ entries, gaps, articles: results, vectorsOf });
  const now = () => clock.now();
  const owner = randomId();
  const resting: Resting = new Map();
  const nameOf = async (gap: string) => {
    const [latest] = await entries.ofGap(gap, { since: 0, now: now(), limit: 1 });
    return latest === undefined ? null : { text: latest.text, id: latest._id };
  };

  return {
    reactors: [ledgerReactor(todo)],
    lists: createLedgerLists({ entries, gaps, articles: results, now }),
    changes: createGapChanges({ gaps, entries, articles, now }),
    articles,
    ...createSearchRecorder(entries, now),
    async step() {
      const at = now();
      const claim = await todo.claim(owner, at, at + LEASE_MS);
      if (claim === 'refused') return 0;
      const read = await readLogs({ todo, events, entries, passedOn, articles: results, named: articles.named }, READ_BATCH, at);
      const settled = await settling.settle(SETTLE_BATCH, at, claim === 'taken');
      const solved = await closeSolved(gaps, articles, at);
      const counted = await countDue({ gaps, articles: results }, at, resting);
      const removed = await removeOld({ entries, gaps, totals, passedOn, nameOf }, at, retentionMs);
      return read + settled + solved + counted + removed;
    },
    close: () => todo.release(owner),
  };
}
