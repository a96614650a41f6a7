/** The door of feedback on articles. */
export type { ArticleVote, FeedbackInbox, FeedbackParts, FeedbackSubject } from './create-article-feedback.ts';
export { createFeedbackInbox } from './create-article-feedback.ts';
export { feedbackCommands } from './feedback-commands.ts';
export { readerCommands } from './reader-commands.ts';
export { feedbackReactor } from './feedback-reactor.ts';
export { createFeedbackStore, feedbackIndexes } from './feedback-store.ts';
