import { useEffect, useState } from 'preact/hooks';
import type { FieldDiff } from '../../protocol/article-desk.ts';
import type { ImportJob, ImportRow } from '../../protocol/imports-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { articleAddress } from '../app/route.ts';
import { DiffView } from '../article-editor/diff-view.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { ImportModel } from './import-model.ts';
import { DECISION_WORDS, OUTCOME_WORDS, STATE_WORDS } from './import-words.ts';

/** The articles of an import, each with how it stands and what is to be done with it. */
export function ImportRows({ model, job }: { model: ImportModel; job: ImportJob }) {
  const rows = model.rows.value;
  const [compared, setCompared] = useState<ImportRow | null>(null);
  if (rows === null) return <Skeleton rows={6} shape="row" label="Loading the articles" />;
  if (rows.length === 0) return <p class="muted">{job.rows === 0 ? 'No article could be read.' : 'No article is of this kind.'}</p>;
  return (
    <>
      <div class="table-frame">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">How it stands</th>
              <th scope="col">What to do</th>
              <th scope="col"><span class="sr-only">Compare</span></th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">
                  {row.article === null ? <span class="article-title">{row.title}</span> : <a class="article-title" href={articleAddress(row.article)}>{row.title}</a>}
                  <span class="article-by">{`${row.path} · ${languageName(row.locale)}`}</span>
                </th>
                <td>
                  <span class={row.state === 'conflict' || row.state === 'removed_here' ? 'chip chip-note' : 'chip'}>{STATE_WORDS[row.state]}</span>
                </td>
                <td>
                  <Decision row={row} fixed={job.phase === 'applying'} onDecide={(decision) => void model.decide([row.row], decision)} />
                </td>
                <td class="table-actions">
                  {row.state !== 'same' && row.outcome === null && (
                    <button type="button" class="button" aria-label={`Compare ${row.title}`} onClick={() => setCompared(row)}>
                      {row.state === 'new' ? 'Look' : 'Compare'}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {model.hasMore.value && <button type="button" class="button" onClick={() => void model.more()}>Show more</button>}
      {compared && (
        <CompareDialog
          job={job.id}
          row={rows.find(({ row }) => row === compared.row) ?? compared}
          onDecide={(decision) => {
            void model.decide([compared.row], decision);
            setCompared(null);
          }}
          onClose={() => setCompared(null)}
        />
      )}
    </>
  );
}

function Decision({ row, fixed, onDecide }: { row: ImportRow; fixed: boolean; onDecide: (decision: 'take' | 'leave') => void }) {
  if (row.outcome !== null) return <>{OUTCOME_WORDS[row.outcome]}</>;
  return (
    <select
      class="input input-small"
      aria-label={`What to do with ${row.title}`}
      disabled={fixed}
      value={row.decision ?? ''}
      onChange={(event) => onDecide(event.currentTarget.value === 'take' ? 'take' : 'leave')}
    >
      {row.decision === null && <option value="">Choose …</option>}
      <option value="take">{DECISION_WORDS.take}</option>
      <option value="leave">{row.state === 'new' ? 'Leave it out' : row.state === 'removed_here' ? 'Keep it removed' : DECISION_WORDS.leave}</option>
    </select>
  );
}

/** From what is here to what the file says. */
function CompareDialog({ job, row, onDecide, onClose }: { job: string; row: ImportRow; onDecide: (decision: 'take' | 'leave') => void; onClose: () => void }) {
  const { client } = useConsole();
  const [fields, setFields] = useState<readonly FieldDiff[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const ask = async () => {
      const answer = await client.ask('import.diff', { id: job, row: row.row });
      if (answer.ok) setFields(answer.data.fields);
      else setProblem(answer.error.message);
    };
    void ask();
  }, [client, job, row.row]);
  return (
    <Dialog title={row.title} wide onClose={onClose}>
      <p class="muted small">{row.state === 'new' ? 'What the file says.' : 'From what is here to what the file says: what it adds is underlined, what it drops is struck through.'}</p>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      {fields === null && problem === null && <Skeleton rows={6} label="Comparing" />}
      {fields && <DiffView fields={fields} />}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>Close</button>
        <button type="button" class="button" onClick={() => onDecide('leave')}>{row.state === 'new' ? 'Leave it out' : 'Keep what is here'}</button>
        <button type="button" class="button button-primary" onClick={() => onDecide('take')}>Take the file</button>
      </div>
    </Dialog>
  );
}
