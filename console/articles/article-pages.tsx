import type { ArticlesPage as ArticlesPageName, Route } from '../app/route.ts';
import { ArticlePage } from '../article-editor/article-page.tsx';
import { NewArticlePage } from '../article-editor/new-article-page.tsx';
import { GoldenPage } from '../golden/golden-page.tsx';
import { SynonymsPage } from '../synonyms/synonyms-page.tsx';
import { ArticlesPage } from './articles-page.tsx';

/** The routes of the pages about articles. */
export type ArticlesRoute = Extract<Route, { page: 'article' | ArticlesPageName }>;

/** The pages about articles: one chunk of the console, fetched when an editor comes. */
export function ArticlePages({ route }: { route: ArticlesRoute }) {
  switch (route.page) {
    case 'articles':
      return <ArticlesPage />;
    case 'golden':
      return <GoldenPage />;
    case 'synonyms':
      return <SynonymsPage />;
    case 'article':
      return route.article === null ? <NewArticlePage /> : <ArticlePage key={route.article} article={route.article} />;
  }
}
