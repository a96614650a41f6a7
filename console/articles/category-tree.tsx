import type { ArticleCounts } from '../../protocol/article-desk.ts';
import { articlesAddress } from './article-filters.ts';
import type { ArticleFilters } from './article-filters.ts';
import type { Categories } from './use-categories.ts';

/** The categories beside the table as the tree they are, each with how many articles hang in it; choosing one narrows the list. */
export function CategoryTree({ counts, filters, categories }: { counts: ArticleCounts; filters: ArticleFilters; categories: Categories }) {
  const articles = new Map(counts.categories.map((one) => [one.name, one.articles]));
  // A category that is only proposed in a draft goes by its name until that is published.
  const known = new Set(categories.tree.map(({ slug }) => slug));
  const others = counts.categories.filter(({ name }) => !known.has(name)).map(({ name }) => ({ slug: name, name, depth: 0 }));
  const link = (category: string | null, name: string, depth: number, count: number) => (
    <li key={category}>
      <a class={`category-link category-depth-${Math.min(depth, 3)}`} href={articlesAddress(filters, { category })} aria-current={filters.category === category ? 'true' : undefined}>
        <span>{name}</span> <span class="figures muted">{count}</span>
      </a>
    </li>
  );
  return (
    <nav class="category-tree" aria-label="Categories">
      <h2 class="field-label">Categories</h2>
      <ul>
        {link(null, 'All', 0, counts.all)}
        {[...categories.tree, ...others].map(({ slug, name, depth }) => link(slug, name, depth, articles.get(slug) ?? 0))}
      </ul>
    </nav>
  );
}
