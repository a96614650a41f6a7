/**
 * Categories form a tree of at most four levels. It is small and changes as a whole: one list, parents by id, siblings in
 * the order of the list. Everything here is pure; the store replaces the list only where nobody was faster, so that a
 * change is always decided on the tree as it is, and two editors cannot make a circle between them.
 *
 * A category keeps the slugs it had (`aliases`), and those of categories that were given up in its favour: articles,
 * files and addresses that still say them go on leading here.
 */
import { CATEGORIES_MAX, CATEGORY_DEPTH_MAX } from '../../../protocol/categories-contract.ts';
import type { Category } from '../../../protocol/categories-contract.ts';
import { AppError } from '../../kernel/errors.ts';

/** A category as it is kept. */
export interface KeptCategory extends Category {
  aliases: readonly string[];
}

/** All categories: parents anywhere, siblings in order. */
export type Tree = readonly KeptCategory[];

const SLUG_MAX = 80;

/** A label as a slug: `Payment & billing` is `payment-billing`. Labels without any such letter get `general`. */
export function categorySlug(label: string): string {
  const slug = label.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/[^a-z0-9]+/g, '-').slice(0, SLUG_MAX).replace(/^-+|-+$/g, '');
  if (slug !== '') return slug;
  // Other scripts: an address has to do without their letters, but two names must not become one category.
  const code = [...label.trim()].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647, 7);
  return label.trim() === '' ? 'general' : `category-${code.toString(36)}`;
}

/** The names on the way to a category: `Orders > Returns` is Returns below Orders. */
export const categoryPath = (label: string): string[] => label.split('>').map((name) => name.trim()).filter((name) => name !== '');

/** The category that a slug, a former slug, a name in any language, or a path of names means. */
export function findCategory(tree: Tree, label: string): KeptCategory | undefined {
  const path = categoryPath(label);
  if (path.length < 2) return findOne(tree, label);
  let within: KeptCategory | undefined;
  for (const [i, name] of path.entries()) {
    within = findOne(tree.filter(({ parent }) => parent === (within?.id ?? null) || i === 0), name);
    if (within === undefined) return undefined;
  }
  return within;
}

function findOne(tree: Tree, label: string): KeptCategory | undefined {
  const slug = categorySlug(label);
  const folded = fold(label);
  return (
    tree.find((category) => category.slug === label || category.slug === slug) ??
    tree.find(({ aliases }) => aliases.includes(label) || aliases.includes(slug)) ??
    tree.find(({ names }) => Object.values(names).some((name) => fold(name) === folded))
  );
}

/** Adds one behind its siblings. */
export function withCategory(tree: Tree, { id, slug, names, parent }: Category): Tree {
  if (tree.length >= CATEGORIES_MAX) throw new AppError('conflict', `There are ${CATEGORIES_MAX} categories already.`);
  if (parent !== null && depthOf(tree, known(tree, parent)) >= CATEGORY_DEPTH_MAX) throw tooDeep();
  assertFree(tree, slug, null);
  return [...withoutAlias(tree, slug), { id, slug, names, parent, aliases: [] }];
}

/** Renames one. */
export function withChange(tree: Tree, id: string, change: { names?: Category['names'] | undefined; slug?: string | undefined }): Tree {
  const category = known(tree, id);
  const slug = change.slug ?? category.slug;
  assertFree(tree, slug, id);
  const kept = slug === category.slug ? category.aliases : [...new Set([...category.aliases, category.slug])].filter((alias) => alias !== slug);
  const changed = { ...category, slug, names: change.names ?? category.names, aliases: kept };
  return withoutAlias(tree, slug, id).map((each) => (each.id === id ? changed : each));
}

/** Puts one below `parent`, at a place among its new siblings (itself not counted). */
export function withMove(tree: Tree, id: string, parent: string | null, at: number): Tree {
  const category = known(tree, id);
  if (parent !== null) {
    for (let above: KeptCategory | undefined = known(tree, parent); above !== undefined; above = parentOf(tree, above)) {
      if (above.id === id) throw new AppError('conflict', 'A category cannot lie inside itself.');
    }
    if (depthOf(tree, known(tree, parent)) + heightOf(tree, id) > CATEGORY_DEPTH_MAX) throw tooDeep();
  }
  const others = tree.filter((each) => each.id !== id);
  const siblings = others.filter((each) => each.parent === parent);
  const next = siblings[at];
  const place = next === undefined ? others.length : others.indexOf(next);
  return [...others.slice(0, place), { ...category, parent }, ...others.slice(place)];
}

/** Takes one away: what lies below it moves up into its place, and `to` takes over what its slugs mean. */
export function withoutCategory(tree: Tree, id: string, to: string | null): Tree {
  const category = known(tree, id);
  if (to === id) throw new AppError('invalid_payload', 'Choose another category for its articles.');
  const heir = to === null ? null : known(tree, to);
  return tree.flatMap((each) => {
    if (each.id === id) return tree.filter(({ parent }) => parent === id).map((child) => ({ ...child, parent: category.parent, ...inherited(child, heir, category) }));
    if (each.parent === id) return [];
    return [{ ...each, ...inherited(each, heir, category) }];
  });
}

function inherited(each: KeptCategory, heir: KeptCategory | null, gone: KeptCategory): Pick<KeptCategory, 'aliases'> {
  return { aliases: each.id === heir?.id ? [...new Set([...each.aliases, gone.slug, ...gone.aliases])] : each.aliases };
}

/** The tree from the top, parents before what lies below them, siblings in order. */
export function inTreeOrder(tree: Tree, parent: string | null = null): KeptCategory[] {
  return tree.filter((each) => each.parent === parent).flatMap((each) => [each, ...inTreeOrder(tree, each.id)]);
}

/** How deep a category lies; 1 is on top. */
export function depthOf(tree: Tree, category: KeptCategory): number {
  const above = parentOf(tree, category);
  return above === undefined ? 1 : 1 + depthOf(tree, above);
}

function heightOf(tree: Tree, id: string): number {
  return 1 + Math.max(0, ...tree.filter(({ parent }) => parent === id).map((child) => heightOf(tree, child.id)));
}

const parentOf = (tree: Tree, { parent }: KeptCategory): KeptCategory | undefined => tree.find(({ id }) => id === parent);

function known(tree: Tree, id: string): KeptCategory {
  const found = tree.find((each) => each.id === id);
  if (found === undefined) throw new AppError('not_found', 'There is no such category any more.');
  return found;
}

function assertFree(tree: Tree, slug: string, id: string | null): void {
  if (tree.some((each) => each.slug === slug && each.id !== id)) {
    throw new AppError('conflict', 'Another category has this address.', { issues: [{ path: 'slug', message: 'is taken' }] });
  }
}

/** A slug that somebody has now leads nowhere else. */
const withoutAlias = (tree: Tree, slug: string, except?: string): Tree =>
  tree.map((each) => (each.id !== except && each.aliases.includes(slug) ? { ...each, aliases: each.aliases.filter((alias) => alias !== slug) } : each));

const fold = (name: string): string => name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim();
const tooDeep = (): AppError => new AppError('conflict', `Categories are nested at most ${CATEGORY_DEPTH_MAX} deep.`);
