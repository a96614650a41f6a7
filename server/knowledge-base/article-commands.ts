import type { Reader } from '../../protocol/articles.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import type { VisitorHandlers } from '../realtime/handlers.ts';
import type { KnowledgeBase } from './create-knowledge-base.ts';

/** Hears what customers search and open in the widget. */
interface Readers {
  searched(search: { visitor: string; inbox: string; query: string; locale: string; found: readonly { slug: string; title: string }[] }): void;
  opened(visitor: string, slug: string): void;
}

/** What customers read and search in the widget: published articles for everybody, and those of the tier that `readerIn` knows them to have. */
export function articleCommands(
  knowledgeBase: Pick<KnowledgeBase, 'read' | 'search'>,
  readers: Readers | null = null,
  readerIn: (visitor: VisitorId) => Promise<Reader> = async () => 'public',
): Pick<VisitorHandlers, 'article.read' | 'articles.search'> {
  return {
    async 'article.read'({ visitor }, { slug, locale }) {
      const article = await knowledgeBase.read(slug, locale, await readerIn(visitor));
      if (article === null) throw new AppError('not_found', 'There is no such article.');
      readers?.opened(visitor, slug);
      return { article };
    },
    async 'articles.search'({ visitor, inbox }, { query, locale, related }) {
      const articles = await knowledgeBase.search(query, locale, await readerIn(visitor));
      // What goes with an article was not asked by anybody.
      if (related !== true) readers?.searched({ visitor, inbox, query, locale, found: articles.map(({ slug, title }) => ({ slug, title })) });
      return { articles };
    },
  };
}
