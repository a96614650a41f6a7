import { useEffect, useRef, useState } from 'preact/hooks';
import { Plus, Replace, X } from 'lucide';
import { SYNONYM_LIMITS } from '../../protocol/golden-contract.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { lineProblem } from './synonym-lines.ts';
import { createSynonymsModel } from './synonyms-model.ts';

/** Groups shown at once. */
const PAGE = 100;

/** Words that mean the same: whoever asks with one of a group also finds what is written with the others. */
export function SynonymsPage() {
  const { client } = useConsole();
  const [model] = useState(() => createSynonymsModel(client));
  const [text, setText] = useState('');
  const [shown, setShown] = useState(PAGE);
  const [added, setAdded] = useState<number | null>(null);
  const newest = useRef<HTMLInputElement>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  useEffect(() => newest.current?.focus(), [added]);
  const lines = model.lines.value;
  const problem = model.problem.value;
  const words = text.trim().toLowerCase();
  const found = lines?.filter((line) => line.key === added || line.text.toLowerCase().includes(words)) ?? [];
  const state = model.state.value;
  return (
    <ArticlesLayout
      current="synonyms"
      title="Synonyms and stop phrases"
      actions={
        <button type="button" class="button button-primary" disabled={lines === null} onClick={() => setAdded(model.add())}>
          <Icon icon={Plus} />
          Add a group
        </button>
      }
    >
      <p class="muted">Words that customers use for the words of your articles, such as “parcel, package, shipment”. Who asks with one of them also finds what is written with the others.</p>
      {!lines && !problem && <Skeleton rows={6} shape="row" label="Loading the synonyms" />}
      {lines?.length === 0 && (
        <EmptyState icon={Replace} title="No synonyms yet">
          Add a group of words whenever customers ask in vain with words that your articles do not use.
        </EmptyState>
      )}
      {lines && lines.length > 0 && (
        <>
          <div class="row spread">
            <label class="field filter-search">
              <span class="field-label">Search</span>
              <input class="input input-small" type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
            </label>
            <p class="muted small" role="status">
              {lines.length === 1 ? '1 group' : `${lines.length} groups`}
            </p>
          </div>
          <ul class="synonym-list" aria-label="Groups of synonyms">
            {found.slice(0, shown).map((line) => {
              const wrong = lineProblem(line.text, SYNONYM_LIMITS);
              const name = line.text.trim() || 'a new group';
              return (
                <li key={line.key}>
                  <div class="synonym-line">
                    <input
                      ref={line.key === added ? newest : null}
                      class="input"
                      aria-label={`Words of ${name}`}
                      aria-invalid={wrong !== null}
                      aria-describedby={wrong === null ? undefined : `synonym-${line.key}`}
                      placeholder="parcel, package, shipment"
                      value={line.text}
                      onInput={(event) => model.change(line.key, event.currentTarget.value)}
                    />
                    <button type="button" class="button button-quiet button-icon" aria-label={`Remove ${name}`} onClick={() => model.remove(line.key)}>
                      <Icon icon={X} />
                    </button>
                  </div>
                  {wrong !== null && (
                    <p class="field-problem" id={`synonym-${line.key}`}>
                      {wrong}
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
          {found.length === 0 && <p class="muted small">No group has these words.</p>}
          {found.length > shown && (
            <button type="button" class="button load-more" onClick={() => setShown(shown + PAGE)}>
              Show more
            </button>
          )}
        </>
      )}
      {lines && (
        <Field
          label="Stop phrases"
          hint="One in each line: what customers say without meaning it, such as “could you please tell me”. It is left out of questions before anything is searched."
          problem={model.stopProblem.value}
        >
          {(ids) => <textarea {...ids} class="input" rows={5} value={model.stops.value} onInput={(event) => model.changeStops(event.currentTarget.value)} />}
        </Field>
      )}
      {lines && (
        <div class="save-bar row">
          <button type="button" class="button button-primary" disabled={!model.dirty.value || !model.valid.value || state === 'saving'} onClick={() => void model.save()}>
            Save
          </button>
          <button type="button" class="button" disabled={!model.dirty.value || state === 'saving'} onClick={model.discard}>
            Discard changes
          </button>
          {state === 'saving' && <span class="muted small" role="status">Saving: the bot learns the words…</span>}
          {state === 'saved' && <Notice tone="success">Saved. The bot uses them now.</Notice>}
          {state === 'merged' && <Notice tone="warning">Somebody else saved meanwhile. Their changes are among the groups now; look them over and save again.</Notice>}
          {problem && <Notice tone="danger">{problem.message}</Notice>}
        </div>
      )}
      {!lines && problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          The synonyms could not be loaded. {problem.message}
        </Notice>
      )}
      <LeaveGuard dirty={model.dirty.value} text="You have changed synonyms that are not saved yet. They are lost when you leave this page." />
    </ArticlesLayout>
  );
}
