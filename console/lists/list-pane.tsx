import { useEffect, useRef } from 'preact/hooks';
import type { ListName } from '../../protocol/staff-contract.ts';
import { chatsAddress } from '../app/route.ts';
import type { ListFilter } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { useNow } from '../ui/use-now.ts';
import { ListSection } from './list-section.tsx';

/** From the most urgent to the whole. */
const ORDER: readonly ListName[] = ['unassigned', 'mine', 'all'];

/** How often waiting times are drawn anew, in milliseconds. */
const TICK_MS = 5_000;

/**
 * All three lists at once: an agent sees the queue grow while working on their own. `j` and `k` move through the rows
 * of all of them, Enter opens.
 */
export function ListPane({ list, filter, current }: { list: ListName; filter: ListFilter; current: string | null }) {
  const { desk, router } = useConsole();
  const now = useNow(desk.now, TICK_MS);
  const pane = useRef<HTMLElement>(null);

  const before = useRef(current);
  useEffect(() => {
    const left = before.current;
    before.current = current;
    if (left === null || current !== null || document.activeElement !== document.body) return;
    pane.current?.querySelector<HTMLAnchorElement>(`a[href*="${left}"]`)?.focus();
  }, [current]);
  const move = (step: number) => {
    const links = [...(pane.current?.querySelectorAll<HTMLAnchorElement>('li > a') ?? [])];
    const focused = links.findIndex((link) => link === document.activeElement);
    const at = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === 'true');
    const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step));
    links[next]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });

  return (
    <section class="lists" aria-label="Conversations" ref={pane}>
      <div class="lists-body">
        {ORDER.map((name) => (
          <ListSection
            key={name}
            list={name}
            filter={filter}
            current={name === list ? current : null}
            now={now}
            onFilter={(next) => router.go(chatsAddress('all', current, next))}
          />
        ))}
      </div>
    </section>
  );
}
