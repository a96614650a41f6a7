import type { ArticleDraft, ReviewStep } from '../../protocol/article-desk.ts';
import { fullTime, shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { ArticleActions } from './article-actions.ts';

const STEP_WORDS: Readonly<Record<ReviewStep['what'], string>> = {
  proposed: 'proposed this article',
  requested: 'asked for a review',
  approved: 'approved it',
  changes_wanted: 'wants changes',
  withdrawn: 'took the question back',
  reset: 'changed the text, so the approval ended',
};

/** Where the review stands, with everything that was said, and what one can do about it. */
export function ReviewPanel({ draft, actions, now, onDecide, onWithdraw }: {
  draft: ArticleDraft;
  actions: ArticleActions;
  now: number;
  onDecide: (decision: 'approved' | 'changes_wanted') => void;
  onWithdraw: () => void;
}) {
  const { review } = draft;
  if (review.steps.length === 0) return null;
  return (
    <section class="card card-body stack-s review" aria-labelledby="review-title">
      <div class="row spread">
        <h2 id="review-title" class="panel-title">{titleWords(draft)}</h2>
        <div class="row">
          {actions.decideReview && (
            <>
              <button type="button" class="button button-primary" onClick={() => onDecide('approved')}>Approve</button>
              <button type="button" class="button" onClick={() => onDecide('changes_wanted')}>Ask for changes</button>
            </>
          )}
          {actions.withdrawReview && (
            <button type="button" class="button" onClick={onWithdraw}>
              Take the question back
            </button>
          )}
        </div>
      </div>
      {actions.ownReview && <p class="muted small">You wrote in this draft, so somebody else decides.</p>}
      <ol class="review-steps">
        {review.steps.map((step, at) => (
          <li key={at}>
            <strong>{step.by.name}</strong> {STEP_WORDS[step.what]} <span class="muted small"><Time at={step.at}>{shortTime(step.at, now)}</Time></span>
            {step.note !== '' && <blockquote class="review-note">{step.note}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function titleWords({ review, schedule }: ArticleDraft): string {
  switch (review.state) {
    case 'requested':
      return review.reviewer ? `Waiting for ${review.reviewer.name} to read it` : 'Waiting for somebody to read it';
    case 'proposed':
      return 'Proposed by an agent';
    case 'approved':
      return schedule ? `Approved, published by itself on ${fullTime(schedule.at)}` : 'Approved';
    case 'changes_wanted':
      return 'Changes are wanted';
    case 'none':
      return 'Review';
  }
}
