import { useEffect, useState } from 'preact/hooks';
import { QUESTION_MAX } from '../../protocol/article-limits.ts';
import type { GapArticle, GapRow } from '../../protocol/ledger.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import type { GapActions } from './gap-actions-model.ts';

/** Typing that pauses this long is searched for, in milliseconds. */
const PAUSE_MS = 250;

/** Puts the question among the examples of an article that is searched for; those that were found for it are offered first. */
export function AddToArticleDialog({ gap, actions, onClose }: { gap: GapRow; actions: GapActions; onClose: () => void }) {
  const { client } = useConsole();
  const [question, setQuestion] = useState(gap.question);
  const [query, setQuery] = useState('');
  const [articles, setArticles] = useState<readonly GapArticle[] | null>(null);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (!online) return;
    let overtaken = false;
    const timer = setTimeout(() => {
      void actions.find(gap, query.trim()).then((answer) => {
        if (overtaken) return;
        if (answer.ok) setArticles(answer.data.articles);
        else setRefused(answer.error);
      });
    }, query === '' ? 0 : PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [query, online]);
  const add = async (article: GapArticle) => {
    if (question.trim() === '') return;
    const error = await actions.add(gap, article, [question.trim()]);
    setRefused(error);
    if (error === null) onClose();
  };
  return (
    <Dialog title="Add to an article" onClose={onClose}>
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      <p class="muted small">The question goes among the article’s examples as a change of its draft. Customers get it when the draft is published.</p>
      <TextField label="Question" required maxLength={QUESTION_MAX} value={question} onInput={setQuestion} problem={question.trim() === '' ? 'Write the question to add.' : null} />
      <TextField label="Find the article" value={query} maxLength={200} autoFocus onInput={setQuery} />
      {articles?.length === 0 && query.trim() !== '' && <p class="muted small" role="status">No article has these words.</p>}
      {articles && articles.length > 0 && (
        <ul class="pick-list" aria-label={query.trim() === '' ? 'Articles that came near' : 'Articles found'}>
          {articles.map((article) => (
            <li key={`${article.locale}/${article.slug}`}>
              <button type="button" class="menu-item" disabled={actions.working.value !== null || question.trim() === ''} onClick={() => void add(article)}>
                <span class="pick-title">{article.title}</span>
                <span class="muted small">{languageName(article.locale)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
