import { useEffect, useState } from 'preact/hooks';
import type { SnippetRow } from '../../protocol/snippets-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Characters of a snippet's text that are shown. */
const SHOWN = 140;

/** Chooses a snippet: a text that stands in many articles and is changed in one place. */
export function SnippetDialog({ locale, onChoose, onClose }: { locale: string; onChoose: (name: string) => void; onClose: () => void }) {
  const { client } = useConsole();
  const [snippets, setSnippets] = useState<readonly SnippetRow[] | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    void client.ask('snippets.list', {}).then((answer) => (answer.ok ? setSnippets(answer.data.snippets) : setProblem(answer.error)));
  }, [client]);
  const words = text.trim().toLowerCase();
  const found = snippets?.filter(({ name, texts }) => `${name} ${Object.values(texts).join(' ')}`.toLowerCase().includes(words));
  return (
    <Dialog title="Insert a snippet" onClose={onClose}>
      <label class="field">
        <span class="field-label">Search</span>
        <input class="input" type="search" autoFocus value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      {problem && <p class="field-problem" role="alert">{problem.message}</p>}
      <ul class="choose-list" aria-label="Snippets found">
        {found?.map(({ name, texts }) => (
          <li key={name}>
            <button type="button" class="menu-item choose-snippet" onClick={() => onChoose(name)}>
              <span class="choose-title">{name}</span>
              <span class="muted small">{(texts[locale] ?? Object.values(texts)[0] ?? '').slice(0, SHOWN)}</span>
            </button>
          </li>
        ))}
      </ul>
      {snippets?.length === 0 && <p class="muted small">There are no snippets yet. Make one for a text that stands in many articles, under Snippets.</p>}
      {snippets && snippets.length > 0 && found?.length === 0 && <p class="muted small">No snippet has these words.</p>}
    </Dialog>
  );
}
