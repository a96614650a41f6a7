import { useEffect, useState } from 'preact/hooks';
import type { GoldenReport as Report } from '../../protocol/golden.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { GoldenReport } from '../golden/golden-report.tsx';
import { createTrialModel } from '../golden/trial-model.ts';
import { TrialProgress } from '../golden/trial-progress.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ArticleModel } from './article-model.ts';

/** How a publication ended, for the page behind the dialog. */
export type Published = 'live' | 'clash';

/**
 * Publishing in three steps: the golden set is asked again with the draft, aside; the result is read; the draft becomes
 * what customers have. Where something got worse, publishing takes the decision of a person.
 */
export function PublishDialog({ model, onDone, onClose }: { model: ArticleModel; onDone: (how: Published) => void; onClose: () => void }) {
  const { client } = useConsole();
  const [trial] = useState(() => createTrialModel(client));
  const [why, setWhy] = useState('');
  const [read, setRead] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const test = () => void trial.start(() => model.act('trial.start', {}));
  useEffect(() => {
    test();
    return () => trial.dispose();
  }, [trial]);
  const state = trial.trial.value;
  const report = state?.state === 'done' ? state.report : null;
  const isWorse = report?.isWorse ?? false;
  const publish = async () => {
    setBusy(true);
    setRefused(null);
    const version = model.opened.value?.article.version;
    const answer = await model.act('article.publish', { why, acceptWorse: isWorse && read, ...(state && { trial: state.id }) });
    // An answer that got lost is no refusal: whether it is published is seen in the article.
    if (!answer.ok && answer.error.code === 'timeout') await model.open();
    setBusy(false);
    if (!answer.ok && model.opened.value?.draft === null && model.opened.value.article.version !== version) return onDone('live');
    if (!answer.ok) return setRefused(answer.error);
    if (answer.data.published) return onDone('live');
    if (answer.data.reason === 'clash') return onDone('clash');
    setRead(false);
    trial.follow(answer.data.trial);
  };
  const ended = state !== null && state.state !== 'running';
  return (
    <Dialog title="Publish this article" wide onClose={onClose}>
      {refused && <Notice tone="danger">Not published. {refused.message}</Notice>}
      {trial.problem.value && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={test}>Try again</button>}>
          The test could not be run. {trial.problem.value.message}
        </Notice>
      )}
      {!ended && !trial.problem.value && <TrialProgress trial={state} onCancel={trial.cancel} />}
      {state?.state === 'cancelled' && (
        <Notice tone="warning" action={<button type="button" class="button" onClick={test}>Test again</button>}>
          The test was stopped. Publishing begins a new one and waits for it.
        </Notice>
      )}
      {state?.state === 'failed' && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={test}>Test again</button>}>
          The test failed; nothing was published. The server's log says more.
        </Notice>
      )}
      {report && <Verdict report={report} />}
      {report && <GoldenReport report={report} />}
      {isWorse && (
        <label class="choice">
          <input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />
          I have read what gets worse, and publish it nevertheless.
        </label>
      )}
      <Field label="What changed, and why" hint="For the history. Your colleagues read it when they look back.">
        {(ids) => <input {...ids} class="input" maxLength={300} value={why} onInput={(event) => setWhy(event.currentTarget.value)} />}
      </Field>
      <div class="dialog-actions">
        {busy && (
          <span class="muted small" role="status">
            Publishing: the bot gets it now…
          </span>
        )}
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class={`button ${isWorse ? 'button-danger' : 'button-primary'}`} disabled={busy || !ended || (isWorse && !read)} onClick={() => void publish()}>
          {isWorse ? 'Publish anyway' : 'Publish'}
        </button>
      </div>
    </Dialog>
  );
}

function Verdict({ report }: { report: Report }) {
  if (!report.isWorse) return <Notice tone="success">Nothing gets worse with this draft.</Notice>;
  const broken = report.rows.filter(({ change }) => change === 'broken').length;
  const worse = report.rows.filter(({ change }) => change === 'worse').length;
  const parts = [
    broken > 0 && `${broken} ${broken === 1 ? 'question is' : 'questions are'} newly broken`,
    worse > 0 && `${worse} ${worse === 1 ? 'gets' : 'get'} worse`,
    report.collisions.length > 0 && `${report.collisions.length} example ${report.collisions.length === 1 ? 'question leads' : 'questions lead'} to another article`,
  ].filter(Boolean);
  return <Notice tone="warning">With this draft {parts.join(', ')}. Change the words or the example questions, or decide that it is worth it.</Notice>;
}
