import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { FeedbackInbox } from './create-article-feedback.ts';

/** The page of feedback. */
export function feedbackCommands(inbox: Pick<FeedbackInbox, 'articles' | 'list' | 'set'>): Pick<StaffHandlers, 'feedback.articles' | 'feedback.list' | 'feedback.set'> {
  return {
    async 'feedback.articles'({ user }, { all }) {
      assertMayEdit(user);
      return inbox.articles(all);
    },
    async 'feedback.list'({ user }, query) {
      assertMayEdit(user);
      return inbox.list(query);
    },
    async 'feedback.set'({ user }, { article, ids, state }) {
      assertMayEdit(user);
      return inbox.set(article, ids, state, user.name);
    },
  };
}

function assertMayEdit(user: StaffContext['user']): void {
  if (!can(user, 'articles')) throw new AppError('forbidden', 'Your role does not include articles.');
}
