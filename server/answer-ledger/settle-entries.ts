import { createHash } from 'node:crypto';
import type { EntryStore } from './entry-store.ts';
import type { GapDocument } from './gap.ts';
import { groupOf, NO_COUNT, packedVector } from './gap.ts';
import type { ArticleResultStore } from './article-result-store.ts';
import type { GapGrowth, GapStore } from './gap-store.ts';
import type { Group, Grouper, QuestionLook } from './group-questions.ts';
import { createGrouper } from './group-questions.ts';
import type { EntryDocument } from './ledger-entry.ts';
import { kindOf } from './ledger-entry.ts';
import { RETURN_MS } from './project-questions.ts';
import { areLike, questionTerms, withoutMasks } from './question-terms.ts';
import { questionOf } from './read-logs.ts';

/** What settling stands on. */
export interface SettleParts {
  /** Sentence vectors of texts in one language; null where there are none. */
  vectorsOf(texts: readonly string[], locale: string): Promise<{ encoder: string; vectors: readonly Float32Array[] } | null>;
  entries: Pick<EntryStore, 'unsettled' | 'settle' | 'ofAskers' | 'markReturned'>;
  gaps: Pick<GapStore, 'all' | 'findMany' | 'insert' | 'grow' | 'change' | 'countSoon'>;
  articles: Pick<ArticleResultStore, 'countSoon'>;
}

/** Groups what is new, and has counted what changed. Only one process may do this at a time. */
export interface Settling {
  /** Settles at most `limit` entries; returns how many. `fresh` is true where another process may have done so since. */
  settle(limit: number, now: number, fresh: boolean): Promise<number>;
}

/** Settling that remembers the groups from one time to the next. */
export function createSettling({ entries, gaps, articles, vectorsOf }: SettleParts): Settling {
  let grouper: Grouper | null = null;

  /** Earlier questions of the same people that these show not to have been solved. */
  async function markReturned(settled: readonly EntryDocument[]): Promise<void> {
    const customers = settled.filter(({ origin }) => origin !== 'agents' && origin !== 'api');
    if (customers.length === 0) return;
    const times = customers.map(({ at }) => at.getTime());
    const earlier = new Map<string, EntryDocument[]>();
    for (const entry of await entries.ofAskers([...new Set(customers.map(({ asker }) => asker))], Math.min(...times) - RETURN_MS, Math.max(...times))) {
      earlier.set(entry.asker, [...(earlier.get(entry.asker) ?? []), entry]);
    }
    const returned = new Set<string>();
    for (const entry of customers) {
      const at = entry.at.getTime();
      const terms = questionTerms(entry.text, entry.locale);
      for (const before of earlier.get(entry.asker) ?? []) {
        const since = at - before.at.getTime();
        if (since <= 0 || since > RETURN_MS || returned.has(before._id)) continue;
        const isOver = before.outcome === 'solved' || before.outcome === 'left';
        if (!isOver || before.returnedAt !== null || before.helped.length > 0 || sameCase(before, entry)) continue;
        if (!areLike(terms, questionTerms(before.text, before.locale))) continue;
        returned.add(before._id);
        await entries.markReturned(before, kindOf(questionOf(before), true), at);
      }
    }
  }

  return {
    async settle(limit, now, fresh) {
      if (grouper === null || fresh) grouper = createGrouper((await gaps.all()).map(groupOf));
      const batch = await entries.unsettled(limit);
      if (batch.length === 0) return 0;
      try {
        const placed = await place(grouper, batch, await looksOf(batch), now);
        await gaps.insert(placed.made);
        await gaps.grow(placed.grown);
        await reopenSolved(placed.settled);
        // What joined a gap has it counted; so does what changed in one.
        await gaps.countSoon([...new Set(batch.flatMap(({ gap }) => gap ?? []))], now);
        await articles.countSoon(shownArticles(batch), now);
        await markReturned(batch);
        await entries.settle(placed.settled);
      } catch (error) {
        // What was placed but not stored must not be believed.
        grouper = null;
        throw error;
      }
      return batch.length;
    },
  };

  /** A gap that was closed, and whose question is asked in vain again, is open again. */
  async function reopenSolved(settled: readonly EntryDocument[]): Promise<void> {
    const latest = new Map<string, number>();
    for (const { gap, kind, at } of settled) if (gap !== null && kind !== null) latest.set(gap, Math.max(latest.get(gap) ?? 0, at.getTime()));
    for (const gap of await gaps.findMany([...latest.keys()])) {
      const askedAt = latest.get(gap._id) ?? 0;
      if (gap.state !== 'solved' || askedAt <= gap.stateAt.getTime()) continue;
      await gaps.change(gap._id, ['solved'], { state: 'open', stateAt: new Date(askedAt), reopened: true });
    }
  }

  /** What is known of the questions that are to be grouped. */
  async function looksOf(batch: readonly EntryDocument[]): Promise<ReadonlyMap<string, QuestionLook>> {
    const looks = new Map<string, QuestionLook>();
    const fresh = batch.filter(({ kind, gap }) => kind !== null && gap === null);
    for (const locale of new Set(fresh.map((entry) => entry.locale))) {
      const own = fresh.filter((entry) => entry.locale === locale);
      const found = await vectorsOf(own.map(({ text }) => withoutMasks(text)), locale);
      own.forEach(({ _id, text }, i) => {
        const values = found?.vectors[i];
        looks.set(_id, { terms: questionTerms(text, locale), vector: found === null || values === undefined ? null : { encoder: found.encoder, values } });
      });
    }
    return looks;
  }

  async function place(groups: Grouper, batch: readonly EntryDocument[], looks: ReadonlyMap<string, QuestionLook>, now: number) {
    const made: GapDocument[] = [];
    const joined = new Map<string, { group: Group; members: EntryDocument[] }>();
    const settled = batch.map((entry): EntryDocument => {
      const look = looks.get(entry._id);
      if (look === undefined || look.terms.length === 0) return entry;
      const { group, isNew } = groups.place(look, entry.locale, gapId(entry._id));
      if (isNew) made.push(newGap(group.id, entry, now));
      joined.set(group.id, { group, members: [...(joined.get(group.id)?.members ?? []), entry] });
      return { ...entry, gap: group.id };
    });
    const news = new Set(made.map(({ _id }) => _id));
    const grow = (gap: GapDocument): GapDocument[] => {
      const found = joined.get(gap._id);
      return found === undefined ? [] : [{ ...gap, ...growthOf(groups, gap, found.group, found.members), countAt: new Date(now) }];
    };
    const known = await gaps.findMany([...joined.keys()].filter((id) => !news.has(id)));
    return { made: made.flatMap(grow), grown: known.flatMap(grow).map(growthIn), settled };
  }
}

/** A question in which something was masked counts this much less as typical. */
const MASKED = 0.5;

/** How a gap looks with what joined it; it is called by the question most typical of it, of equals by the shorter. */
function growthOf(groups: Grouper, gap: GapDocument, group: Group, members: readonly EntryDocument[]): Omit<GapGrowth, 'countAt'> {
  // What holds nothing private reads better as a name.
  const typical = (text: string): number => groups.typical(group, questionTerms(text, gap.locale)) * (withoutMasks(text) === text ? 1 : MASKED);
  const named = members.map(({ text, _id }) => ({ question: text, questionEntry: _id, questionTypical: typical(text) }));
  const before = { ...gap, questionTypical: typical(gap.question) };
  const best = named.reduce<(typeof named)[number]>((a, b) => {
    const isBetter = b.questionTypical > a.questionTypical || (b.questionTypical === a.questionTypical && b.question.length < a.question.length);
    return isBetter ? b : a;
  }, before);
  const { question, questionEntry, questionTypical } = best;
  const lastAt = new Date(Math.max(...members.map(({ at }) => at.getTime())));
  return { _id: gap._id, n: group.n, terms: [...group.terms], vector: packedVector(group.vector), question, questionEntry, questionTypical, lastAt };
}

const growthIn = ({ _id, n, terms, vector, question, questionEntry, questionTypical, lastAt, countAt }: GapDocument): GapGrowth => ({
  _id, n, terms, vector, question, questionEntry, questionTypical, lastAt, countAt,
});

/** Two questions of one conversation follow each other; its own log says what became of them. */
const sameCase = (a: EntryDocument, b: EntryDocument): boolean => a._id === b._id || (a.conversation !== null && a.conversation === b.conversation);

/** The same question always makes the same gap, so that a reader that was stopped half-way makes no second one. */
const gapId = (entry: string): string => createHash('sha256').update(`gap:${entry}`).digest('base64url').slice(0, 22);

function newGap(_id: string, entry: EntryDocument, now: number): GapDocument {
  return {
    _id,
    locale: entry.locale,
    question: entry.text,
    questionEntry: entry._id,
    questionTypical: 1,
    state: 'open',
    stateAt: entry.at,
    article: null,
    reopened: false,
    dismissed: null,
    firstAt: entry.at,
    lastAt: entry.at,
    n: 0,
    terms: [],
    vector: null,
    d7: NO_COUNT,
    d30: NO_COUNT,
    d90: NO_COUNT,
    countAt: new Date(now),
    countedAt: null,
  };
}

/** Every article that was shown, with a title where one is known. */
function shownArticles(batch: readonly EntryDocument[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { offered, candidates } of batch) {
    for (const slug of offered) titles.set(slug, candidates.find((hint) => hint.slug === slug)?.title ?? titles.get(slug) ?? '');
  }
  return titles;
}
