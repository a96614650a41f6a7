import { useEffect, useRef } from 'preact/hooks';
import { ArrowDown, ArrowUp } from 'lucide';
import type { ArticleRow as Row } from '../../protocol/article-desk.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Icon } from '../ui/icon.tsx';
import { sortedAddress } from './article-filters.ts';
import type { ArticleFilters, ArticleSort } from './article-filters.ts';
import { ArticleRow } from './article-row.tsx';
import type { Categories } from './use-categories.ts';

const COLUMNS: readonly { sort: ArticleSort | null; label: string }[] = [
  { sort: 'title', label: 'Article' },
  { sort: 'state', label: 'State' },
  { sort: 'category', label: 'Category' },
  { sort: null, label: 'Owner' },
  { sort: 'verify_by', label: 'Verify by' },
  { sort: 'updated', label: 'Changed' },
];

/** The articles as a table. `j` and `k` move through them, Enter opens, `x` marks. */
export function ArticleTable({ rows, categories, filters, marked, mayMark, now, onMark, onMarkAll }: {
  rows: readonly Row[];
  categories: Categories;
  filters: ArticleFilters;
  marked: ReadonlySet<string>;
  mayMark: boolean;
  now: number;
  onMark: (id: string, marked: boolean) => void;
  onMarkAll: (marked: boolean) => void;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const all = useRef<HTMLInputElement>(null);
  const links = () => [...(body.current?.querySelectorAll<HTMLAnchorElement>('.article-title') ?? [])];
  const current = () => links().findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const move = (step: number) => {
    const every = links();
    const at = current();
    every[at < 0 ? 0 : Math.min(every.length - 1, Math.max(0, at + step))]?.focus();
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const row = rows[current()];
      if (row && mayMark) onMark(row.id, !marked.has(row.id));
    },
  });
  const some = marked.size > 0 && marked.size < rows.length;
  useEffect(() => {
    if (all.current) all.current.indeterminate = some;
  }, [some]);
  return (
    <div class="card table-frame">
      <table class="table article-table">
        <caption class="sr-only">Articles</caption>
        <thead>
          <tr>
            {mayMark && (
              <th scope="col" class="article-mark">
                <input ref={all} type="checkbox" aria-label="Mark all that are shown" checked={rows.length > 0 && marked.size === rows.length} onChange={(event) => onMarkAll(event.currentTarget.checked)} />
              </th>
            )}
            {COLUMNS.map(({ sort, label }) => (
              <th key={label} scope="col" aria-sort={sort === filters.sort ? (filters.descending ? 'descending' : 'ascending') : undefined}>
                {sort === null ? (
                  label
                ) : (
                  <a class="sort-link" href={sortedAddress(filters, sort)}>
                    {label}
                    {sort === filters.sort && <Icon icon={filters.descending ? ArrowDown : ArrowUp} />}
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <ArticleRow key={row.id} row={row} category={categories.nameOf(row.category)} now={now} marked={marked.has(row.id)} mayMark={mayMark} onMark={(next) => onMark(row.id, next)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
