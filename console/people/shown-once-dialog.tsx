import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Something that is shown this one time, to be passed on: a temporary password, or the link of an invitation. */
export interface ShownOnce {
  title: string;
  text: string;
  secret: string;
  /** What the copy button says. */
  copy: string;
}

/** Shows it, this one time. */
export function ShownOnceDialog({ shown, onClose }: { shown: ShownOnce; onClose: () => void }) {
  return (
    <Dialog title={shown.title} onClose={onClose}>
      <p>{shown.text}</p>
      <code class="code">{shown.secret}</code>
      <div class="dialog-actions">
        <CopyButton text={shown.secret} label={shown.copy} />
        <button type="button" class="button button-primary" onClick={onClose}>
          Done
        </button>
      </div>
    </Dialog>
  );
}

/** A temporary password. */
export const temporaryPassword = (name: string, secret: string): ShownOnce => ({
  title: `Temporary password of ${name}`,
  text: 'Pass it on now: it is not shown again. At the first sign-in it has to be changed.',
  secret,
  copy: 'Copy password',
});

/** An invitation's link; `mailed` says whether they have it already. */
export const invitationLink = (name: string, secret: string, mailed: boolean): ShownOnce => ({
  title: `${name} is invited`,
  text: mailed
    ? 'A mail with this link is on its way. The link works once, within seven days; you can also pass it on yourself.'
    : 'This server sends no mail, so pass this link on yourself. It works once, within seven days, and is not shown again.',
  secret,
  copy: 'Copy link',
});
