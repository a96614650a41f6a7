import { Dialog } from '../ui/dialog.tsx';
import { SHORTCUTS } from './use-shortcuts.ts';

/** All shortcuts at a glance. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl class="shortcuts">
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="muted small">Single keys do nothing while you type.</p>
    </Dialog>
  );
}
