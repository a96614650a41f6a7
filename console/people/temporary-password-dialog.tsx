import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { TemporaryPassword } from './people-model.ts';

/** Shows a temporary password, this one time. */
export function TemporaryPasswordDialog({ shown, onClose }: { shown: TemporaryPassword; onClose: () => void }) {
  return (
    <Dialog title={`Temporary password of ${shown.name}`} onClose={onClose}>
      <p>Pass it on now: it is not shown again. At the first sign-in it has to be changed.</p>
      <code class="code">{shown.password}</code>
      <div class="dialog-actions">
        <CopyButton text={shown.password} label="Copy password" />
        <button type="button" class="button button-primary" onClick={onClose}>
          Done
        </button>
      </div>
    </Dialog>
  );
}
