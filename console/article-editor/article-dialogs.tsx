import type { ArticleVersion, DraftField } from '../../protocol/article-desk.ts';
import type { ArticleModel } from './article-model.ts';
import type { Said } from './article-notices.tsx';
import { ArchiveDialog, RemoveDialog, RenameArticleDialog, RestoreDialog } from './life-dialogs.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { DecideReviewDialog, RequestReviewDialog } from './review-dialogs.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';

/** What is asked before it is done. */
export type AskedOfArticle =
  | { kind: 'publish' | 'schedule' | 'request' | 'rename' | 'archive' | 'remove' }
  | { kind: 'decide'; decision: 'approved' | 'changes_wanted' }
  | { kind: 'restore'; version: ArticleVersion };

/** The dialog that is open. */
export function ArticleDialogs({ asked, model, mayPublish, onSaid, onClash, onGone, onClose }: {
  asked: AskedOfArticle;
  model: ArticleModel;
  mayPublish: boolean;
  onSaid: (said: Said) => void;
  /** Nothing was published: these fields were changed in force as well. */
  onClash: (fields: readonly DraftField[]) => void;
  /** The article is no more. */
  onGone: () => void;
  onClose: () => void;
}) {
  const done = (text: string) => () => onSaid({ tone: 'success', text });
  const parts = { model, onClose };
  switch (asked.kind) {
    case 'publish':
      return <PublishDialog {...parts} onDone={done('Live: the bot answers from it now.')} onClash={onClash} />;
    case 'schedule':
      return <ScheduleDialog {...parts} onDone={done('Scheduled.')} />;
    case 'request':
      return <RequestReviewDialog {...parts} reviewers={model.opened.value?.reviewers ?? []} onDone={done('The review is asked for.')} />;
    case 'decide':
      return <DecideReviewDialog {...parts} decision={asked.decision} onDone={done(asked.decision === 'approved' ? 'Approved. It can be published now.' : 'The authors see what you want to have changed.')} />;
    case 'rename':
      return <RenameArticleDialog {...parts} onDone={done('The address is changed; the old one leads here.')} />;
    case 'archive':
      return <ArchiveDialog {...parts} onDone={done('Archived. Customers and the bot no longer have it.')} />;
    case 'remove':
      return <RemoveDialog {...parts} onDone={onGone} />;
    case 'restore':
      return <RestoreDialog {...parts} version={asked.version} mayPublish={mayPublish} onDone={done(`Version ${asked.version.version} is restored.`)} />;
  }
}
