/**
 * What the help site stands on, as narrow functions that are passed in. It only ever asks for what customers may read;
 * nothing that it is handed knows a word of agents' articles, drafts or archived ones.
 */
import type { ArticleView } from '../../protocol/articles.ts';
import type { FeedbackReason } from '../../protocol/feedback-contract.ts';

/** The head of an article that customers may read. `updatedAt` is milliseconds since the Unix epoch. */
export interface HelpArticle {
  readonly id: string;
  readonly slug: string;
  readonly locale: string;
  readonly title: string;
  readonly summary: string;
  /** Slug or name of its category. */
  readonly category: string;
  readonly tags: readonly string[];
  readonly updatedAt: number;
}

/** A category as readers see it. `parent` is a slug, null on top. */
export interface HelpCategory {
  readonly slug: string;
  readonly name: string;
  readonly parent: string | null;
}

/** What editors keep beside the articles. */
export interface HelpShelf {
  /** The tree in a language, siblings in the editors' order. */
  categories(locale: string): readonly HelpCategory[];
  /** The category that a slug, a former slug or a name means; null where there is none. */
  categorySlug(label: string): string | null;
  /** Where an article that was renamed is found now; null where none had this slug. */
  redirect(slug: string, locale: string): string | null;
}

/** A search somebody made on the help site. */
export interface HelpSearch {
  query: string;
  locale: string;
  /** What was found, best first. */
  found: readonly Pick<HelpArticle, 'slug' | 'title'>[];
  /** Tells visitors apart for a day; says nothing of who it is. */
  visitor: string;
  /** Key of the inbox whose chat stands beside the results; null where there is none. */
  inbox: string | null;
}

/** What the reader of a search did next; `asked_person` is going on to the chat. */
export type AfterSearch = { kind: 'opened'; slug: string } | { kind: 'voted'; slug: string; helped: boolean } | { kind: 'asked_person' };

/** What a reader says of an article. The same voter's next vote on it takes the place of this one. */
export interface HelpVote {
  slug: string;
  locale: string;
  helped: boolean;
  reason: FeedbackReason | null;
  comment: string | null;
  voter: string;
}

/** The functions. Articles and shelf stay the same object as long as nothing in them has changed. */
export interface HelpSources {
  articles(): readonly HelpArticle[];
  /** The article that customers read, in the nearest language; null where there is none. */
  read(slug: string, locale: string): Promise<ArticleView | null>;
  isArchived(slug: string, locale: string): boolean;
  shelf(): HelpShelf;
  /** Slugs of the articles that fit the words, best first. */
  search(query: string, locale: string): Promise<readonly string[]>;
  /** What was probably meant by a search with slips of spelling in it, else null. */
  respell(query: string, locale: string): Promise<string | null>;
  /** Whether two words of a language are forms of one: gives the same text for both. */
  stem(word: string, locale: string): string;
  /** Keeps a search; answers an id for what follows, or null where there is nothing to follow. */
  recordSearch(search: HelpSearch): Promise<string | null>;
  followSearch(id: string, what: AfterSearch): Promise<void>;
  recordVote(vote: HelpVote): Promise<void>;
}
