import type { Reader } from '../../protocol/articles.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import { hashToken } from '../kernel/ids.ts';
import type { VisitorHandlers } from '../realtime/handlers.ts';
import type { FeedbackInbox } from './create-article-feedback.ts';

/** What readers say of an article in the widget. Of who said it only a hash is kept. */
export function readerCommands(inbox: Pick<FeedbackInbox, 'record'>, readerIn: (visitor: VisitorId) => Promise<Reader> = async () => 'public'): Pick<VisitorHandlers, 'article.vote'> {
  return {
    async 'article.vote'({ visitor }, { slug, locale, helped, reason = null }) {
      await inbox.record({ slug, locale, helped, reason, comment: null, voter: hashToken(`widget:${visitor}`).slice(0, 22), source: 'widget', reader: await readerIn(visitor) });
      return null;
    },
  };
}
