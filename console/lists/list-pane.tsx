import { useEffect, useRef, useState } from 'preact/hooks';
import type { SavedView } from '../../protocol/list-view.ts';
import type { ListName } from '../../protocol/staff-contract.ts';
import { addressOf, chatsAddress, placeAddress } from '../app/route.ts';
import type { ChatsPlace, ListFilter } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { useCommands } from '../shell/command-registry.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Notice } from '../ui/notice.tsx';
import { useNow } from '../ui/use-now.ts';
import { ListSection } from './list-section.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchSection } from './search-section.tsx';
import { takeStartView } from './start-view.ts';
import { useTagNames } from './tag-names.ts';
import { ViewDialog } from './view-dialog.tsx';
import { remadeView, ViewSection } from './view-section.tsx';
import { ViewsNav } from './views-nav.tsx';
import { createViewsModel } from './views-model.ts';

/** From the most urgent to the whole. */
const ORDER: readonly ListName[] = ['unassigned', 'mine', 'all'];

/** How often waiting times are drawn anew, in milliseconds. */
const TICK_MS = 5_000;

/**
 * Where an agent looks for work: all three lists at once, so that they see the queue grow while working on their own; or
 * one view; or what was searched for. `j` and `k` move through the rows, Enter opens.
 */
export function ListPane({ list, filter, current, place }: { list: ListName; filter: ListFilter; current: string | null; place: ChatsPlace }) {
  const { client, commands, desk, router, storage, user } = useConsole();
  const now = useNow(desk.now, TICK_MS);
  const pane = useRef<HTMLElement>(null);
  const [views] = useState(() => createViewsModel(client));
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<SavedView | null>(null);
  const tags = useTagNames();
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void views.load();
  }, [views, online]);
  useEffect(() => views.dispose, [views]);

  const known = views.views.value ?? [];
  const loaded = views.views.value !== null;
  useEffect(() => {
    if (!loaded) return;
    const start = takeStartView(storage, known, user.role);
    if (start !== null && place.kind === 'lists' && current === null) router.go(placeAddress({ kind: 'view', view: start.id }), { replace: true });
  }, [loaded]);

  const before = useRef(current);
  useEffect(() => {
    const left = before.current;
    before.current = current;
    if (left === null || current !== null || document.activeElement !== document.body) return;
    pane.current?.querySelector<HTMLAnchorElement>(`a[href*="${left}"]`)?.focus();
  }, [current]);
  const move = (step: number) => {
    const links = [...(pane.current?.querySelectorAll<HTMLAnchorElement>('.lists-body li > a') ?? [])];
    const focused = links.findIndex((link) => link === document.activeElement);
    const at = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === 'true');
    const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step));
    links[next]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  useCommands(
    commands,
    [
      ...known.map(({ id, name }) => ({ id: `view-${id}`, label: `View: ${name}`, group: 'Go to', run: () => router.go(placeAddress({ kind: 'view', view: id })) })),
      { id: 'new-view', label: 'New view', group: 'Views', run: () => setAdding(true) },
    ],
    known.map(({ id, name }) => `${id} ${name}`).join(),
  );
  const view = place.kind === 'view' ? known.find(({ id }) => id === place.view) : undefined;

  return (
    <section class="lists" aria-label="Conversations" ref={pane}>
      <SearchBox place={place} />
      <ViewsNav model={views} place={place} onNew={() => setAdding(true)} />
      <div class="lists-body">
        {removed !== null && (
          <Notice
            tone="success"
            action={
              <span class="row">
                <button type="button" class="button" onClick={() => void views.save(remadeView(removed)).then(() => setRemoved(null))}>Undo</button>
                <button type="button" class="button-link" onClick={() => setRemoved(null)}>Close</button>
              </span>
            }
          >
            The view “{removed.name}” was removed.
          </Notice>
        )}
        {place.kind === 'lists' &&
          ORDER.map((name) => (
            <ListSection
              key={name}
              list={name}
              filter={filter}
              current={name === list ? current : null}
              now={now}
              onFilter={(next) => router.go(chatsAddress('all', current, next))}
            />
          ))}
        {view !== undefined && <ViewSection key={`${view.id} ${view.version}`} model={views} view={view} current={current} now={now} tags={tags} onRemoved={setRemoved} />}
        {place.kind === 'view' && views.views.value !== null && view === undefined && (
          <p class="list-empty">
            There is no such view any more, or it is somebody else’s. <a href={chatsAddress('unassigned')}>Go to the work lists</a>.
          </p>
        )}
        {place.kind === 'search' && <SearchSection query={place.query} current={current} now={now} tags={tags} />}
        <p class="lists-more"><a href={addressOf('callBacks')}>Call-backs</a></p>
      </div>
      {adding && (
        <ViewDialog
          model={views}
          view={null}
          tags={tags}
          onClose={() => setAdding(false)}
          onSaved={(saved) => {
            setAdding(false);
            router.go(placeAddress({ kind: 'view', view: saved.id }));
          }}
        />
      )}
    </section>
  );
}
