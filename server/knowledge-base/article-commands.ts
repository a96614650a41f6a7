import { AppError } from '../kernel/errors.ts';
import type { VisitorHandlers } from '../realtime/handlers.ts';
import type { KnowledgeBase } from './create-knowledge-base.ts';

/** What customers read and search in the widget: public, published articles only. */
export function articleCommands(
  knowledgeBase: Pick<KnowledgeBase, 'read' | 'search'>,
): Pick<VisitorHandlers, 'article.read' | 'articles.search'> {
  return {
    async 'article.read'(_visitor, { slug, locale }) {
      const article = await knowledgeBase.read(slug, locale, 'public');
      if (article === null) throw new AppError('not_found', 'There is no such article.');
      return { article };
    },
    async 'articles.search'(_visitor, { query, locale }) {
      return { articles: await knowledgeBase.search(query, locale, 'public') };
    },
  };
}
