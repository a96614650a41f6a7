/**
 * What editors see of articles. An article in force is what readers and the bot have; the draft is the one work in
 * progress on it, and becomes the article in force by being published. Times are milliseconds since the Unix epoch.
 */
import type { ArticleState, Audience } from './articles.ts';
import type { UserId } from './ids.ts';

/** Where an article stands, with its draft taken into account: one that waits for its first publication is `scheduled`. */
export type DeskState = ArticleState | 'scheduled';

/** Every state an editor can filter by, in the order of an article's life. */
export const DESK_STATES: readonly DeskState[] = ['draft', 'in_review', 'scheduled', 'published', 'archived'];

/** Who made a change: a person, a program by its token, an import, or the system (a schedule, a migration). */
export interface Author {
  kind: 'user' | 'token' | 'import' | 'system';
  /** The id of the person or token; null for the others. */
  id: string | null;
  name: string;
}

/** A person as the desk names them. */
export interface PersonRef {
  id: UserId;
  name: string;
}

/** What a draft holds. Slug, locale and state are of the article itself and change by commands of their own. */
export interface DraftContent {
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  questions: readonly string[];
  category: string;
  tags: readonly string[];
  audience: Audience;
  /** Names of tiers whose customers may read it, where the audience is `tiers`. */
  tiers: readonly string[];
  /** The team or person that keeps it right. */
  owner: string | null;
  /** `YYYY-MM-DD` */
  verifyBy: string | null;
}

/** A field of a draft. */
export type DraftField = keyof DraftContent;

/** `proposed` is a draft by somebody who may not edit articles; an editor takes it over or discards it. */
export type ReviewState = 'none' | 'proposed' | 'requested' | 'approved' | 'changes_wanted';

/** One step of a review, the oldest first. `reset`: an approval that ended because the text changed after it. */
export interface ReviewStep {
  what: 'proposed' | 'requested' | 'approved' | 'changes_wanted' | 'withdrawn' | 'reset';
  by: PersonRef;
  at: number;
  note: string;
}

/** What a draft was begun from, where not from nothing. */
export type DraftOrigin = { kind: 'gap'; id: string } | { kind: 'conversation'; id: string } | { kind: 'version'; version: number };

/** Work in progress on one article. */
export interface ArticleDraft {
  article: string;
  /** Counts saves from 1. A save names the one it was based on. */
  rev: number;
  /** The version of the article in force that it was begun from. */
  base: number;
  /** Whether the article in force has changed since `base`; publishing merges both where they do not clash. */
  behind: boolean;
  content: DraftContent;
  /** Everybody who saved it, the first one first. */
  authors: readonly PersonRef[];
  by: PersonRef;
  at: number;
  review: { state: ReviewState; reviewer: PersonRef | null; steps: readonly ReviewStep[] };
  /** When it is published by itself, and who decided so; it cannot be edited until it is unscheduled. */
  schedule: { at: number; by: PersonRef } | null;
  /** Why the last schedule did not publish it, as a sentence. */
  scheduleFailed: string | null;
  origin: DraftOrigin | null;
}

/** The article in force, whole. */
export interface DeskArticle extends DraftContent {
  id: string;
  slug: string;
  locale: string;
  state: ArticleState;
  /** Counts its changes from 1. */
  version: number;
  updatedAt: number;
  updatedBy: Author | null;
  /** When customers could see it first. */
  publishedAt: number | null;
}

/** The other languages of an article: articles with the same slug. */
export interface ArticleTranslation {
  id: string;
  locale: string;
  title: string;
  state: DeskState;
  /** The text it was translated from has changed since. */
  outdated: boolean;
}

/** An article in the desk's list. Title and the other fields are those of the draft where it was never published. */
export interface ArticleRow {
  id: string;
  slug: string;
  locale: string;
  title: string;
  category: string;
  tags: readonly string[];
  audience: Audience;
  /** Names of tiers whose customers may read it, where the audience is `tiers`. */
  tiers: readonly string[];
  owner: string | null;
  verifyBy: string | null;
  state: DeskState;
  version: number;
  updatedAt: number;
  updatedBy: Author | null;
  questions: number;
  /** Published, and its day of verification is over. */
  overdue: boolean;
  outdated: boolean;
  draft: { rev: number; by: PersonRef; at: number; review: ReviewState; reviewer: PersonRef | null; publishAt: number | null; scheduleFailed: boolean } | null;
  /** Open feedback of readers. */
  feedback: number;
}

/** What a list can be asked for beside its filters. `to_verify`: due within 14 days or overdue. */
export type ArticleNeed = 'review' | 'my_review' | 'proposed' | 'verify' | 'overdue' | 'outdated' | 'feedback' | 'draft' | 'schedule_failed';

/** How many articles the desk holds, by what editors filter for; drafts and archived ones included. */
export interface ArticleCounts {
  all: number;
  states: Readonly<Record<DeskState, number>>;
  needs: Readonly<Record<ArticleNeed, number>>;
  categories: readonly { name: string; articles: number }[];
  locales: readonly { name: string; articles: number }[];
  owners: readonly { name: string; articles: number }[];
  tags: readonly { name: string; articles: number }[];
}

/** One stored change of an article in force. */
export interface ArticleVersion {
  version: number;
  by: Author | null;
  /** A sentence. */
  why: string;
  at: number;
  title: string;
  state: ArticleState;
  /** Whether it is the one in force. */
  current: boolean;
}

/** A run of text that both sides have, or one of them. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** What differs in one field between two versions: texts as parts by words or lines, lists as entries. */
export interface FieldDiff {
  field: DraftField | 'slug' | 'state';
  parts: readonly DiffPart[];
}

/** Another person on the same article. */
export interface EditorHere {
  id: UserId;
  name: string;
  /** Whether they typed within the last minute; else they only look. */
  editing: boolean;
}

/** What is set for the whole desk. */
export interface ArticleSettings {
  /** Publishing takes the approval of a person who did not write the draft. */
  reviewRequired: boolean;
  /** How far “Still right” moves the day of verification, in days. */
  verifyEveryDays: number;
}

/** What came of one article of a bulk action. `before` is the version to come back to. */
export interface BulkResult {
  id: string;
  title: string;
  outcome: 'done' | 'unchanged' | 'refused';
  /** Why it was refused; null otherwise. */
  message: string | null;
  version: number;
  before: number;
}
