import type { BulkOutcome } from './articles-model.ts';
import { Notice } from '../ui/notice.tsx';

/** What each action did, for "3 articles …". */
const DONE: Readonly<Record<BulkOutcome['action']['kind'], string>> = {
  publish: 'published',
  archive: 'archived',
  verify: 'marked as still right',
  category: 'moved to the category',
  owner: 'given the owner',
  tags: 'tagged anew',
};

/** What came of a bulk action, article by article where one was refused, and the way back. */
export function BulkResultNotice({ outcome, onUndo, onClose }: { outcome: BulkOutcome; onUndo: () => void; onClose: () => void }) {
  const count = (came: string) => outcome.results.filter((result) => result.outcome === came).length;
  const [done, unchanged] = [count('done'), count('unchanged')];
  const refused = outcome.results.filter((result) => result.outcome === 'refused');
  const words = outcome.undone ? 'put back' : DONE[outcome.action.kind];
  return (
    <Notice
      tone={refused.length > 0 ? 'warning' : 'success'}
      action={
        <span class="row">
          {done > 0 && !outcome.undone && (
            <button type="button" class="button" onClick={onUndo}>Undo</button>
          )}
          <button type="button" class="button button-quiet" onClick={onClose}>Close</button>
        </span>
      }
    >
      {articles(done)} {words}.{unchanged > 0 && ` ${articles(unchanged)} did not need it.`}
      {refused.length > 0 && (
        <>
          {' '}
          {articles(refused.length)} left as {refused.length === 1 ? 'it was' : 'they were'}:
          <ul class="bulk-refused">
            {refused.map(({ id, title, message }) => (
              <li key={id}>
                <strong>{title}</strong>: {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

const articles = (count: number) => (count === 1 ? '1 article' : `${count} articles`);
