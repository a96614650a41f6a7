import { useEffect, useState } from 'preact/hooks';
import type { ArticleRow } from '../../protocol/article-desk.ts';
import type { ClientError } from '../../client/model.ts';
import { STATE_WORDS } from '../articles/article-filters.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Typing that pauses this long is searched for, in milliseconds. */
const PAUSE_MS = 200;
/** Articles offered. */
const OFFERED = 8;

/** Finds another article to link to, by a few words of it. */
export function ArticleLinkDialog({ except, locale, onChoose, onClose }: {
  except: string;
  locale: string;
  onChoose: (row: ArticleRow) => void;
  onClose: () => void;
}) {
  const { client } = useConsole();
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly ArticleRow[] | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  useEffect(() => {
    let wanted = true;
    const search = async () => {
      const answer = await client.ask('articles.list', { text, locale, sort: 'title', limit: OFFERED + 1 });
      if (!wanted) return;
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) setRows(answer.data.rows.filter(({ id }) => id !== except).slice(0, OFFERED));
    };
    const timer = setTimeout(() => void search(), text === '' ? 0 : PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text, client, locale, except]);
  return (
    <Dialog title="Link an article" onClose={onClose}>
      <label class="field">
        <span class="field-label">Search</span>
        <input class="input" type="search" autoFocus value={text} maxLength={200} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      {problem && <p class="field-problem" role="alert">{problem.message}</p>}
      <ul class="choose-list" aria-label="Articles found">
        {rows?.map((row) => (
          <li key={row.id}>
            <button type="button" class="menu-item" onClick={() => onChoose(row)}>
              <span class="choose-title">{row.title || row.slug}</span>
              {row.state !== 'published' && <span class="muted small">{STATE_WORDS[row.state]}</span>}
            </button>
          </li>
        ))}
      </ul>
      {rows?.length === 0 && <p class="muted small">No other article in this language has these words.</p>}
      <p class="muted small">The link keeps leading there when the article gets another address.</p>
    </Dialog>
  );
}
