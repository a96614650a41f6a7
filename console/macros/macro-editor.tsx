import { useState } from 'preact/hooks';
import { ArrowDown, ArrowUp, X } from 'lucide';
import { NAME_MAX } from '../../protocol/limits.ts';
import type { Macro, MacroStep } from '../../protocol/macros-contract.ts';
import { MACRO_STEPS_MAX } from '../../protocol/macros-contract.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { newId } from '../../client/new-id.ts';
import { useConsole } from '../app/console-context.ts';
import { ScopeField } from '../canned-responses/scope-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Suggestions } from '../ui/suggestions.tsx';
import { newStep, STEP_NAMES, StepEditor } from './step-editor.tsx';
import { useStepNames } from './use-step-names.ts';

/** The steps of a macro, in their order. */
export function MacroEditor({ old, teams, folders, onSaved, onClose }: { old: Macro | null; teams: readonly Team[]; folders: readonly string[]; onSaved: (macro: Macro) => void; onClose: () => void }) {
  const { client } = useConsole();
  const choices = useStepNames(null);
  const [id] = useState(() => old?.id ?? newId());
  const [draft, setDraft] = useState({ scope: old?.scope ?? { kind: 'own' as const }, name: old?.name ?? '', folder: old?.folder ?? '' });
  const [steps, setSteps] = useState<readonly MacroStep[]>(old?.steps ?? []);
  // Steps that change places keep what is typed in them.
  const [keys, setKeys] = useState<readonly string[]>(() => steps.map(() => newId()));
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [busy, setBusy] = useState(false);
  const edit = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const move = (at: number, to: number) => {
    setSteps(steps.toSpliced(at, 1).toSpliced(to, 0, steps[at] as MacroStep));
    setKeys(keys.toSpliced(at, 1).toSpliced(to, 0, keys[at] as string));
  };
  const add = (kind: string) => {
    if (kind === '') return;
    setSteps([...steps, newStep(kind as MacroStep['do'], choices)]);
    setKeys([...keys, newId()]);
  };
  const remove = (at: number) => {
    setSteps(steps.toSpliced(at, 1));
    setKeys(keys.toSpliced(at, 1));
  };
  const problemOf = (prefix: string) => problem?.issues?.filter(({ path }) => path === prefix || path.startsWith(`${prefix}.`)).map(({ message }) => `It ${message}.`)[0];
  const save = async () => {
    setBusy(true);
    const answer = await client.ask('macros.save', { id, ...draft, steps: structuredClone(steps) as MacroStep[], version: old?.version ?? 0 });
    setBusy(false);
    if (answer.ok) onSaved(answer.data.macro);
    else setProblem(answer.error);
  };
  return (
    <Dialog title={old === null ? 'Add a macro' : `Change ${old.name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label="Name" autoFocus required value={draft.name} maxLength={NAME_MAX} onInput={(name) => edit({ name })} problem={problemOf('name')} />
        <Suggestions label="Folder" value={draft.folder} known={folders} maxLength={60} onInput={(folder) => edit({ folder })} />
        <ScopeField scope={draft.scope} teams={teams} onChange={(scope) => edit({ scope })} />
        <ol class="stack-s" aria-label="Steps">
          {steps.map((step, at) => (
            <li key={keys[at]} class="step-row">
              <div class="kept-row">
                <strong>{at + 1}. {STEP_NAMES[step.do]}</strong>
                <div class="row">
                  <button type="button" class="button button-quiet button-icon" aria-label={`Move step ${at + 1} up`} disabled={at === 0} onClick={() => move(at, at - 1)}>
                    <Icon icon={ArrowUp} />
                  </button>
                  <button type="button" class="button button-quiet button-icon" aria-label={`Move step ${at + 1} down`} disabled={at === steps.length - 1} onClick={() => move(at, at + 1)}>
                    <Icon icon={ArrowDown} />
                  </button>
                  <button type="button" class="button button-quiet button-icon" aria-label={`Remove step ${at + 1}`} onClick={() => remove(at)}>
                    <Icon icon={X} />
                  </button>
                </div>
              </div>
              <StepEditor step={step} choices={choices} problem={problemOf(`steps.${at}`)} onChange={(next) => setSteps(steps.with(at, next))} />
            </li>
          ))}
        </ol>
        {steps.length < MACRO_STEPS_MAX && (
          <label class="field">
            <span class="field-label">Add a step</span>
            <select class="input input-small" value="" onChange={(event) => add(event.currentTarget.value)}>
              <option value="">Choose what it does</option>
              {Object.entries(STEP_NAMES).map(([kind, name]) => (
                <option key={kind} value={kind}>{name}</option>
              ))}
            </select>
          </label>
        )}
        {problem && <Notice tone="danger">{problem.message}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={busy || draft.name.trim() === '' || steps.length === 0}>
            {busy ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
