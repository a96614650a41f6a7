import type { BackupPlan } from '../storage/backup/backup-format.ts';

/**
 * What a backup holds, and in which order it is read while others write. Summaries come before the log they follow: one
 * that lags behind is caught up from the log at the next start, one that is ahead of it could not be repaired. How far the
 * sweep has come is read before both. Each conversation's events are read in their order, so none is missing between two.
 * Files come after the articles that show them and before their pieces, which are stored first: a file that is in is whole.
 * Drafts come before the articles they are published into, and those before the history that takes up what they replace.
 */
export const backupPlan: BackupPlan = {
  // People sign in again after a restore, and the answer engine learns again; the others are of the moment.
  // Mails that were on their way then have gone out since: a restored copy must not send them again.
  leaveOut: ['mail_outbox', 'sessions', 'one_time_links', 'sign_in_locks', 'presence', 'article_presence', 'api_answers', 'storeChecks', 'restores', 'answer_lessons', 'answer_lesson_chunks', 'answer_vectors'],
  first: ['checkpoints', 'conversations', 'article_drafts', 'articles', 'uploads.files'],
  last: [{ name: 'events', order: { conversation: 1, seq: 1 } }],
};
