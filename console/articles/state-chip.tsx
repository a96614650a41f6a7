import { Archive, CalendarClock, CircleCheck, Eye, PencilLine } from 'lucide';
import type { IconNode } from 'lucide';
import type { DeskState } from '../../protocol/article-desk.ts';
import { Icon } from '../ui/icon.tsx';
import { STATE_WORDS } from './article-filters.ts';

const ICONS: Readonly<Record<DeskState, IconNode>> = { draft: PencilLine, in_review: Eye, scheduled: CalendarClock, published: CircleCheck, archived: Archive };

/** Where an article stands: a word and a sign, never the colour alone. */
export function StateChip({ state }: { state: DeskState }) {
  return (
    <span class={`chip state-chip state-${state}`}>
      <Icon icon={ICONS[state]} />
      {STATE_WORDS[state]}
    </span>
  );
}
