import { useState } from 'preact/hooks';
import { GripVertical } from 'lucide';
import type { CategoryRow as Row } from '../../protocol/categories-contract.ts';
import { addressOf } from '../app/route.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import type { TreePlace, TreeSteps } from './place-in-tree.ts';

/** Where on a row something is dropped: the quarters at its edges mean beside it, the rest below it. */
const EDGE = 0.25;
type Where = 'before' | 'after' | 'inside';

/** One category with what can be done about it: by menu, by Alt and the arrow keys, and by drag. */
export function CategoryRow({ row, name, depth, steps, dragged, onDrag, dropAt, onMove, onDrop, onRename, onAdd, onRemove }: {
  row: Row;
  name: string;
  depth: number;
  steps: TreeSteps;
  dragged: string | null;
  onDrag: (id: string | null) => void;
  /** Where what is dragged would come; null where it cannot. */
  dropAt: (where: Where) => TreePlace | null;
  onMove: (place: TreePlace) => void;
  onDrop: (place: TreePlace) => void;
  onRename: () => void;
  onAdd: (() => void) | null;
  onRemove: () => void;
}) {
  const [over, setOver] = useState<Where | null>(null);
  const whereOf = (event: DragEvent): Where => {
    const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const share = height === 0 ? 0.5 : (event.clientY - top) / height;
    return share < EDGE ? 'before' : share > 1 - EDGE ? 'after' : 'inside';
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.altKey ? { ArrowUp: steps.up, ArrowDown: steps.down, ArrowRight: steps.in, ArrowLeft: steps.out }[event.key] : undefined;
    if (step === undefined) return;
    event.preventDefault();
    if (step !== null) onMove(step);
  };
  const articles = row.articles === 1 ? '1 article' : `${row.articles} articles`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is dragged here goes by keyboard and menu, too
    <li
      class={`shelf-category category-indent-${depth}`}
      data-over={dragged !== null && dragged !== row.id ? over : null}
      draggable
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', name);
        onDrag(row.id);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        const where = whereOf(event);
        const place = dragged === null ? null : dropAt(where);
        setOver(place === null ? null : where);
        if (place !== null) event.preventDefault();
      }}
      onDragLeave={() => setOver(null)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(null);
        const place = dropAt(whereOf(event));
        if (place !== null) onDrop(place);
      }}
    >
      <span class="shelf-grip"><Icon icon={GripVertical} /></span>
      <button type="button" class="button button-quiet shelf-name" data-category={row.id} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowRight Alt+ArrowLeft" onKeyDown={onKey} onClick={onRename}>
        {name}
      </button>
      <span class="muted small shelf-languages">{Object.keys(row.names).sort().join(', ')}</span>
      {row.articles === 0 ? <span class="muted small shelf-count">No articles</span> : <a class="small shelf-count" href={`${addressOf('articles')}?category=${encodeURIComponent(row.slug)}`}>{articles}</a>}
      <Menu label={`Actions for ${name}`} button="Actions">
        {(close) => {
          const item = (label: string, run: (() => void) | null, keys?: string) => (
            <button
              key={label}
              type="button"
              class="menu-item"
              disabled={run === null}
              onClick={() => {
                close();
                run?.();
              }}
            >
              {label}
              {keys && <kbd class="menu-keys">{keys}</kbd>}
            </button>
          );
          const to = (place: TreePlace | null) => place && (() => onMove(place));
          return (
            <>
              {item('Rename', onRename)}
              {item('Add a category below', onAdd)}
              {item('Move up', to(steps.up), 'Alt ↑')}
              {item('Move down', to(steps.down), 'Alt ↓')}
              {item('Move into the one above', to(steps.in), 'Alt →')}
              {item('Move out', to(steps.out), 'Alt ←')}
              {item('Remove', onRemove)}
            </>
          );
        }}
      </Menu>
    </li>
  );
}
