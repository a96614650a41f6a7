import { useEffect, useState } from 'preact/hooks';
import { FileX2 } from 'lucide';
import { addressOf } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { createArticleModel } from './article-model.ts';
import { keptChanges } from './kept-changes.ts';

/** One article being edited; to be drawn anew for another one. */
export function ArticlePage({ article }: { article: string }) {
  const { client, desk, storage, user } = useConsole();
  const [model] = useState(() => createArticleModel({ client, id: article, kept: keptChanges(storage, user.id, article), now: desk.now }));
  useEffect(() => () => model.dispose(), [model]);
  const opened = model.opened.value;
  const problem = model.problem.value;
  if (opened && model.draft.content.value && problem?.code !== 'not_found') return <ArticleEditor model={model} opened={opened} content={model.draft.content.value} />;
  return (
    <main class="page page-wide">
      {problem === null && <Skeleton rows={8} shape="row" label="Loading the article" />}
      {problem?.code === 'not_found' && (
        <EmptyState icon={FileX2} title="There is no such article" level="h1">
          It may have been deleted. <a href={addressOf('articles')}>Go to all articles</a>.
        </EmptyState>
      )}
      {problem && problem.code !== 'not_found' && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.open()}>Try again</button>}>
          The article could not be opened. {problem.message}
        </Notice>
      )}
    </main>
  );
}
