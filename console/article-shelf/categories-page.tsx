import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FolderTree, Plus } from 'lucide';
import { CATEGORY_DEPTH_MAX } from '../../protocol/categories-contract.ts';
import type { CategoryRow as Row, CategoryTree } from '../../protocol/categories-contract.ts';
import type { ClientError, Outcome } from '../../client/model.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { categoryName } from '../articles/use-categories.ts';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CategoryDialog } from './category-dialog.tsx';
import { CategoryRow } from './category-row.tsx';
import { depthIn, dropPlace, placeOf, stepsOf } from './place-in-tree.ts';
import type { TreePlace } from './place-in-tree.ts';
import { RemoveCategoryDialog } from './remove-category-dialog.tsx';
import { useLoaded } from './use-loaded.ts';

type Asked = { kind: 'add'; below: Row | null } | { kind: 'rename' | 'remove'; row: Row };

/** The tree of categories: ordered by drag and by keyboard, named in every language. */
export function CategoriesPage() {
  const { client } = useConsole();
  const { data, problem, load, put } = useLoaded<CategoryTree>('', () => client.ask('categories.list', {}));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [moved, setMoved] = useState<{ id: string; name: string; back: TreePlace; words: string } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const focusOn = useRef<string | null>(null);
  const rows = data?.categories ?? [];
  const languages = [...new Set(rows.flatMap(({ names }) => Object.keys(names)))].sort();

  // A row that moves is drawn elsewhere: the focus goes with it.
  useLayoutEffect(() => {
    if (focusOn.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-category="${focusOn.current}"]`)?.focus();
    focusOn.current = null;
  }, [data]);

  const take = (answer: Outcome<CategoryTree>): ClientError | null => {
    if (answer.ok) put(answer.data);
    return answer.ok ? null : answer.error;
  };
  const move = async (row: Row, place: TreePlace, back = placeOf(rows, row.id)) => {
    const answer = await client.ask('categories.move', { id: row.id, parent: place.parent, at: place.at });
    focusOn.current = row.id;
    setRefused(take(answer));
    if (answer.ok) setMoved({ id: row.id, name: categoryName(row), back, words: placeWords(answer.data.categories, row.id) });
    // Somebody else may have changed the tree: what is shown is what is there.
    else void load();
  };
  const undo = async () => {
    const row = rows.find(({ id }) => id === moved?.id);
    setMoved(null);
    if (moved && row) {
      setRefused(take(await client.ask('categories.move', { id: row.id, parent: moved.back.parent, at: moved.back.at })));
      setMoved(null);
    }
  };
  const close = () => setAsked(null);
  const saved = (error: ClientError | null): ClientError | null => {
    if (error === null) close();
    return error;
  };
  return (
    <ArticlesLayout
      current="categories"
      title="Categories"
      actions={
        <button type="button" class="button button-primary" disabled={data === null} onClick={() => setAsked({ kind: 'add', below: null })}>
          <Icon icon={Plus} />
          Add a category
        </button>
      }
    >
      <p class="muted">The order here is the order of the help site. Drag a category, or select it and press Alt with an arrow key.</p>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>
          The categories could not be loaded. {problem.message}
        </Notice>
      )}
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      {moved && (
        <Notice tone="success" action={<button type="button" class="button" onClick={() => void undo()}>Undo</button>}>
          {moved.name} is now {moved.words}.
        </Notice>
      )}
      {!data && !problem && <Skeleton rows={6} shape="row" label="Loading the categories" />}
      {data && rows.length === 0 && (
        <EmptyState icon={FolderTree} title="No categories yet">
          Add the first one, or import articles that name theirs.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul class="card shelf-list" aria-label="Categories" ref={list}>
          {rows.map((row) => (
            <CategoryRow
              key={row.id}
              row={row}
              name={categoryName(row)}
              depth={depthIn(rows, row.id)}
              steps={stepsOf(rows, row.id)}
              dragged={dragged}
              onDrag={setDragged}
              dropAt={(where) => (dragged === null ? null : dropPlace(rows, dragged, row.id, where))}
              onMove={(place) => void move(row, place)}
              onDrop={(place) => {
                const source = rows.find(({ id }) => id === dragged);
                setDragged(null);
                if (source) void move(source, place);
              }}
              onRename={() => setAsked({ kind: 'rename', row })}
              onAdd={depthIn(rows, row.id) < CATEGORY_DEPTH_MAX ? () => setAsked({ kind: 'add', below: row }) : null}
              onRemove={() => setAsked({ kind: 'remove', row })}
            />
          ))}
        </ul>
      )}
      {asked?.kind === 'add' && (
        <CategoryDialog
          old={null}
          below={asked.below && categoryName(asked.below)}
          languages={languages.length > 0 ? languages : ['en']}
          onSave={async ({ names, slug }) => saved(take(await client.ask('categories.add', { names, parent: asked.below?.id ?? null, ...(slug !== '' && { slug }) })))}
          onClose={close}
        />
      )}
      {asked?.kind === 'rename' && (
        <CategoryDialog
          old={asked.row}
          below={null}
          languages={languages}
          onSave={async ({ names, slug }) => saved(take(await client.ask('categories.change', { id: asked.row.id, names, ...(slug !== '' && { slug }) })))}
          onClose={close}
        />
      )}
      {asked?.kind === 'remove' && (
        <RemoveCategoryDialog row={asked.row} rows={rows} onRemove={async (to) => saved(take(await client.ask('categories.remove', { id: asked.row.id, to })))} onClose={close} />
      )}
    </ArticlesLayout>
  );
}

/** "number 2 of 5 below Orders". */
function placeWords(rows: readonly Row[], id: string): string {
  const { parent, at } = placeOf(rows, id);
  const count = rows.filter((row) => row.parent === parent).length;
  const above = rows.find((row) => row.id === parent);
  return `number ${at + 1} of ${count} ${above === undefined ? 'on top' : `below ${categoryName(above)}`}`;
}
