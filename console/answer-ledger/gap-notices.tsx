import { articleAddress } from '../app/route.ts';
import { Notice } from '../ui/notice.tsx';
import type { GapActions, GapDone } from './gap-actions-model.ts';

/** What was done last, with the way back, and what could not be done. */
export function GapNotices({ actions }: { actions: GapActions }) {
  const done = actions.done.value;
  const problem = actions.problem.value;
  return (
    <>
      {problem && <Notice tone="danger">That could not be done. {problem.message}</Notice>}
      {done && (
        <Notice
          tone="success"
          action={
            done.what !== 'reopened' && (
              <button type="button" class="button" onClick={() => void actions.reopen(done.gap)}>
                Undo
              </button>
            )
          }
        >
          <DoneWords done={done} />
        </Notice>
      )}
    </>
  );
}

function DoneWords({ done: { gap, what, article } }: { done: GapDone }) {
  switch (what) {
    case 'dismissed':
      return <>“{gap.question}” is dismissed.</>;
    case 'reopened':
      return <>“{gap.question}” is open again. A draft that was begun or changed for it stays as it is.</>;
    case 'added':
      return (
        <>
          The question is in the draft of {article?.id ? <a href={articleAddress(article.id)}>{article.title}</a> : article?.title}. Customers get it when the draft is published.
        </>
      );
  }
}
