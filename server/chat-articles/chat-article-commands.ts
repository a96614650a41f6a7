import type { chatArticlesContract } from '../../protocol/chat-articles-contract.ts';
import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { ChatArticles } from './create-chat-articles.ts';

/** What agents ask of the articles while they talk to somebody. */
export function chatArticleCommands(articles: ChatArticles): Pick<StaffHandlers, keyof typeof chatArticlesContract> {
  return {
    async 'chat_articles.search'({ user }, { query, locale, conversation }) {
      assertDesk(user);
      return { articles: await articles.search(query, locale, conversation) };
    },
    async 'chat_articles.read'({ user }, { slug, locale, conversation }) {
      assertDesk(user);
      return articles.read(slug, locale, conversation);
    },
    async 'chat_articles.suggest'({ user }, { conversation }) {
      assertDesk(user);
      return articles.suggest(conversation);
    },
    async 'chat_articles.begin_proposal'({ user }, { conversation }) {
      assertDesk(user);
      return { proposal: await articles.beginProposal(conversation) };
    },
    async 'chat_articles.propose'({ user }, proposal) {
      assertDesk(user);
      return { article: await articles.propose(proposal, { id: user.id, name: user.name }) };
    },
  };
}

function assertDesk(user: StaffContext['user']): void {
  if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
}
