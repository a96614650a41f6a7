import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { GoldenReport as Report, GoldenTrial } from '../../protocol/golden.ts';
import type { ClientError, Outcome } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { GoldenReport } from './golden-report.tsx';
import { createTrialModel } from './trial-model.ts';
import { TrialProgress } from './trial-progress.tsx';

/** A trial whose result was seen, and the decision to go on although something got worse. */
export interface Tried {
  trial?: string;
  acceptWorse: boolean;
}

/** What came of sending: it is done, or the server asks for a test to be read first. */
export type TriedAnswer = { done: true } | { done: false; trial: GoldenTrial };

/**
 * Something that reaches customers, in three steps: the golden set is asked again with the change, aside; the result is
 * read; the change is made. Where something got worse, it takes the decision of a person.
 */
export function TriedDialog(props: {
  title: string;
  /** What the button says, and what it says where something got worse. */
  button: string;
  anyway: string;
  /** Said while the change is made. */
  busyWords: string;
  ready?: boolean;
  /** Begins the test when the dialog opens; without it the first sending does. */
  begin?: () => Promise<Outcome<{ trial: GoldenTrial }>>;
  send: (tried: Tried) => Promise<Outcome<TriedAnswer>>;
  onDone: () => void;
  onClose: () => void;
  children?: ComponentChildren;
}) {
  const { client } = useConsole();
  const { begin, ready = true } = props;
  const [model] = useState(() => createTrialModel(client));
  const [hasRead, setRead] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const test = () => begin && void model.start(begin);
  useEffect(() => {
    test();
    return () => model.dispose();
  }, [model]);
  const trial = model.trial.value;
  const problem = model.problem.value;
  const report = trial?.state === 'done' ? trial.report : null;
  const isWorse = report?.isWorse ?? false;
  const isTesting = trial === null ? begin !== undefined && problem === null : trial.state === 'running';
  const send = async () => {
    setBusy(true);
    setRefused(null);
    const answer = await props.send({ acceptWorse: isWorse && hasRead, ...(trial && { trial: trial.id }) });
    setBusy(false);
    if (!answer.ok) return setRefused(answer.error);
    if (answer.data.done) return props.onDone();
    setRead(false);
    model.follow(answer.data.trial);
  };
  const again = begin && (
    <button type="button" class="button" onClick={test}>
      Test again
    </button>
  );
  return (
    <Dialog title={props.title} wide onClose={props.onClose}>
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      {problem && <Notice tone="danger" action={again}>The test could not be run. {problem.message}</Notice>}
      {isTesting && <TrialProgress trial={trial} onCancel={model.cancel} />}
      {trial?.state === 'cancelled' && <Notice tone="warning" action={again}>The test was stopped. Going on begins a new one.</Notice>}
      {trial?.state === 'failed' && <Notice tone="danger" action={again}>The test failed, and nothing was changed. The server's log says more.</Notice>}
      {report && <Verdict report={report} />}
      {report && <GoldenReport report={report} />}
      {isWorse && (
        <label class="choice">
          <input type="checkbox" checked={hasRead} onChange={(event) => setRead(event.currentTarget.checked)} />
          I have read what gets worse, and do it nevertheless.
        </label>
      )}
      {props.children}
      <div class="dialog-actions">
        {busy && (
          <span class="muted small" role="status">
            {props.busyWords}
          </span>
        )}
        <button type="button" class="button" onClick={props.onClose}>
          Cancel
        </button>
        <button type="button" class={`button ${isWorse ? 'button-danger' : 'button-primary'}`} disabled={busy || !ready || isTesting || (isWorse && !hasRead)} onClick={() => void send()}>
          {isWorse ? props.anyway : props.button}
        </button>
      </div>
    </Dialog>
  );
}

function Verdict({ report }: { report: Report }) {
  const count = (change: string) => report.rows.filter((row) => row.change === change).length;
  const [broken, worse, collisions] = [count('broken'), count('worse'), report.collisions.length];
  const parts = [
    broken > 0 && `${broken} ${broken === 1 ? 'question is' : 'questions are'} newly broken`,
    worse > 0 && `${worse} ${worse === 1 ? 'question gets' : 'questions get'} worse`,
    collisions > 0 && `${collisions} example ${collisions === 1 ? 'question leads' : 'questions lead'} to another article`,
  ].filter(Boolean);
  const byWords = report.learnt ? '' : ' With this many articles the test goes by words alone, without what the bot learns from them afterwards.';
  if (!report.isWorse) return <Notice tone="success">Nothing gets worse.{byWords}</Notice>;
  return <Notice tone="warning">With this change {parts.join(', ')}. Change the words or the example questions, or decide that it is worth it.{byWords}</Notice>;
}
