import { useState } from 'preact/hooks';
import { Plus, TextQuote } from 'lucide';
import type { SnippetProblem, SnippetRow } from '../../protocol/snippets-contract.ts';
import { can } from '../../protocol/roles.ts';
import type { ClientError } from '../../client/model.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { useConsole } from '../app/console-context.ts';
import { articleAddress } from '../app/route.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Time } from '../ui/time.tsx';
import { shortTime } from '../ui/time-words.ts';
import { RenameSnippetDialog } from './rename-snippet-dialog.tsx';
import { SnippetDialog } from './snippet-dialog.tsx';
import { useLoaded } from './use-loaded.ts';

type Asked = { kind: 'save'; old: SnippetRow | null } | { kind: 'rename' | 'remove'; row: SnippetRow };

/** Articles that are named before "and 12 more". */
const NAMED = 4;
const PROBLEM_WORDS: Readonly<Record<SnippetProblem['kind'], (name: string) => string>> = {
  missing: (name) => `There is no snippet “${name}”.`,
  cyclic: (name) => `It holds itself through “${name}” and is cut there.`,
  too_long: (name) => `It grows too long with “${name}”.`,
};

/** One text in many articles: what there is, and where it stands. */
export function SnippetsPage() {
  const { client, user, desk } = useConsole();
  const { data, problem, load } = useLoaded<{ snippets: readonly SnippetRow[] }>('', () => client.ask('snippets.list', {}));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const mayPublish = can(user, 'articles.publish');
  const snippets = data?.snippets ?? [];
  const close = () => setAsked(null);
  const remove = async (row: SnippetRow) => {
    close();
    const answer = await client.ask('snippets.remove', { name: row.name });
    setRefused(answer.ok ? null : answer.error);
    setDone(answer.ok ? `“${row.name}” is removed.` : null);
    await load();
  };
  return (
    <ArticlesLayout
      current="snippets"
      title="Snippets"
      actions={
        mayPublish && (
          <button type="button" class="button button-primary" disabled={data === null} onClick={() => setAsked({ kind: 'save', old: null })}>
            <Icon icon={Plus} />
            Add a snippet
          </button>
        )
      }
    >
      <p class="muted">One text in many articles, such as opening hours. Write <code>{'{{snippet:name}}'}</code> where it should stand; a change here is read everywhere at once.</p>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>
          The snippets could not be loaded. {problem.message}
        </Notice>
      )}
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      {done && <Notice tone="success">{done}</Notice>}
      {!data && !problem && <Skeleton rows={4} shape="row" label="Loading the snippets" />}
      {data && snippets.length === 0 && (
        <EmptyState icon={TextQuote} title="No snippets yet">
          Add one for a sentence that you would otherwise have to change in many articles.
        </EmptyState>
      )}
      <ul class="stack-s" aria-label="Snippets">
        {snippets.map((row) => (
          <li key={row.name} class="card card-body stack-s">
            <div class="row spread">
              <h2 class="panel-title shelf-code">{row.name}</h2>
              {mayPublish && (
                <div class="row">
                  <button type="button" class="button" aria-label={`Change ${row.name}`} onClick={() => setAsked({ kind: 'save', old: row })}>Change</button>
                  <button type="button" class="button" aria-label={`Rename ${row.name}`} onClick={() => setAsked({ kind: 'rename', row })}>Rename</button>
                  <button type="button" class="button button-danger" aria-label={`Remove ${row.name}`} disabled={row.usedBy.length + row.heldBy.length > 0} title={row.usedBy.length + row.heldBy.length > 0 ? 'It is used: take it out of the texts first.' : undefined} onClick={() => setAsked({ kind: 'remove', row })}>
                    Remove
                  </button>
                </div>
              )}
            </div>
            {Object.entries(row.texts).map(([locale, text]) => (
              <p key={locale} class="shelf-text" lang={locale}>
                <span class="chip">{locale}</span> {text}
              </p>
            ))}
            {row.problems.map(({ kind, name }) => (
              <p key={`${kind} ${name}`} class="field-problem">{PROBLEM_WORDS[kind](name)}</p>
            ))}
            <p class="muted small">
              {row.usedBy.length === 0 && row.heldBy.length === 0 && 'Used nowhere. '}
              {row.usedBy.length > 0 && (
                <>
                  In{' '}
                  {row.usedBy.slice(0, NAMED).map(({ article, title }, i) => (
                    <>
                      {i > 0 && ', '}
                      <a key={article} href={articleAddress(article)}>{title}</a>
                    </>
                  ))}
                  {row.usedBy.length > NAMED && ` and ${row.usedBy.length - NAMED} more`}.{' '}
                </>
              )}
              {row.former.length > 0 && `Called ${row.former.join(', ')} before. `}
              {row.heldBy.length > 0 && `In the snippets ${row.heldBy.join(', ')}. `}
              Changed by {row.by}, <Time at={row.at}>{shortTime(row.at, desk.now())}</Time>.
            </p>
          </li>
        ))}
      </ul>
      {asked?.kind === 'save' && (
        <SnippetDialog
          old={asked.old}
          languages={[...new Set(['en', ...snippets.flatMap(({ texts }) => Object.keys(texts))])]}
          onClose={close}
          onSaved={(name) => {
            close();
            setRefused(null);
            setDone(`“${name}” is saved. Readers and the bot have it now.`);
            void load();
          }}
        />
      )}
      {asked?.kind === 'rename' && (
        <RenameSnippetDialog
          row={asked.row}
          onClose={close}
          onRenamed={(name) => {
            close();
            setRefused(null);
            setDone(`“${asked.row.name}” is called “${name}” now, in the texts that mention it, too.`);
            void load();
          }}
        />
      )}
      {asked?.kind === 'remove' && (
        <ConfirmDialog title={`Remove ${asked.row.name}?`} text="Its text is gone for good." confirm="Remove" onConfirm={() => void remove(asked.row)} onClose={close} />
      )}
    </ArticlesLayout>
  );
}
