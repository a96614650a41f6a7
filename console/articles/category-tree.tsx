import type { ArticleCounts } from '../../protocol/article-desk.ts';
import { articlesAddress } from './article-filters.ts';
import type { ArticleFilters } from './article-filters.ts';

/** The categories beside the table, each with how many articles it holds; choosing one narrows the list. */
export function CategoryTree({ counts, filters }: { counts: ArticleCounts; filters: ArticleFilters }) {
  const link = (category: string | null, label: string, articles: number) => (
    <a class="category-link" href={articlesAddress(filters, { category })} aria-current={filters.category === category ? 'true' : undefined}>
      <span>{label}</span> <span class="figures muted">{articles}</span>
    </a>
  );
  return (
    <nav class="category-tree" aria-label="Categories">
      <h2 class="field-label">Categories</h2>
      <ul>
        <li>{link(null, 'All', counts.all)}</li>
        {counts.categories.map(({ name, articles }) => (
          <li key={name}>{link(name, name, articles)}</li>
        ))}
      </ul>
    </nav>
  );
}
