/**
 * The golden set is a list of questions with what should answer each. It is asked again whenever an article is about
 * to be published, so that a change which makes answers worse is seen before customers see it.
 */

/** The slug of the article that should answer, `person` (a person should take over), or `none` (the base has no answer). */
export type GoldenExpectation = string;

/** One golden question. */
export interface GoldenQuestion {
  id: string;
  question: string;
  expect: GoldenExpectation;
  locale: string;
  at: number;
}

/** How a question came out: right, offered among the choices only, or wrong. */
export type GoldenVerdict = 'right' | 'choice' | 'wrong';

/** What the bot would do with a question. `rank` is the place of the expected article, from 1; null where it is not found. */
export interface GoldenOutcome {
  verdict: GoldenVerdict;
  decision: 'answer' | 'clarify' | 'handoff' | 'small_talk';
  rank: number | null;
  /** The slug of the first candidate. */
  first: string | null;
  confidence: number;
}

/** One question before and after; `before` is null where there is nothing to compare with. */
export interface GoldenRow {
  /** Golden questions are owners' expectations; an example question should lead to the article it stands in. */
  kind: 'golden' | 'example';
  question: string;
  expect: GoldenExpectation;
  locale: string;
  before: GoldenOutcome | null;
  after: GoldenOutcome;
  change: 'broken' | 'worse' | 'same' | 'better' | 'fixed';
}

/** An example question that another article answers first. */
export interface GoldenCollision {
  question: string;
  article: string;
  other: string;
}

/** How many questions were right, among the choices, or wrong. */
export type GoldenTally = Readonly<Record<GoldenVerdict, number>>;

/** What became of the golden set and of all example questions with a change. */
export interface GoldenReport {
  golden: { before: GoldenTally | null; after: GoldenTally };
  examples: { before: GoldenTally | null; after: GoldenTally };
  /** What changed or is wrong: newly broken ones first, at most 500. */
  rows: readonly GoldenRow[];
  /** Of the articles that are tried, at most 100. */
  collisions: readonly GoldenCollision[];
  /** Whether something got worse or collides, so that publishing takes a decision. */
  isWorse: boolean;
  /** Questions that were left out because there are too many. */
  leftOut: number;
  /** False with many articles: then the change was judged by what the bot had learnt before it. */
  learnt: boolean;
}

/** A replay under way or finished. It lives for some minutes on the node that runs it. */
export interface GoldenTrial {
  id: string;
  /** The articles and the revs of their drafts that are tried, or what else they become; none where the base as it is was asked. */
  of: readonly { article: string; rev: number; becomes?: { kind: 'archived' } | { kind: 'version'; version: number } | undefined }[];
  state: 'running' | 'done' | 'cancelled' | 'failed';
  /** 0–1. */
  progress: number;
  report: GoldenReport | null;
}
