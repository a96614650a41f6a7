import { Dialog } from './dialog.tsx';

/** Asks before something that others will feel. The button says what will happen. */
export function ConfirmDialog(props: {
  title: string;
  text: string;
  confirm: string;
  cancel?: string;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p>{props.text}</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={props.onClose}>
          {props.cancel ?? 'Cancel'}
        </button>
        <button type="button" class="button button-danger" onClick={props.onConfirm}>
          {props.confirm}
        </button>
      </div>
    </Dialog>
  );
}
