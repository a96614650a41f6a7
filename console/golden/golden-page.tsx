import { useEffect, useState } from 'preact/hooks';
import { Medal, Play, Plus } from 'lucide';
import type { GoldenQuestion } from '../../protocol/golden.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { GoldenDialog } from './golden-dialog.tsx';
import { createGoldenModel } from './golden-model.ts';
import { GoldenReport } from './golden-report.tsx';
import { expectWords } from './golden-words.ts';
import { createTrialModel } from './trial-model.ts';
import { TrialProgress } from './trial-progress.tsx';

/** Questions shown at once. */
const PAGE = 100;

/** The golden set: the owner's questions with what should answer each; asked again before every publication. */
export function GoldenPage() {
  const { client } = useConsole();
  const [model] = useState(() => createGoldenModel(client));
  const [trial] = useState(() => createTrialModel(client));
  const [asked, setAsked] = useState<GoldenQuestion | 'new' | null>(null);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(PAGE);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  useEffect(() => () => trial.dispose(), [trial]);
  const questions = model.questions.value;
  const problem = model.problem.value;
  const state = trial.trial.value;
  const removed = model.removed.value;
  const words = text.trim().toLowerCase();
  const found = questions?.filter(({ question, expect }) => `${question} ${expect}`.toLowerCase().includes(words)) ?? [];
  return (
    <ArticlesLayout
      current="golden"
      title="Golden set"
      actions={
        <>
          <button type="button" class="button" disabled={state?.state === 'running' || !questions?.length} onClick={() => void trial.start(() => client.ask('golden.run', {}))}>
            <Icon icon={Play} />
            Run it now
          </button>
          <button type="button" class="button button-primary" onClick={() => setAsked('new')}>
            <Icon icon={Plus} />
            Add a question
          </button>
        </>
      }
    >
      <p class="muted">Questions that the bot must get right. They are asked again before every publication, so that nobody makes answers worse unnoticed.</p>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          {problem.message}
        </Notice>
      )}
      {trial.problem.value && <Notice tone="danger">The questions could not be asked. {trial.problem.value.message}</Notice>}
      {state?.state === 'running' && <TrialProgress trial={state} onCancel={trial.cancel} />}
      {state?.state === 'failed' && <Notice tone="danger">The run failed. The server's log says more.</Notice>}
      {state?.state === 'done' && state.report && (
        <section class="card card-body stack-s" aria-labelledby="run-title">
          <h2 id="run-title" class="panel-title">What the bot does with them now</h2>
          <GoldenReport report={state.report} />
        </section>
      )}
      {removed && (
        <Notice action={<button type="button" class="button" onClick={() => void model.undo()}>Bring it back</button>}>
          “{removed.question}” is removed.
        </Notice>
      )}
      {!questions && !problem && <Skeleton rows={6} shape="row" label="Loading the golden set" />}
      {questions?.length === 0 && (
        <EmptyState icon={Medal} title="No golden questions yet">
          Begin with the twenty questions your customers ask most, each with the article that answers it.
        </EmptyState>
      )}
      {questions && questions.length > 0 && (
        <>
          <div class="row spread">
            <label class="field filter-search">
              <span class="field-label">Search</span>
              <input class="input input-small" type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
            </label>
            <p class="muted small" role="status">
              {found.length === questions.length ? `${questions.length} questions` : `${found.length} of ${questions.length} questions`}
            </p>
          </div>
          <QuestionTable questions={found.slice(0, shown)} onChange={setAsked} onRemove={(question) => void model.remove(question)} />
          {found.length > shown && (
            <button type="button" class="button load-more" onClick={() => setShown(shown + PAGE)}>
              Show more
            </button>
          )}
        </>
      )}
      {asked !== null && <GoldenDialog model={model} old={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </ArticlesLayout>
  );
}

function QuestionTable({ questions, onChange, onRemove }: {
  questions: readonly GoldenQuestion[];
  onChange: (question: GoldenQuestion) => void;
  onRemove: (question: GoldenQuestion) => void;
}) {
  return (
    <div class="card table-frame">
      <table class="table golden-table">
        <caption class="sr-only">Golden questions</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Should lead to</th>
            <th scope="col">Language</th>
            <th scope="col">
              <span class="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <tr key={question.id}>
              <th scope="row" lang={question.locale}>{question.question}</th>
              <td data-label="Should lead to">{expectWords(question.expect)}</td>
              <td data-label="Language">{languageName(question.locale)}</td>
              <td class="table-actions">
                <button type="button" class="button" aria-label={`Change “${question.question}”`} onClick={() => onChange(question)}>Change</button>
                <button type="button" class="button" aria-label={`Remove “${question.question}”`} onClick={() => onRemove(question)}>Remove</button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
