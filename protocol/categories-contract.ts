/** Categories: the tree that articles hang in. Editors arrange it; readers see its names in their language. */
import * as v from 'valibot';
import { command } from './command.ts';
import { localeSchema, slugSchema } from './fields.ts';
import { ID } from './ids.ts';

/** Most categories of an installation. */
export const CATEGORIES_MAX = 500;
/** Deepest category: one on top has depth 1. */
export const CATEGORY_DEPTH_MAX = 4;
/** Longest name of a category, in characters. */
export const CATEGORY_NAME_MAX = 80;
/** Most languages that a category has a name in. */
const NAMES_MAX = 40;

/** A category. Articles name it by `slug`. `parent` is an id, null on top; siblings stand in the order of the list. */
export interface Category {
  id: string;
  slug: string;
  /** By language tag; there is always one. */
  names: Readonly<Record<string, string>>;
  parent: string | null;
}

/** A category as the desk lists it, with how many articles hang directly in it, drafts and archived ones included. */
export interface CategoryRow extends Category {
  articles: number;
}

/** Parses the id of a category. */
export const categoryIdSchema = v.pipe(v.string(), v.regex(ID, 'must be the id of a category'));

/** A name of a category: one line that is not blank. */
export const categoryNameSchema = v.pipe(
  v.string(),
  v.maxLength(CATEGORY_NAME_MAX, `must be at most ${CATEGORY_NAME_MAX} characters`),
  v.transform((name) => name.replace(/\s+/g, ' ').trim()),
  v.minLength(1, 'is missing'),
);

const names = v.pipe(
  v.record(localeSchema, categoryNameSchema),
  v.check((given) => Object.keys(given).length > 0, 'needs a name in one language'),
  v.check((given) => Object.keys(given).length <= NAMES_MAX, `must be at most ${NAMES_MAX} languages`),
);
const position = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CATEGORIES_MAX));

/** What every change of the tree answers: the whole tree as it is now, in order. */
export interface CategoryTree {
  categories: readonly CategoryRow[];
}

/** The commands of the category page; permission `articles`. */
export const categoriesContract = {
  'categories.list': command<CategoryTree>()(v.object({})),
  /** Adds one behind its siblings. `conflict` where the slug is taken; without a slug one is made from the name. */
  'categories.add': command<CategoryTree & { id: string }>()(
    v.object({ names, slug: v.optional(slugSchema), parent: v.nullable(categoryIdSchema) }),
  ),
  /** Renames it. The slug before goes on leading here. */
  'categories.change': command<CategoryTree>()(v.object({ id: categoryIdSchema, names: v.optional(names), slug: v.optional(slugSchema) })),
  /** Puts it below `parent`, at a place among its new siblings counted without itself. `conflict` where it would lie in itself or too deep. */
  'categories.move': command<CategoryTree>()(v.object({ id: categoryIdSchema, parent: v.nullable(categoryIdSchema), at: position })),
  /** Its articles go to `to`, which is needed where it has any; the categories below it move up to its place. */
  'categories.remove': command<CategoryTree>()(v.object({ id: categoryIdSchema, to: v.nullable(categoryIdSchema) })),
} as const;
