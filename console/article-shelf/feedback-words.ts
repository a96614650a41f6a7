import { FEEDBACK_REASONS } from '../../protocol/feedback-contract.ts';
import type { ArticleFeedback, FeedbackReason, FeedbackSource, FeedbackState } from '../../protocol/feedback-contract.ts';

/** Why an article did not help, in words. */
export const REASON_WORDS: Readonly<Record<FeedbackReason, string>> = {
  missing: 'Something is missing',
  unclear: 'Hard to understand',
  outdated: 'Out of date',
  other: 'Another reason',
};

/** Where a vote came from. */
export const SOURCE_WORDS: Readonly<Record<FeedbackSource, string>> = { help_site: 'Help site', widget: 'Widget', conversation: 'Answer of the bot' };

/** What became of a vote. */
export const STATE_WORDS: Readonly<Record<FeedbackState, string>> = { open: 'Open', done: 'Done', no_action: 'Nothing to do' };

/** The reasons that were given, most of them first. */
export function reasonsOf({ reasons }: ArticleFeedback): { reason: FeedbackReason; votes: number }[] {
  return FEEDBACK_REASONS.map((reason) => ({ reason, votes: reasons[reason] })).filter(({ votes }) => votes > 0).sort((a, b) => b.votes - a.votes);
}
