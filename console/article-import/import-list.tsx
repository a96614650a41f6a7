import { FolderInput } from 'lucide';
import { addressOf } from '../app/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { ImportModel } from './import-model.ts';
import { importSentence } from './import-words.ts';

/** The last imports, those that wait for somebody marked. */
export function ImportList({ model }: { model: ImportModel }) {
  const imports = model.imports.value;
  if (imports === null) return model.problem.value === null ? <Skeleton rows={3} shape="row" label="Loading imports" /> : null;
  if (imports.length === 0) {
    return (
      <EmptyState icon={FolderInput} title="No imports yet">
        What you bring in, and what waits for a decision, is listed here. Imports by the command line are, too.
      </EmptyState>
    );
  }
  return (
    <section class="stack-s" aria-labelledby="imports-title">
      <h2 id="imports-title">Imports</h2>
      <div class="table-frame">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">How far it is</th>
              <th scope="col">By</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {imports.map((job) => (
              <tr key={job.id}>
                <th scope="row">
                  <a class="article-title" href={`${addressOf('imports')}?import=${job.id}`}>{job.source}</a>
                </th>
                <td>
                  {job.undecided > 0 && job.phase !== 'applying' && <span class="chip chip-note">Needs you</span>} {importSentence(job)}
                </td>
                <td data-label="by">{job.by}</td>
                <td>
                  <Time at={job.at}>{shortTime(job.at, Date.now())}</Time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
