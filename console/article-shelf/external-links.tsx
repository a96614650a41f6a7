import { useEffect, useState } from 'preact/hooks';
import type { ExternalCheck } from '../../protocol/links-contract.ts';
import type { ClientError, Outcome } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Notice } from '../ui/notice.tsx';

/** How often a running look is asked for, in milliseconds. */
const EVERY_MS = 1_000;

/** Looks at links to other websites, when somebody wants it; `onCheck` hears what came of it. */
export function ExternalLinks({ onCheck }: { onCheck: (check: ExternalCheck) => void }) {
  const { client } = useConsole();
  const [check, setCheck] = useState<ExternalCheck | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const online = client.connection.value === 'online';
  const take = (answer: Outcome<{ check: ExternalCheck }>) => {
    setProblem(answer.ok || answer.error.code === 'offline' ? null : answer.error);
    if (!answer.ok) return;
    setCheck(answer.data.check);
    onCheck(answer.data.check);
  };
  useEffect(() => {
    if (online) void client.ask('links.external', {}).then(take);
  }, [client, online]);
  const runs = check?.state === 'running';
  useEffect(() => {
    if (!runs || !online) return;
    const timer = setTimeout(() => void client.ask('links.external', {}).then(take), EVERY_MS);
    return () => clearTimeout(timer);
  }, [check, online]);
  return (
    <section class="card card-body stack-s" aria-labelledby="external-title">
      <div class="row spread">
        <h2 id="external-title" class="panel-title">Links to other websites</h2>
        {runs ? (
          <button type="button" class="button" onClick={() => void client.ask('links.cancel_external', {}).then(take)}>Stop</button>
        ) : (
          <button type="button" class="button" disabled={!online} onClick={() => void client.ask('links.check_external', {}).then(take)}>Check them now</button>
        )}
      </div>
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      {check?.state === 'none' && <p class="muted small">The server asks each website whether the page is there. That takes a while and is done only when you want it.</p>}
      {runs && check && (
        <label class="stack-s small">
          <span role="status">{check.checked} of {check.of} checked</span>
          <progress class="shelf-progress" max={Math.max(1, check.of)} value={check.checked} />
        </label>
      )}
      {(check?.state === 'done' || check?.state === 'cancelled') && (
        <p class="small" role="status">
          {check.state === 'done' ? `${check.checked} checked. ` : `Stopped after ${check.checked} of ${check.of}. `}
          {check.reports.length === 0 ? 'All of them answered.' : `${check.reports.length === 1 ? '1 article has' : `${check.reports.length} articles have`} links without a page; they are listed below.`}
        </p>
      )}
    </section>
  );
}
