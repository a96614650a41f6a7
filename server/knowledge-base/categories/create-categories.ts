import type { Category, CategoryRow } from '../../../protocol/categories-contract.ts';
import { CATEGORIES_MAX, CATEGORY_DEPTH_MAX } from '../../../protocol/categories-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import { randomId } from '../../kernel/ids.ts';
import type { CategorisedArticles } from './categorised-articles-store.ts';
import type { CategoryStore } from './category-store.ts';
import type { KeptCategory, Tree } from './category-tree.ts';
import { categoryPath, categorySlug, findCategory, inTreeOrder, withCategory, withChange, withMove, withoutCategory } from './category-tree.ts';

/** A category as articles name it: by slug, or by its name in the language of the article. */
export interface CategoryLabel {
  category: string;
  locale: string;
}

/** The category tree and what articles have to do with it. Changes answer when they are stored. */
export interface Categories {
  tree(): Promise<Tree>;
  list(): Promise<readonly CategoryRow[]>;
  add(category: { names: Category['names']; slug?: string | undefined; parent: string | null }): Promise<string>;
  change(id: string, change: { names?: Category['names'] | undefined; slug?: string | undefined }): Promise<void>;
  move(id: string, parent: string | null, at: number): Promise<void>;
  /** AppError `conflict` where it has articles and no category to take them is named. */
  remove(id: string, to: string | null): Promise<void>;
  /** The slug for each label, in order; a category that is missing is made. */
  place(labels: readonly CategoryLabel[]): Promise<readonly string[]>;
  /** Lets every article say the slug of a category that is there: after a first load, an upgrade, or a change that was cut off. */
  settle(): Promise<number>;
}

/** How often a change is decided anew when others change the tree in the same moment. */
const ATTEMPTS = 20;
const ENGLISH = /^en(-|$)/i;

/** Categories over their stores. */
export function createCategories({ store, articles }: { store: CategoryStore; articles: CategorisedArticles }): Categories {
  async function changing(decide: (tree: Tree) => Tree): Promise<Tree> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { version, tree } = await store.read();
      const next = decide(tree);
      if (next === tree || (await store.replace(version, next))) return next;
    }
    throw new AppError('unavailable', 'Others are changing the categories; try again.');
  }

  async function place(labels: readonly CategoryLabel[]): Promise<readonly string[]> {
    // A label that several languages use is in English more often than not.
    const inOrder = [...labels.filter(({ locale }) => ENGLISH.test(locale)), ...labels.filter(({ locale }) => !ENGLISH.test(locale))];
    const tree = await changing((now) => inOrder.reduce((grown, label) => (findCategory(grown, label.category) ? grown : planted(grown, label)), now));
    const slugs = new Map([...new Set(labels.map(({ category }) => category))].map((label) => [label, findCategory(tree, label)?.slug ?? categorySlug(label)]));
    return labels.map(({ category }) => slugs.get(category) ?? categorySlug(category));
  }

  async function settle(): Promise<number> {
    const uses = await articles.uses();
    const { tree } = await store.read();
    const slugs = new Set(tree.map(({ slug }) => slug));
    const astray = uses.filter(({ category }) => !slugs.has(category));
    const placed = await place(astray);
    let settled = 0;
    for (const [i, { category }] of astray.entries()) settled += await articles.rewrite([category], placed[i] ?? category);
    return settled;
  }

  return {
    tree: async () => (await store.read()).tree,
    async list() {
      const [{ tree }, uses] = await Promise.all([store.read(), articles.uses()]);
      const counts = new Map<string, number>();
      for (const { category, articles: count } of uses) {
        const id = findCategory(tree, category)?.id ?? '';
        counts.set(id, (counts.get(id) ?? 0) + count);
      }
      return inTreeOrder(tree).map(({ aliases: _aliases, ...category }) => ({ ...category, articles: counts.get(category.id) ?? 0 }));
    },
    async add({ names, slug, parent }) {
      const id = randomId();
      await changing((tree) => withCategory(tree, { id, names, parent, slug: slug ?? freeSlug(tree, Object.values(names)[0] ?? '') }));
      return id;
    },
    async change(id, change) {
      const before = (await store.read()).tree.find((category) => category.id === id)?.slug;
      const tree = await changing((now) => withChange(now, id, change));
      const after = tree.find((category) => category.id === id)?.slug;
      if (before !== undefined && after !== undefined) await articles.rewrite([before], after);
    },
    async move(id, parent, at) {
      await changing((tree) => withMove(tree, id, parent, at));
    },
    async remove(id, to) {
      const { tree } = await store.read();
      const gone = tree.find((category) => category.id === id);
      const slugs = gone === undefined ? [] : [gone.slug, ...gone.aliases];
      if (to === null && (await articles.uses()).some(({ category }) => slugs.includes(category))) {
        throw new AppError('conflict', 'This category has articles: choose where they go.', { issues: [{ path: 'to', message: 'is needed' }] });
      }
      const next = await changing((now) => withoutCategory(now, id, to));
      const heir = next.find((category) => category.id === to);
      if (heir !== undefined) await articles.rewrite(slugs, heir.slug);
    },
    place,
    settle,
  };
}

/** The tree with a category for a label that none is there for, and for each on the way to it; a full tree takes it as another name of its last one. */
function planted(tree: Tree, { category: label, locale }: CategoryLabel): Tree {
  const path = categoryPath(label).slice(0, CATEGORY_DEPTH_MAX);
  let grown = tree;
  let parent: string | null = null;
  for (const [i, name] of (path.length > 0 ? path : ['General']).entries()) {
    const there = findCategory(i === 0 ? grown : grown.filter((each) => each.parent === parent).map((each) => ({ ...each, parent: null })), name);
    const last = grown.length >= CATEGORIES_MAX ? grown.at(-1) : undefined;
    if (there !== undefined) {
      parent = there.id;
    } else if (last !== undefined) {
      return grown.map((each): KeptCategory => (each === last ? { ...each, aliases: [...each.aliases, categorySlug(label)] } : each));
    } else {
      const id = randomId();
      grown = withCategory(grown, { id, slug: freeSlug(grown, name), names: { [locale]: name }, parent });
      parent = id;
    }
  }
  return grown;
}

/** A slug from a name, with a number where it is taken. */
function freeSlug(tree: Tree, name: string): string {
  const wanted = categorySlug(name);
  const taken = new Set(tree.map(({ slug }) => slug));
  let slug = wanted;
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}
