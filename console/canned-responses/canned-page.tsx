import { useState } from 'preact/hooks';
import { MessageSquareQuote } from 'lucide';
import type { CannedResponse } from '../../protocol/canned-contract.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { CannedDialog } from './canned-dialog.tsx';
import { KeptPage } from './kept-page.tsx';

/** Texts that are sent again and again: everybody's own, and those they share. */
export function CannedPage() {
  const { client } = useConsole();
  const { data, problem, load } = useLoaded<{ responses: readonly CannedResponse[] }>('', () => client.ask('canned.list', {}));
  const teams = useLoaded<{ teams: readonly Team[] }>('', () => client.ask('teams.list', {})).data?.teams ?? [];
  const [open, setOpen] = useState<{ old: CannedResponse | null } | null>(null);
  const [said, setSaid] = useState<Parameters<typeof KeptPage>[0]['said']>(null);
  const folders = [...new Set((data?.responses ?? []).map(({ folder }) => folder).filter((folder) => folder !== ''))];
  const restore = async ({ id, scope, name, folder, shortcut, texts }: CannedResponse) => {
    const answer = await client.ask('canned.save', { id, scope, name, folder, shortcut, texts: { ...texts }, version: 0 });
    setSaid(answer.ok ? { tone: 'success', text: `“${name}” is back.` } : { tone: 'danger', text: answer.error.message });
    await load();
  };
  const remove = async (row: CannedResponse) => {
    const answer = await client.ask('canned.remove', { id: row.id });
    setSaid(answer.ok ? { tone: 'success', text: `“${row.name}” is removed.`, undo: () => void restore(row) } : { tone: 'danger', text: answer.error.message });
    await load();
  };
  return (
    <>
      <KeptPage
        page="canned"
        title="Canned responses"
        one="a canned response"
        about="Texts that you send again and again. In a reply, / finds them; what is known of the customer is filled in."
        icon={MessageSquareQuote}
        empty="Add one for a sentence that you have written twice today."
        rows={data?.responses ?? null}
        teams={teams}
        problem={problem}
        said={said}
        onLoad={() => void load()}
        wordsOf={({ name, folder, shortcut, texts }) => `${name} ${folder} ${shortcut} ${Object.values(texts).join(' ')}`}
        onAdd={() => setOpen({ old: null })}
        onChange={(old) => setOpen({ old })}
        onRemove={(row) => void remove(row)}
      >
        {({ shortcut, texts }) => (
          <>
            {Object.entries(texts).map(([locale, text]) => (
              <p key={locale} class="kept-text" lang={locale}>
                <span class="chip">{locale}</span> {text}
              </p>
            ))}
            {shortcut !== '' && <p class="small">Shortcut: <kbd>/{shortcut}</kbd></p>}
          </>
        )}
      </KeptPage>
      {open && (
        <CannedDialog
          old={open.old}
          teams={teams}
          folders={folders}
          onClose={() => setOpen(null)}
          onSaved={({ name }) => {
            setOpen(null);
            setSaid({ tone: 'success', text: `“${name}” is saved.` });
            void load();
          }}
        />
      )}
    </>
  );
}
