import type { KnowledgeBase } from '../knowledge-base/index.ts';
import { stemmerFor } from '../knowledge-base/index.ts';
import type { HelpSources } from './help-sources.ts';

/** The help site's sources over the knowledge base, asked as customers are: the one place that says for whom. */
export function knowledgeBaseSources(
  knowledgeBase: Pick<KnowledgeBase, 'publicArticles' | 'read' | 'isArchived' | 'shelf' | 'search' | 'respell'>,
  records: Pick<HelpSources, 'recordSearch' | 'followSearch' | 'recordVote'>,
): HelpSources {
  return {
    articles: () => knowledgeBase.publicArticles(),
    read: (slug, locale) => knowledgeBase.read(slug, locale, 'public'),
    isArchived: (slug, locale) => knowledgeBase.isArchived(slug, locale),
    shelf: () => knowledgeBase.shelf.picture(),
    search: async (query, locale) => (await knowledgeBase.search(query, locale, 'public')).map(({ slug }) => slug),
    respell: (query, locale) => knowledgeBase.respell(query, locale),
    stem: (word, locale) => stemmerFor(locale)(word.toLowerCase()),
    ...records,
  };
}
