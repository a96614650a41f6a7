import { useState } from 'preact/hooks';
import { ArrowLeft } from 'lucide';
import { SYNC_STATES } from '../../protocol/imports-contract.ts';
import type { ImportJob } from '../../protocol/imports-contract.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { ImportModel, RowFilter } from './import-model.ts';
import { ImportRows } from './import-rows.tsx';
import { articles, importSentence, STATE_WORDS } from './import-words.ts';

/** One import: what came, what is to be decided, and the button that brings it in. */
export function ImportDetail({ model, onLeave }: { model: ImportModel; onLeave: () => void }) {
  const job = model.job.value;
  const [asking, setAsking] = useState(false);
  if (job === null) return model.problem.value === null ? <Skeleton rows={6} shape="row" label="Loading the import" /> : null;
  const due = job.rows - job.finished - job.undecided;
  const isOpen = job.phase === 'open';
  return (
    <section class="stack" aria-labelledby="import-name">
      <div class="row spread">
        <div>
          <button type="button" class="button button-quiet" onClick={onLeave}>
            <Icon icon={ArrowLeft} />
            All imports
          </button>
          <h2 id="import-name">{job.source}</h2>
        </div>
        <div class="row">
          {job.phase !== 'applying' && <button type="button" class="button" onClick={() => setAsking(true)}>Forget this import</button>}
          {isOpen && (due > 0 || job.undecided === 0) && (
            <button type="button" class="button button-primary" onClick={() => void model.apply()}>
              {due > 0 ? `Bring in what is decided (${due})` : 'Add what lies beside them'}
            </button>
          )}
        </div>
      </div>
      <Progress job={job} />
      {job.faults > 0 && <Faults job={job} />}
      {isOpen && job.counts.conflict > 0 && job.undecided > 0 && (
        <Notice tone="warning">
          {articles(job.undecided)} {job.undecided === 1 ? 'was' : 'were'} changed on both sides, or removed here. Compare them and choose, or choose for all at once:{' '}
          <button type="button" class="button button-quiet" onClick={() => void model.decide('conflict', 'take')}>Take the file for all conflicts</button>
          <button type="button" class="button button-quiet" onClick={() => void model.decide('conflict', 'leave')}>Keep what is here for all conflicts</button>
        </Notice>
      )}
      <Filters job={job} model={model} />
      <ImportRows model={model} job={job} />
      {asking && (
        <ConfirmDialog
          title="Forget this import?"
          text={job.finished > 0 ? 'What it has brought in stays. What was not decided is forgotten; the files can be sent again.' : 'Nothing of it was brought in. The files can be sent again.'}
          confirm="Forget it"
          onConfirm={() => void model.discard().then((done) => (done ? onLeave() : setAsking(false)))}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function Progress({ job }: { job: ImportJob }) {
  return (
    <div role="status" class="stack-s">
      <p>{importSentence(job)}</p>
      {job.phase === 'applying' && <progress class="import-progress" aria-label="Articles that are through" max={job.rows} value={job.finished} />}
    </div>
  );
}

function Faults({ job }: { job: ImportJob }) {
  return (
    <details class="card card-body">
      <summary>{job.faults === 1 ? 'One thing could not be read as it is' : `${job.faults} things could not be read as they are`}</summary>
      <ul class="import-faults small">
        {job.lines.map((line) => <li key={line}>{line}</li>)}
      </ul>
      {job.faults > job.lines.length && <p class="muted small">{`and ${job.faults - job.lines.length} more`}</p>}
    </details>
  );
}

function Filters({ job, model }: { job: ImportJob; model: ImportModel }) {
  const filters: readonly { filter: RowFilter; label: string; count: number }[] = [
    { filter: 'all', label: 'All', count: job.rows },
    { filter: 'undecided', label: 'To decide', count: job.undecided },
    ...SYNC_STATES.map((state) => ({ filter: state, label: STATE_WORDS[state], count: job.counts[state] })),
  ];
  return (
    <div class="row" role="group" aria-label="Which articles are shown">
      {filters.filter(({ filter, count }) => count > 0 || filter === model.filter.value).map(({ filter, label, count }) => (
        <button key={filter} type="button" class="button filter-chip" aria-pressed={model.filter.value === filter} onClick={() => void model.show(filter)}>
          {`${label} (${count})`}
        </button>
      ))}
    </div>
  );
}
