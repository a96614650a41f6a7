import { BadgeCheck, Lock } from 'lucide';
import type { ArticleRow as Row } from '../../protocol/article-desk.ts';
import { articleAddress } from '../app/route.ts';
import { Icon } from '../ui/icon.tsx';
import { languageName } from '../ui/language-name.ts';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { dayOfCalendar } from './day-words.ts';
import { StateChip } from './state-chip.tsx';

/** One article in the table: what it is called, where it stands, and what it needs. */
export function ArticleRow({ row, category, marked, mayMark, now, onMark }: {
  row: Row;
  /** Its name. */
  category: string;
  marked: boolean;
  mayMark: boolean;
  now: number;
  onMark: (marked: boolean) => void;
}) {
  const title = row.title || 'Untitled article';
  const notes = needsOf(row);
  return (
    <tr aria-selected={mayMark ? marked : undefined}>
      {mayMark && (
        <td class="article-mark">
          <input type="checkbox" aria-label={`Mark ${title}`} checked={marked} onChange={(event) => onMark(event.currentTarget.checked)} />
        </td>
      )}
      <th scope="row">
        <a class="article-title" href={articleAddress(row.id)} lang={row.locale}>
          {title}
        </a>
        <span class="article-facts">
          <span class="article-slug">{row.slug}</span> · {languageName(row.locale)}
          {row.audience === 'agents' && (
            <span class="chip">
              <Icon icon={Lock} />
              Agents only
            </span>
          )}
          {row.audience === 'tiers' && (
            <span class="chip">
              <Icon icon={BadgeCheck} />
              {row.tiers.length === 0 ? 'No tier chosen' : row.tiers.join(', ')}
            </span>
          )}
          {notes.map((note) => (
            <span key={note} class="chip chip-note">
              {note}
            </span>
          ))}
        </span>
      </th>
      <td>
        <StateChip state={row.state} />
      </td>
      <td data-label="Category">{category}</td>
      <td data-label="Owner">{row.owner ?? <span class="muted">None</span>}</td>
      <td data-label="Verify by" class="figures">
        {row.verifyBy === null ? <span class="muted">–</span> : dayOfCalendar(row.verifyBy, now)}
      </td>
      <td data-label="Changed">
        <Time at={row.updatedAt}>{shortTime(row.updatedAt, now)}</Time>
        {row.updatedBy && <span class="article-by">{row.updatedBy.name}</span>}
      </td>
    </tr>
  );
}

/** What an editor should know at a glance; the state itself stands in its own column. */
function needsOf({ draft, overdue, outdated, feedback, state }: Row): string[] {
  const notes: string[] = [];
  if (draft?.scheduleFailed) notes.push('Not published as planned');
  if (draft?.review === 'proposed') notes.push('Proposed by an agent');
  if (draft?.review === 'requested' && state !== 'in_review') notes.push('Changes in review');
  else if (draft?.review === 'changes_wanted') notes.push('Changes wanted');
  else if (draft?.review === 'approved') notes.push('Approved');
  else if (draft && state === 'published') notes.push('Unpublished changes');
  if (overdue) notes.push('Overdue for a check');
  if (outdated) notes.push('Translation outdated');
  if (feedback > 0) notes.push(feedback === 1 ? '1 open feedback' : `${feedback} open feedbacks`);
  return notes;
}
