import { ChevronDown, ChevronRight, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { SavedView } from '../../protocol/list-view.ts';
import { chatsAddress, placeAddress } from '../app/route.ts';
import type { ChatsPlace } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import type { ViewsModel } from './views-model.ts';

/** Whether the views are unfolded; remembered in this browser. */
const OPEN = 'porchlight:console:views';

/** Where else one can look: the lists of work, and each view with how many conversations are in it. */
export function ViewsNav({ model, place, onNew }: { model: ViewsModel; place: ChatsPlace; onNew: () => void }) {
  const { storage } = useConsole();
  const [open, setOpen] = useState(storage.get(OPEN) === 'open');
  const views = model.views.value ?? [];
  const counts = model.counts.value;
  const chosen = place.kind === 'view' ? views.find(({ id }) => id === place.view) : undefined;
  const toggle = () => {
    storage.set(OPEN, open ? 'closed' : 'open');
    setOpen(!open);
  };
  return (
    <nav class="views" aria-label="Views">
      <div class="views-head">
        <button type="button" class="button button-quiet views-toggle" aria-expanded={open} onClick={toggle}>
          <Icon icon={open ? ChevronDown : ChevronRight} />
          Views{!open && chosen !== undefined ? `: ${chosen.name}` : ''}
        </button>
        <button type="button" class="button button-quiet button-icon" aria-label="New view" onClick={onNew}>
          <Icon icon={Plus} />
        </button>
      </div>
      {open && (
        <ul class="views-list">
          <li>
            <a class="view-link" href={chatsAddress('unassigned')} aria-current={place.kind === 'lists' ? 'page' : undefined}>Work lists</a>
          </li>
          {views.map((view) => (
            <li key={view.id}>
              <a class="view-link" href={placeAddress({ kind: 'view', view: view.id })} aria-current={place.kind === 'view' && place.view === view.id ? 'page' : undefined}>
                <span class="view-link-name">{view.name}</span>{' '}
                {counts[view.id] !== undefined && <span class="chip chip-count">{counts[view.id]}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

/** Whether a view is for oneself, for all, or always there. */
export const viewKind = ({ owner, version }: SavedView): string => (owner !== null ? 'Only you see this view' : version === 0 ? 'Always there' : 'Shared by all');
