/** Links of articles: redirects of renamed ones, what is broken, and how it is put right. */
import * as v from 'valibot';
import { command } from './command.ts';
import { localeSchema, slugSchema } from './fields.ts';
import { ID } from './ids.ts';
import { URL_MAX } from './limits.ts';

/** The address before a rename, and where it leads now. `at` is milliseconds since the Unix epoch. */
export interface RedirectRow {
  locale: string;
  from: string;
  to: string;
  at: number;
}

/**
 * What is wrong with a link or an image: the article is not there, not published, or only for agents; it was renamed, so
 * that the link goes by its old address; the heading is not there; the address is none that may be followed; the file was
 * removed; the image has no words for those who do not see it; the snippet is missing or cyclic; the page elsewhere does
 * not answer.
 */
export type LinkProblemKind = 'missing' | 'unpublished' | 'agents_only' | 'renamed' | 'anchor' | 'nowhere' | 'file_missing' | 'no_alt' | 'snippet' | 'external';

/** One problem. `suggestion` is the article it probably should lead to. */
export interface LinkProblem {
  kind: LinkProblemKind;
  /** As it is written in the article; the name, for a snippet. */
  address: string;
  /** The words of the link. */
  words: string;
  suggestion: { slug: string; title: string } | null;
  /** What came instead, such as `404` or `no answer`. */
  detail: string | null;
}

/** An article with what is wrong in it. */
export interface LinkReport {
  article: string;
  slug: string;
  locale: string;
  title: string;
  version: number;
  problems: readonly LinkProblem[];
}

/** How far a look at links elsewhere has come. */
export interface ExternalCheck {
  state: 'none' | 'running' | 'done' | 'cancelled';
  checked: number;
  of: number;
  /** When it ended or was last heard of, milliseconds since the Unix epoch; null where there was none. */
  at: number | null;
  reports: readonly LinkReport[];
}

/** A fix goes to readers at once, or into a draft where it has to be reviewed first. */
export type FixOutcome = 'published' | 'draft';

const articleId = v.pipe(v.string(), v.regex(ID, 'must be the id of an article'));
const address = v.pipe(v.string(), v.maxLength(URL_MAX, `must be at most ${URL_MAX} characters`));

/** The commands about addresses of articles; permission `articles`. */
export const linksContract = {
  'redirects.list': command<{ redirects: readonly RedirectRow[] }>()(v.object({})),
  /** `conflict` where it would lead in a circle, or where an article has the address. */
  'redirects.add': command<{ redirects: readonly RedirectRow[] }>()(v.object({ locale: localeSchema, from: slugSchema, to: slugSchema })),
  'redirects.remove': command<{ redirects: readonly RedirectRow[] }>()(v.object({ locale: localeSchema, from: slugSchema })),
  /** Looks at every article in force. Where that takes longer than some seconds, `ready` is false: ask again. */
  'links.check': command<{ ready: boolean; articles: number; reports: readonly LinkReport[] }>()(v.object({})),
  /**
   * Lets the links of an article that say `address` lead to the article `to`; null keeps their words and takes the link
   * away. `conflict` where the article has changed since `version`. A retry changes nothing.
   */
  'links.fix': command<{ outcome: FixOutcome; report: LinkReport | null }>()(
    v.object({ article: articleId, version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)), address, to: v.nullable(slugSchema) }),
  ),
  /** Asks the servers of links elsewhere, each for some seconds; one such look at a time. */
  'links.check_external': command<{ check: ExternalCheck }>()(v.object({})),
  'links.external': command<{ check: ExternalCheck }>()(v.object({})),
  'links.cancel_external': command<{ check: ExternalCheck }>()(v.object({})),
} as const;
