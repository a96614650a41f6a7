import { useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

/** One tab of a row. `id` also names the panel: `${id}-panel`. */
export interface Tab<T extends string> {
  key: T;
  id: string;
  content: ComponentChildren;
}

/** A row of tabs; arrow keys move between them. */
export function Tabs<T extends string>(props: {
  label: string;
  tabs: readonly Tab<T>[];
  selected: T;
  onSelect: (key: T) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const move = (step: number) => {
    const at = props.tabs.findIndex(({ key }) => key === props.selected);
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length];
    if (!next) return;
    props.onSelect(next.key);
    list.current?.querySelector<HTMLElement>(`#${next.id}`)?.focus();
  };
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={props.label}
      ref={list}
    >
      {props.tabs.map(({ key, id, content }) => (
        <button
          key={key}
          id={id}
          type="button"
          role="tab"
          class="tab"
          aria-selected={key === props.selected}
          aria-controls={key === props.selected ? `${id}-panel` : undefined}
          tabIndex={key === props.selected ? 0 : -1}
          onClick={() => props.onSelect(key)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            move(step);
          }}
        >
          {content}
        </button>
      ))}
    </div>
  );
}
