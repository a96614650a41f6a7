import { useState } from 'preact/hooks';
import type { Macro, MacroStep } from '../../protocol/macros-contract.ts';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { filled, gapsIn } from '../composer/variables.ts';
import type { Values } from '../composer/variables.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { runMacro, undoMacro } from './run-macro.ts';
import type { StepDone } from './run-macro.ts';
import { stepWords } from './macro-words.ts';
import { useStepNames } from './use-step-names.ts';

const OUTCOMES: Readonly<Record<StepDone['outcome'], string>> = { done: 'done', skipped: 'was so already', refused: 'refused', not_tried: 'not tried' };

/** What a macro is about to do, with the words as they would go; then what it did, and the way back. */
export function MacroDialog({ macro, model, values, onClose }: { macro: Macro; model: ConversationModel; values: Values; onClose: () => void }) {
  const { client } = useConsole();
  const names = useStepNames(model.id);
  const [phase, setPhase] = useState<'asking' | 'running' | 'done' | 'undone'>('asking');
  const [done, setDone] = useState<readonly StepDone[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const texts = macro.steps.flatMap((step) => ('text' in step ? [filled(step.text, values)] : step.do === 'transfer' ? [filled(step.note, values)] : []));
  const gaps = [...new Set(texts.flatMap(gapsIn))];
  const run = async () => {
    setPhase('running');
    setDone(await runMacro(client, model, macro.steps, values));
    setPhase('done');
  };
  const undo = async () => {
    setPhase('running');
    const refused = await undoMacro(done);
    setProblems(refused.map(({ message }) => message));
    setPhase('undone');
  };
  const failed = done.find(({ outcome }) => outcome === 'refused');
  const lasting = done.filter(({ outcome, undo: back }) => outcome === 'done' && back === null).map(({ step }) => stepWords(step, names).toLowerCase());
  return (
    <Dialog title={`Macro: ${macro.name}`} onClose={onClose}>
      <ol class="macro-steps">
        {macro.steps.map((step, at) => (
          <li key={at}>
            {stepWords(step, names)}
            {phase !== 'asking' && done[at] && <span class="muted"> – {OUTCOMES[done[at].outcome]}</span>}
            <StepText step={step} values={values} />
          </li>
        ))}
      </ol>
      {phase === 'asking' && gaps.length > 0 && <Notice tone="danger">It cannot run: {gaps.join(', ')} {gaps.length === 1 ? 'is' : 'are'} not known in this conversation.</Notice>}
      {phase === 'done' && !failed && <Notice tone="success">Done.</Notice>}
      {phase === 'done' && failed && <Notice tone="danger">{stepWords(failed.step, names)}: {failed.error?.message} What comes after it was not tried.</Notice>}
      {phase === 'undone' && problems.length === 0 && <Notice tone="success">Taken back{lasting.length > 0 && `, except: ${lasting.join(', ')}`}.</Notice>}
      {phase === 'undone' && problems.length > 0 && <Notice tone="danger">Not all could be taken back. {problems.join(' ')}</Notice>}
      <div class="dialog-actions">
        {phase === 'done' && done.some(({ undo: back }) => back !== null) && <button type="button" class="button" onClick={() => void undo()}>Undo what can be undone</button>}
        <button type="button" class="button" onClick={onClose}>{phase === 'asking' ? 'Cancel' : 'Close'}</button>
        {(phase === 'asking' || phase === 'running') && (
          <button type="button" class="button button-primary" autoFocus disabled={phase === 'running' || gaps.length > 0} aria-busy={phase === 'running'} onClick={() => void run()}>
            Run
          </button>
        )}
      </div>
    </Dialog>
  );
}

function StepText({ step, values }: { step: MacroStep; values: Values }) {
  const text = 'text' in step ? step.text : step.do === 'transfer' ? step.note : '';
  return text === '' ? null : <p class="macro-words">{filled(text, values)}</p>;
}
