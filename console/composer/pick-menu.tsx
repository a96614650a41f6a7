import type { ComponentChildren } from 'preact';

/** Something that can be picked. */
export interface Pick {
  id: string;
  name: string;
  /** Said beside the name. */
  hint?: ComponentChildren;
  /** The beginning of what it puts in. */
  words?: string;
}

/** What is offered above a box; the box keeps the focus and moves through it by keyboard. */
export function PickMenu({ id, label, picks, at, empty, onPick }: {
  id: string;
  label: string;
  picks: readonly Pick[];
  at: number;
  empty: ComponentChildren;
  onPick: (pick: Pick) => void;
}) {
  return (
    <div class="pick-menu">
      <div id={id} role="listbox" aria-label={label}>
        {picks.map((pick, index) => (
          <button
            key={pick.id}
            id={`${id}-${index}`}
            class="pick"
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            ref={(element) => {
              if (index === at) element?.scrollIntoView?.({ block: 'nearest' });
            }}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(pick)}
          >
            <span class="pick-name">
              {pick.name} {pick.hint && <span class="muted small">{pick.hint}</span>}
            </span>
            {pick.words && <span class="pick-words muted small">{pick.words}</span>}
          </button>
        ))}
      </div>
      {picks.length === 0 && <p class="muted small pick-empty">{empty}</p>}
    </div>
  );
}
