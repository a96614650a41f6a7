import { useEffect, useState } from 'preact/hooks';
import { History } from 'lucide';
import type { ArticleVersion } from '../../protocol/article-desk.ts';
import { StateChip } from '../articles/state-chip.tsx';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { fullTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { OpenedArticle } from './article-model.ts';
import { DiffView } from './diff-view.tsx';
import { createHistoryModel } from './history-model.ts';
import type { Compared } from './history-model.ts';
import { versionName } from './version-name.ts';

/** Every version that was in force: who made it, when and why, what it changed, and the way back to it. */
export function HistoryTab({ opened, mayRestore, onRestore }: {
  opened: OpenedArticle;
  mayRestore: boolean;
  onRestore: (version: ArticleVersion) => void;
}) {
  const { client } = useConsole();
  const { article, draft } = opened;
  const [model] = useState(() => createHistoryModel(client, article.id));
  const [chosen, setChosen] = useState('');
  const compare = (button: string, versions: Compared) => {
    setChosen(button);
    void model.compare(versions);
  };
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online, article.version]);
  const versions = model.versions.value;
  const problem = model.problem.value;
  const compared = model.compared.value;
  const hasOlder = ({ version }: ArticleVersion) => model.hasMore.value !== null || (versions?.some((other) => other.version < version) ?? false);
  return (
    <div class="history">
      <div class="stack-s">
        {problem && <Notice tone="danger">The history could not be loaded. {problem.message}</Notice>}
        {!versions && !problem && <Skeleton rows={5} shape="row" label="Loading the history" />}
        {versions?.length === 0 && (
          <EmptyState icon={History} title="Nothing was published yet">
            Each publication becomes a version here, with who made it, when and why.
          </EmptyState>
        )}
        {draft && versions && versions.length > 0 && (
          <button type="button" class="button" aria-pressed={chosen === 'draft'} onClick={() => compare('draft', { from: article.version, to: 0 })}>
            Show what the draft changes
          </button>
        )}
        <ol class="version-list" aria-label="Versions, the latest first">
          {versions?.map((version) => (
            <li key={version.version} class="card card-body stack-s">
              <div class="row spread">
                <strong>{versionName(version)}</strong>
                <StateChip state={version.state} />
              </div>
              {version.why !== '' && <p>{version.why}</p>}
              <p class="muted small">
                {version.by?.name ?? 'Before history was kept'} · <Time at={version.at}>{fullTime(version.at)}</Time>
              </p>
              <div class="row">
                {hasOlder(version) && (
                  <button type="button" class="button" aria-label={`What changed in version ${version.version}`} aria-pressed={chosen === `changed ${version.version}`} onClick={() => compare(`changed ${version.version}`, { from: before(versions, version), to: version.version })}>
                    What changed
                  </button>
                )}
                {!version.current && (
                  <>
                    <button type="button" class="button" aria-label={`Compare version ${version.version} with the present one`} aria-pressed={chosen === `now ${version.version}`} onClick={() => compare(`now ${version.version}`, { from: version.version, to: article.version })}>
                      Compare with now
                    </button>
                    {mayRestore && (
                      <button type="button" class="button" aria-label={`Restore version ${version.version}`} onClick={() => onRestore(version)}>
                        Restore
                      </button>
                    )}
                  </>
                )}
              </div>
            </li>
          ))}
        </ol>
        {model.hasMore.value !== null && (
          <button type="button" class="button load-more" onClick={() => void model.loadMore()}>
            Load more
          </button>
        )}
      </div>
      <section class="stack-s" aria-labelledby="diff-title">
        <h2 id="diff-title" class="panel-title">
          {compared === null ? 'What changed' : `From version ${compared.from} to ${compared.to === 0 ? 'the draft' : `version ${compared.to}`}`}
        </h2>
        {compared === null && <p class="muted small">Choose a version to see what it changed.</p>}
        {compared !== null && model.diff.value === null && !problem && <Skeleton rows={4} label="Comparing" />}
        {model.diff.value && <DiffView fields={model.diff.value} />}
      </section>
    </div>
  );
}

/** The version before; it may be on a page that is not loaded yet. */
function before(versions: readonly ArticleVersion[], { version }: ArticleVersion): number {
  return versions.find((other) => other.version < version)?.version ?? version - 1;
}
