import { useRef, useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { matchingCommands } from './matching-commands.ts';

/** Everything that can be done now, found by typing a few letters of it. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { commands } = useConsole();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = matchingCommands(commands.commands.value, query);
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (id: string | undefined) => {
    const command = found.find((one) => one.id === id);
    if (!command) return;
    onClose();
    command.run();
  };
  const move = (step: number) => {
    const next = (Math.min(at, found.length - 1) + step + found.length) % found.length;
    setAt(next);
    list.current?.children[next]?.scrollIntoView?.({ block: 'nearest' });
  };
  return (
    <Dialog title="Go to or do" onClose={onClose}>
      <input
        class="input"
        role="combobox"
        aria-label="Search pages and actions"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={chosen ? `palette-${chosen.id}` : undefined}
        autoComplete="off"
        autoFocus
        placeholder="Mine, Surveys, Away, Resolve …"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (found.length > 0) move(event.key === 'ArrowDown' ? 1 : -1);
          } else if (event.key === 'Enter') {
            event.preventDefault();
            run(chosen?.id);
          }
        }}
      />
      <div id="palette-list" class="palette-list" role="listbox" aria-label="Pages and actions" ref={list}>
        {found.map((command) => (
          <button
            key={command.id}
            id={`palette-${command.id}`}
            class="palette-item"
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(command.id)}
          >
            <span>{command.label}</span>{' '}
            <span class="muted small">
              {command.group} {command.keys && <kbd>{command.keys}</kbd>}
            </span>
          </button>
        ))}
      </div>
      {found.length === 0 && <p class="muted small">Nothing of that name. Try fewer letters.</p>}
    </Dialog>
  );
}
