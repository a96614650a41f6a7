import { useEffect, useState } from 'preact/hooks';
import type { ChatArticle } from '../../protocol/chat-articles-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { TextField } from '../ui/field.tsx';
import { AudienceChips } from './audience-note.tsx';

/** Typing that pauses this long is searched for, in milliseconds. */
const PAUSE_MS = 250;

/** Finds the article that a proposal adds to. */
export function ChooseExtended({ chosen, locale, problem, onChoose }: {
  chosen: ChatArticle | null;
  locale: string;
  problem: string | null;
  onChoose: (article: ChatArticle | null) => void;
}) {
  const { client } = useConsole();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly ChatArticle[] | null>(null);
  const [refused, setRefused] = useState<ClientError | null>(null);
  useEffect(() => {
    const query = words.trim();
    setFound(null);
    if (query === '') return undefined;
    let overtaken = false;
    const timer = setTimeout(() => {
      void client.ask('chat_articles.search', { query, locale }).then((answer) => {
        if (overtaken) return;
        setRefused(answer.ok ? null : answer.error);
        if (answer.ok) setFound(answer.data.articles);
      });
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [words, locale, client]);
  if (chosen !== null) {
    return (
      <p>
        Adds to <strong>{chosen.title}</strong>.{' '}
        <button type="button" class="button-link" onClick={() => onChoose(null)}>Choose another</button>
      </p>
    );
  }
  return (
    <div>
      <TextField label="Find the article" value={words} maxLength={200} problem={refused?.message ?? problem} onInput={setWords} />
      {found?.length === 0 && <p class="muted small" role="status">No article has these words.</p>}
      {found && found.length > 0 && (
        <ul class="pick-list" aria-label="Articles found">
          {found.map((article) => (
            <li key={article.id}>
              <button type="button" class="menu-item" onClick={() => onChoose(article)}>
                <span class="pick-title">{article.title}</span>
                <AudienceChips article={article} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
