/** The articles in all languages: what is missing, and which translations are older than what they translate. */
import * as v from 'valibot';
import type { DeskState } from './article-desk.ts';
import { command } from './command.ts';
import { localeSchema } from './fields.ts';
import { ID } from './ids.ts';

/** One article of a set of translations. */
export interface LanguageEntry {
  article: string;
  locale: string;
  title: string;
  state: DeskState;
  outdated: boolean;
}

/** An article with its translations. The source is what the others are held against. */
export interface LanguageRow {
  slug: string;
  source: LanguageEntry;
  translations: readonly LanguageEntry[];
  /** The languages in use that it does not have. */
  missing: readonly string[];
}

/** How many published articles a language has of all, and how many of its own lag behind. */
export interface LanguageCount {
  locale: string;
  published: number;
  missing: number;
  outdated: number;
}

/** The commands of the page; permission `articles`. */
export const languagesContract = {
  /** Articles of which something is missing or outdated, in one language or any. */
  'languages.list': command<{ languages: readonly LanguageCount[]; source: string; rows: readonly LanguageRow[] }>()(
    v.object({ locale: v.optional(localeSchema), need: v.optional(v.picklist(['missing', 'outdated'])) }),
  ),
  /** Says that a translation says what its source says now. */
  'languages.mark': command<null>()(v.object({ article: v.pipe(v.string(), v.regex(ID, 'must be the id of an article')) })),
} as const;
