import type { ArticlesPage as ArticlesPageName, Route } from '../app/route.ts';
import { ArticlesPage } from './articles-page.tsx';

/** The routes of the pages about articles. */
export type ArticlesRoute = Extract<Route, { page: 'article' | ArticlesPageName }>;

/** The pages about articles: one chunk of the console, fetched when an editor comes. */
export function ArticlePages({ route }: { route: ArticlesRoute }) {
  switch (route.page) {
    case 'articles':
    case 'article':
      return <ArticlesPage />;
  }
}
