import { useEffect, useState } from 'preact/hooks';
import type { ArticleRow } from '../../protocol/article-desk.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { AudienceChip } from './audience-chip.tsx';

/** Typing that pauses this long is searched for, in milliseconds. */
const PAUSE_MS = 200;
const FOUND_MAX = 8;

/** Finds a published article by its words. */
export function ChooseArticleDialog({ title, except, locale, onChoose, onClose }: {
  title: string;
  /** The article that is linked from. */
  except: string;
  locale: string;
  /** Resolves with why that was not possible. */
  onChoose: (slug: string) => Promise<ClientError | null>;
  onClose: () => void;
}) {
  const { client } = useConsole();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly ArticleRow[] | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void client.ask('articles.list', { text: text.trim(), locale, state: 'published', sort: 'title', limit: FOUND_MAX }).then((answer) => {
        if (!wanted) return;
        if (answer.ok) setFound(answer.data.rows.filter(({ id }) => id !== except));
        setProblem(answer.ok ? null : answer.error);
      });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text, locale, except, client]);
  return (
    <Dialog title={title} onClose={onClose}>
      <TextField label="Search articles" autoFocus value={text} maxLength={200} onInput={setText} />
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      {found?.length === 0 && <p class="muted small">No published article has these words.</p>}
      <ul class="stack-s" aria-label="Articles found">
        {found?.map(({ id, slug, title: name, audience }) => (
          <li key={id}>
            <button type="button" class="menu-item" onClick={() => void onChoose(slug).then(setProblem)}>
              <span>
                {name} <AudienceChip audience={audience} />
                <span class="article-slug muted small"> {slug}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
