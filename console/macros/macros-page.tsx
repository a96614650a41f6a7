import { useState } from 'preact/hooks';
import { ListChecks } from 'lucide';
import type { Macro } from '../../protocol/macros-contract.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { KeptPage } from '../canned-responses/kept-page.tsx';
import { MacroEditor } from './macro-editor.tsx';
import { stepWords } from './macro-words.ts';
import { useStepNames } from './use-step-names.ts';

/** Several steps with one press: everybody's own, and those they share. */
export function MacrosPage() {
  const { client } = useConsole();
  const names = useStepNames(null);
  const { data, problem, load } = useLoaded<{ macros: readonly Macro[] }>('', () => client.ask('macros.list', {}));
  const teams = useLoaded<{ teams: readonly Team[] }>('', () => client.ask('teams.list', {})).data?.teams ?? [];
  const [open, setOpen] = useState<{ old: Macro | null } | null>(null);
  const [said, setSaid] = useState<Parameters<typeof KeptPage>[0]['said']>(null);
  const folders = [...new Set((data?.macros ?? []).map(({ folder }) => folder).filter((folder) => folder !== ''))];
  const restore = async ({ id, scope, name, folder, steps }: Macro) => {
    const answer = await client.ask('macros.save', { id, scope, name, folder, steps: [...steps], version: 0 });
    setSaid(answer.ok ? { tone: 'success', text: `“${name}” is back.` } : { tone: 'danger', text: answer.error.message });
    await load();
  };
  const remove = async (row: Macro) => {
    const answer = await client.ask('macros.remove', { id: row.id });
    setSaid(answer.ok ? { tone: 'success', text: `“${row.name}” is removed.`, undo: () => void restore(row) } : { tone: 'danger', text: answer.error.message });
    await load();
  };
  return (
    <>
      <KeptPage
        page="macros"
        title="Macros"
        one="a macro"
        about="Several steps with one press: reply, tag, hand on, resolve. In a reply, / finds them, and Ctrl K does; each shows what it will do before it runs."
        icon={ListChecks}
        empty="Add one for what you do at the end of every chat of a kind."
        rows={data?.macros ?? null}
        teams={teams}
        problem={problem}
        said={said}
        onLoad={() => void load()}
        wordsOf={({ name, folder, steps }) => `${name} ${folder} ${steps.map((step) => stepWords(step, names)).join(' ')}`}
        onAdd={() => setOpen({ old: null })}
        onChange={(old) => setOpen({ old })}
        onRemove={(row) => void remove(row)}
      >
        {({ steps }) => (
          <ol class="macro-steps">
            {steps.map((step, at) => (
              <li key={at}>{stepWords(step, names)}</li>
            ))}
          </ol>
        )}
      </KeptPage>
      {open && (
        <MacroEditor
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
