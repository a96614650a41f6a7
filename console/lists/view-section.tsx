import { useEffect, useRef, useState } from 'preact/hooks';
import type { SavedView } from '../../protocol/list-view.ts';
import { isBuiltInView } from '../../protocol/list-view.ts';
import { can } from '../../protocol/roles.ts';
import { newId } from '../../client/new-id.ts';
import { chatsAddress, placeAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { MarkedRows } from './marked-rows.tsx';
import type { TagNames } from './tag-names.ts';
import { ViewDialog } from './view-dialog.tsx';
import { createViewRowsModel } from './view-rows-model.ts';
import { viewKind } from './views-nav.tsx';
import type { ViewsModel } from './views-model.ts';

/** One view: its conversations, what can be done to many of them, and how to change it. Drawn anew for each version (`key`). */
export function ViewSection({ model, view, current, now, tags, onRemoved }: {
  model: ViewsModel;
  view: SavedView;
  current: string | null;
  now: number;
  tags: TagNames;
  onRemoved: (view: SavedView) => void;
}) {
  const { client, desk, router, user } = useConsole();
  const teams = useLoaded('my teams', () => client.ask('teams.list', {})).data?.teams ?? [];
  const mine = new Set<string>(teams.filter(({ members }) => members.includes(user.id)).map(({ id }) => id));
  // The rows outlive what is known of teams and tags when they begin.
  const latest = useRef({ mine, tags });
  latest.current = { mine, tags };
  const [rows] = useState(() => createViewRowsModel(client, view, () => ({ me: user.id, teams: latest.current.mine, tagsAs: latest.current.tags.tagsAs, now: desk.now() })));
  const [editing, setEditing] = useState(false);
  const [removed, setRemoved] = useState<string | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void rows.load();
  }, [rows, online]);
  useEffect(() => rows.dispose, [rows]);
  const found = rows.rows.value;
  const problem = rows.problem.value;
  const copies = isBuiltInView(view.id) || (view.owner === null && !can(user, 'shared'));
  const remove = async () => {
    const answer = await model.remove(view.id);
    if (!answer.ok) return setRemoved(answer.error.message);
    onRemoved(view);
    router.go(chatsAddress('unassigned'));
  };
  const address = { kind: 'view', view: view.id } as const;
  return (
    <section class="list-section" aria-labelledby="view-name">
      <header class="list-head">
        <div class="view-title">
          <h2 class="list-name" id="view-name">{view.name}</h2>
          <p class="muted view-kind">{viewKind(view)}</p>
        </div>
        <button type="button" class="button button-quiet" onClick={() => setEditing(true)}>{copies ? 'Copy' : 'Change'}</button>
        {!copies && <button type="button" class="button button-quiet" aria-label={`Remove the view ${view.name}`} onClick={() => void remove()}>Remove</button>}
      </header>
      {removed !== null && <Notice tone="danger">{removed}</Notice>}
      {problem !== null && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void rows.load()}>Try again</button>}>
          This view could not be loaded. {problem.message}
        </Notice>
      )}
      {found === null && problem === null && <Skeleton rows={4} shape="row" label={`Loading ${view.name}`} />}
      {found !== null && <MarkedRows label={view.name} rows={found} addressOf={(id) => placeAddress(address, id)} current={current} now={now} tags={tags} />}
      {found !== null && found.length === 0 && <p class="list-empty">Nothing here now. Conversations that fit this view appear by themselves.</p>}
      {rows.hasMore.value && <button type="button" class="button load-more" onClick={() => void rows.loadMore()}>Load more</button>}
      {editing && (
        <ViewDialog
          model={model}
          view={view}
          tags={tags}
          onClose={() => setEditing(false)}
          onSaved={(saved) => {
            setEditing(false);
            router.go(placeAddress({ kind: 'view', view: saved.id }));
          }}
        />
      )}
    </section>
  );
}

/** What a removed view is made anew with. */
export const remadeView = ({ name, filter, sort, defaultFor, owner }: SavedView): Parameters<ViewsModel['save']>[0] =>
  ({ id: null, version: 0, clientId: newId(), name, filter, sort, defaultFor: [...defaultFor], shared: owner === null }) as Parameters<ViewsModel['save']>[0];
