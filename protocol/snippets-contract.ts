/** Snippets: one text in many articles, written there as `{{snippet:name}}`. */
import * as v from 'valibot';
import { command } from './command.ts';
import { localeSchema } from './fields.ts';

/** Longest text of a snippet, in characters. */
export const SNIPPET_MAX = 20_000;
/** Most snippets of an installation. */
export const SNIPPETS_MAX = 500;
/** Most languages of one snippet. */
const LANGUAGES_MAX = 40;

/** A snippet. `texts` is Markdown by language tag; an article takes the nearest language. */
export interface Snippet {
  name: string;
  /** Names it had before. Texts that still say one of them show it all the same. */
  former: readonly string[];
  texts: Readonly<Record<string, string>>;
  /** Counts its changes from 1. */
  version: number;
  by: string;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

/** Something that is wrong with the snippets of a text: one that is not there, one that holds itself, or too much in all. */
export interface SnippetProblem {
  kind: 'missing' | 'cyclic' | 'too_long';
  name: string;
}

/** A snippet with the articles that use it (first 50) and what is wrong in it. */
export interface SnippetRow extends Snippet {
  usedBy: readonly { article: string; title: string }[];
  /** The snippets that hold it. */
  heldBy: readonly string[];
  problems: readonly SnippetProblem[];
}

/** The name of a snippet: lower-case words joined by hyphens. */
export const snippetNameSchema = v.pipe(
  v.string(),
  v.maxLength(60, 'must be at most 60 characters'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
);

const texts = v.pipe(
  v.record(localeSchema, v.pipe(v.string(), v.maxLength(SNIPPET_MAX, `must be at most ${SNIPPET_MAX} characters`), v.transform((text) => text.trim()))),
  v.transform((given) => Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''))),
  v.check((given) => Object.keys(given).length > 0, 'needs a text'),
  v.check((given) => Object.keys(given).length <= LANGUAGES_MAX, `must be at most ${LANGUAGES_MAX} languages`),
);

/** The commands of the snippet page; permission `articles`, and `articles.publish` for what changes published articles. */
export const snippetsContract = {
  'snippets.list': command<{ snippets: readonly SnippetRow[] }>()(v.object({})),
  /** Readers see it when it is acknowledged. `version` is the one the change was based on, 0 for a new one; another one is a `conflict`, and so is a circle. */
  'snippets.save': command<{ snippet: Snippet }>()(
    v.object({ name: snippetNameSchema, texts, version: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)) }),
  ),
  /**
   * Another name. Articles, drafts and snippets that mention it follow; what cannot, such as older versions, goes on by the
   * former name, which nobody else gets as long as a text says it. `conflict` for a taken name, a circle, another version.
   * A repetition is harmless.
   */
  'snippets.rename': command<{ snippet: Snippet }>()(
    v.object({ name: snippetNameSchema, to: snippetNameSchema, version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)) }),
  ),
  /** `conflict` where an article, a draft or another snippet uses it. */
  'snippets.remove': command<null>()(v.object({ name: snippetNameSchema })),
} as const;
