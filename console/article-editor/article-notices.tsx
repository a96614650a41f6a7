import type { ArticleDraft } from '../../protocol/article-desk.ts';
import { Notice } from '../ui/notice.tsx';
import type { ArticleModel } from './article-model.ts';

/** What came of the last action; `discarded` is a draft that can be brought back. */
export interface Said {
  tone: 'success' | 'warning' | 'danger';
  text: string;
  discarded?: ArticleDraft;
}

/** What happened to the article just now, by oneself or by others. */
export function ArticleNotices({ model, said, onClose, onRestore }: {
  model: ArticleModel;
  said: Said | null;
  onClose: () => void;
  onRestore: (discarded: ArticleDraft) => void;
}) {
  const notice = model.draft.notice.value;
  const discarded = said?.discarded;
  return (
    <>
      {said && (
        <Notice
          tone={said.tone}
          action={
            <span class="row">
              {discarded && (
                <button type="button" class="button" onClick={() => onRestore(discarded)}>
                  Bring it back
                </button>
              )}
              <button type="button" class="button button-quiet" onClick={onClose}>
                Close
              </button>
            </span>
          }
        >
          {said.text}
        </Notice>
      )}
      {notice && (
        <Notice action={<button type="button" class="button button-quiet" onClick={model.draft.dismiss}>Close</button>}>
          {notice === 'merged'
            ? 'Somebody else saved changes meanwhile. They did not clash with yours, so the text now holds both.'
            : 'Changes of an earlier visit, which the server did not get, are back in the text.'}
        </Notice>
      )}
    </>
  );
}
