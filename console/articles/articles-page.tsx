import { useEffect, useState } from 'preact/hooks';
import { FilePlus2, FileText, SearchX } from 'lucide';
import { can } from '../../protocol/roles.ts';
import { useConsole } from '../app/console-context.ts';
import { articleAddress } from '../app/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { articlesAddress, isFiltered, parseArticleFilters, unfiltered } from './article-filters.ts';
import { ArticleTable } from './article-table.tsx';
import { ArticlesLayout } from './articles-layout.tsx';
import { createArticlesModel } from './articles-model.ts';
import { BulkBar } from './bulk-bar.tsx';
import { BulkResultNotice } from './bulk-result.tsx';
import { CategoryTree } from './category-tree.tsx';
import { DeskRulesDialog } from './desk-rules-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useCategories } from './use-categories.ts';

/** All articles, drafts included: found, sorted, and changed many at once. */
export function ArticlesPage() {
  const { client, desk, router, user } = useConsole();
  const [model] = useState(() => createArticlesModel(client));
  const [rules, setRules] = useState(false);
  const address = router.address.value;
  const filters = parseArticleFilters(address);
  const online = client.connection.value === 'online';
  const load = () => void model.load(filters);
  useEffect(() => {
    if (online) load();
  }, [online, address]);
  const categories = useCategories();
  const rows = model.rows.value;
  const problem = model.problem.value;
  const counts = model.counts.value;
  const outcome = model.outcome.value;
  const marked = model.marked.value;
  return (
    <ArticlesLayout
      current="articles"
      title="Articles"
      actions={
        <>
          {can(user, 'settings') && (
            <button type="button" class="button" onClick={() => setRules(true)}>
              Rules
            </button>
          )}
          <a class="button button-primary" href={articleAddress(null)}>
            <Icon icon={FilePlus2} />
            New article
          </a>
        </>
      }
    >
      <FilterBar filters={filters} counts={counts} />
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={load}>Try again</button>}>
          The articles could not be loaded. {problem.message}
        </Notice>
      )}
      {outcome && <BulkResultNotice outcome={outcome} onUndo={() => void model.undo()} onClose={model.dismiss} />}
      <div class="articles">
        {counts && counts.categories.length > 0 && <CategoryTree counts={counts} filters={filters} categories={categories} />}
        <div class="stack articles-main">
          {!rows && !problem && <Skeleton rows={8} shape="row" label="Loading the articles" />}
          {rows && (
            <p class="muted small" role="status">
              {model.found.value === 1 ? '1 article' : `${model.found.value} articles`}
              {isFiltered(filters) && ' fit the filters'}
            </p>
          )}
          {(marked.size > 0 || model.working.value) && (
            <BulkBar
              marked={marked.size}
              counts={counts}
              categories={categories}
              mayPublish={can(user, 'articles.publish')}
              working={model.working.value}
              onPerform={model.perform}
              onClear={() => model.markAll(false)}
            />
          )}
          {rows && rows.length > 0 && (
            <ArticleTable rows={rows} categories={categories} filters={filters} marked={marked} mayMark now={desk.now()} onMark={model.mark} onMarkAll={model.markAll} />
          )}
          {rows?.length === 0 && isFiltered(filters) && (
            <EmptyState icon={SearchX} title="No article fits">
              Try fewer words or other filters, or <a href={articlesAddress(unfiltered(filters))}>show all articles</a>.
            </EmptyState>
          )}
          {rows?.length === 0 && !isFiltered(filters) && (
            <EmptyState icon={FileText} title="No articles yet">
              What the bot answers with and customers read appears here. <a href={articleAddress(null)}>Write the first one</a>, or bring files in with the command <code>kb import</code>.
            </EmptyState>
          )}
          {model.hasMore.value && (
            <button type="button" class="button load-more" disabled={model.loadingMore.value} onClick={() => void model.loadMore()}>
              Load more
            </button>
          )}
        </div>
      </div>
      {rules && <DeskRulesDialog onClose={() => setRules(false)} />}
    </ArticlesLayout>
  );
}
