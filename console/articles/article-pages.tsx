import type { ArticlesPage as ArticlesPageName, Route } from '../app/route.ts';
import { GapPage } from '../answer-ledger/gap-page.tsx';
import { GapsPage } from '../answer-ledger/gaps-page.tsx';
import { ResultPage } from '../answer-ledger/result-page.tsx';
import { ResultsPage } from '../answer-ledger/results-page.tsx';
import { ArticlePage } from '../article-editor/article-page.tsx';
import { NewArticlePage } from '../article-editor/new-article-page.tsx';
import { ImportPage } from '../article-import/import-page.tsx';
import { CategoriesPage } from '../article-shelf/categories-page.tsx';
import { ChecksPage } from '../article-shelf/checks-page.tsx';
import { FeedbackPage } from '../article-shelf/feedback-page.tsx';
import { FilesPage } from '../article-shelf/files-page.tsx';
import { SnippetsPage } from '../article-shelf/snippets-page.tsx';
import { GoldenPage } from '../golden/golden-page.tsx';
import { SynonymsPage } from '../synonyms/synonyms-page.tsx';
import { ArticlesPage } from './articles-page.tsx';

/** The routes of the pages about articles. */
export type ArticlesRoute = Extract<Route, { page: 'article' | 'gap' | 'result' | ArticlesPageName }>;

/** The pages about articles: one chunk of the console, fetched when an editor comes. */
export function ArticlePages({ route }: { route: ArticlesRoute }) {
  switch (route.page) {
    case 'articles':
      return <ArticlesPage />;
    case 'gaps':
      return <GapsPage />;
    case 'gap':
      return <GapPage key={route.gap} gap={route.gap} />;
    case 'results':
      return <ResultsPage />;
    case 'result':
      return <ResultPage key={route.slug} slug={route.slug} />;
    case 'imports':
      return <ImportPage />;
    case 'feedback':
      return <FeedbackPage />;
    case 'categories':
      return <CategoriesPage />;
    case 'snippets':
      return <SnippetsPage />;
    case 'files':
      return <FilesPage />;
    case 'checks':
      return <ChecksPage />;
    case 'golden':
      return <GoldenPage />;
    case 'synonyms':
      return <SynonymsPage />;
    case 'article':
      return route.article === null ? <NewArticlePage /> : <ArticlePage key={route.article} article={route.article} />;
  }
}
