/**
 * Feedback tells editors which articles do not help, and why. A vote belongs to an article, not to its address, so it
 * survives a rename; a reader's later vote on the same article takes the place of the earlier one.
 */
import type { ArticleFeedback, FeedbackEntry, FeedbackReason, FeedbackSource, FeedbackState } from '../../protocol/feedback-contract.ts';
import { FEEDBACK_PERIOD_DAYS, FEEDBACK_REASONS } from '../../protocol/feedback-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { Reader } from '../../protocol/articles.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { maskText } from '../kernel/mask-text.ts';
import { foreignCursor } from '../kernel/time-cursor.ts';
import type { FeedbackCount, FeedbackDocument, FeedbackStore } from './feedback-store.ts';

/** What a reader says of an article. `voter` tells readers apart; for a conversation, it names the answer. */
export interface ArticleVote {
  slug: string;
  locale: string;
  helped: boolean;
  reason: FeedbackReason | null;
  comment: string | null;
  voter: string;
  source: FeedbackSource;
  /** Whose articles the reader may see; those for everybody, where it is left out. */
  reader?: Reader;
  question?: string | null;
  conversation?: ConversationId | null;
  /** Milliseconds since the Unix epoch; now, where it is left out. */
  at?: number;
}

/** An article as feedback names it. */
export interface FeedbackSubject {
  id: string;
  slug: string;
  locale: string;
  title: string;
  version: number;
}

/** Feedback, kept and looked after. */
export interface FeedbackInbox {
  /** Keeps a vote; one on an article that is not there is forgotten. Private data in its words is masked first. */
  record(vote: ArticleVote): Promise<void>;
  articles(all: boolean): Promise<{ articles: readonly ArticleFeedback[]; open: number }>;
  list(query: { article: string; state?: FeedbackState | undefined; cursor?: string | undefined; limit?: number | undefined }): Promise<{ article: ArticleFeedback; entries: readonly FeedbackEntry[]; next: string | null }>;
  set(article: string, ids: readonly string[], state: FeedbackState, by: string): Promise<{ entries: readonly FeedbackEntry[]; article: ArticleFeedback }>;
  /** How many are open, by the id of the article. */
  openCounts(): Promise<ReadonlyMap<string, number>>;
  /** Removes some that are over their time; call it now and then. */
  expire(): Promise<number>;
}

/** What the inbox stands on. `find` gives the article that a reader had before them, `findIds` those that are left. */
export interface FeedbackParts {
  store: FeedbackStore;
  find(slug: string, locale: string, reader: Reader): Promise<FeedbackSubject | null>;
  findIds(ids: readonly string[]): Promise<readonly FeedbackSubject[]>;
  clock: Clock;
  /** How long votes are kept, in milliseconds. */
  keptMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const LIMIT_USUAL = 30;
/** Articles that the page lists. */
const ARTICLES_MAX = 500;
const WORDS_MAX = 2_000;
/** Votes removed in one go. */
const EXPIRE_STEP = 500;
/** A time and the id of a vote. */
const CURSOR = /^(\d{1,15})~([A-Za-z0-9_:.-]{1,120})$/;

/** The inbox over its store. */
export function createFeedbackInbox({ store, find, findIds, clock, keptMs }: FeedbackParts): FeedbackInbox {
  const since = () => clock.now() - FEEDBACK_PERIOD_DAYS * DAY_MS;

  async function one(article: string): Promise<ArticleFeedback> {
    const [[subject], open, counts] = await Promise.all([findIds([article]), store.openOf(article), store.counts(since(), article)]);
    if (subject === undefined) throw new AppError('not_found', 'There is no such article any more.');
    return summary(subject, open, counts, 0);
  }

  return {
    async record({ slug, locale, helped, reason, comment, voter, source, reader = 'public', question = null, conversation = null, at = clock.now() }) {
      const subject = await find(slug, locale, reader);
      if (subject === null) return;
      const words = (text: string | null): string | null => (text === null || text.trim() === '' ? null : maskText(text.trim()).slice(0, WORDS_MAX));
      await store.put({
        _id: `${source}:${voter}:${subject.id}`.slice(0, 120),
        article: subject.id,
        source,
        helped,
        reason: helped ? null : reason,
        comment: helped ? null : words(comment),
        question: words(question),
        conversation,
        version: subject.version,
        state: helped ? 'counted' : 'open',
        at: new Date(at),
        by: null,
      });
    },
    async articles(all) {
      const [open, counts] = await Promise.all([store.open(), store.counts(since())]);
      const mostOpen = [...open].sort(([, a], [, b]) => b.open - a.open).map(([article]) => article);
      const ids = [...new Set([...mostOpen, ...(all ? counts.map(({ article }) => article) : [])])].slice(0, ARTICLES_MAX);
      const rows = (await findIds(ids)).map((subject) => {
        const mine = open.get(subject.id);
        return summary(subject, mine?.open ?? 0, counts.filter(({ article }) => article === subject.id), mine?.lastAt ?? 0);
      });
      const articles = rows.sort((a, b) => b.open - a.open || b.notHelped - a.notHelped || b.lastAt - a.lastAt);
      return { articles, open: [...open.values()].reduce((sum, { open: count }) => sum + count, 0) };
    },
    async list({ article, state, cursor, limit = LIMIT_USUAL }) {
      const before = cursor === undefined ? undefined : parseVoteCursor(cursor);
      const [head, found] = await Promise.all([one(article), store.list({ article, state, before, limit: limit + 1 })]);
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { article: head, entries: found.slice(0, limit).map(entryOf), next: last === undefined ? null : voteCursor(last) };
    },
    async set(article, ids, state, by) {
      const entries = (await store.set(article, ids, state, state === 'open' ? null : by)).map(entryOf);
      return { entries, article: await one(article) };
    },
    openCounts: async () => new Map([...(await store.open())].map(([article, { open }]) => [article, open])),
    expire: () => store.expire(clock.now() - keptMs, EXPIRE_STEP),
  };
}

function summary({ id, slug, locale, title }: FeedbackSubject, open: number, counts: readonly FeedbackCount[], lastAt: number): ArticleFeedback {
  const votes = (which: (count: FeedbackCount) => boolean) => counts.filter(which).reduce((sum, count) => sum + count.votes, 0);
  return {
    article: id,
    slug,
    locale,
    title,
    open,
    helped: votes(({ helped }) => helped),
    notHelped: votes(({ helped }) => !helped),
    reasons: Object.fromEntries(FEEDBACK_REASONS.map((reason) => [reason, votes((count) => count.reason === reason)])) as ArticleFeedback['reasons'],
    lastAt: Math.max(lastAt, 0, ...counts.map((count) => count.lastAt)),
  };
}

function entryOf({ _id, source, reason, comment, question, conversation, version, state, at, by }: FeedbackDocument): FeedbackEntry {
  return { id: _id, source, reason, comment, question, conversation, version, state: state === 'counted' ? 'done' : state, at: at.getTime(), by };
}

const voteCursor = ({ _id, at }: FeedbackDocument): string => `${at.getTime()}~${_id}`;

function parseVoteCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = CURSOR.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw foreignCursor();
  return { at: Number(at), id };
}
