import { useState } from 'preact/hooks';
import type { ConversationSummary } from '../../protocol/staff-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { BulkBar } from './bulk-bar.tsx';
import { createBulkModel } from './bulk-model.ts';
import { ListRow } from './list-row.tsx';
import type { TagNames } from './tag-names.ts';

/** Rows that can be marked, one by one or with `x`, to do one thing to all of them. */
export function MarkedRows({ label, rows, addressOf, current, now, tags }: {
  label: string;
  rows: readonly ConversationSummary[];
  addressOf: (conversation: string) => string;
  current: string | null;
  now: number;
  tags: TagNames;
}) {
  const { client, user } = useConsole();
  const [bulk] = useState(() => createBulkModel(client));
  const [marks, setMarks] = useState<ReadonlySet<string>>(new Set());
  const marked = rows.filter(({ id }) => marks.has(id));
  // Keys come faster than the page is drawn: each mark builds on the one before, not on what was last seen.
  const mark = (id: string, on?: boolean) =>
    setMarks((before) => {
      const changed = new Set(before);
      if (on ?? !before.has(id)) changed.add(id);
      else changed.delete(id);
      return changed;
    });
  useShortcuts({
    x: () => {
      const id = document.activeElement?.closest('li')?.dataset['conversation'];
      if (id !== undefined) mark(id);
    },
  });
  return (
    <>
      <BulkBar model={bulk} marked={marked} tags={tags} onClear={() => setMarks(new Set())} />
      <ul aria-label={label}>
        {rows.map((summary) => (
          <ListRow
            key={summary.id}
            summary={summary}
            address={addressOf(summary.id)}
            current={summary.id === current}
            me={user.id}
            now={now}
            tags={tags}
            mark={{ marked: marks.has(summary.id), onMark: (on) => mark(summary.id, on) }}
          />
        ))}
      </ul>
    </>
  );
}
