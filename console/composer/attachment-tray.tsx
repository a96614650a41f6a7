import { Paperclip, RotateCcw, X } from 'lucide';
import { isShownImage } from '../../protocol/attachment-words.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import { sizeWords } from '../conversations/attachment-list.tsx';
import { Icon } from '../ui/icon.tsx';
import type { RunningFile } from './use-attachments.ts';

/** The files of a message to be: those that are there, on their way, or did not get there. */
export function AttachmentTray({ files, running, refused, onRemove, onRetry, onCancel }: {
  files: readonly AttachmentRef[];
  running: readonly RunningFile[];
  refused: string | null;
  onRemove: (id: string) => void;
  onRetry: (key: number) => void;
  onCancel: (key: number) => void;
}) {
  if (files.length + running.length === 0 && refused === null) return null;
  return (
    <div class="tray">
      <ul class="tray-files" aria-label="Files of this message">
        {files.map((file) => (
          <li key={file.id} class="tray-file">
            {isShownImage(file) ? <img class="tray-image" src={`/files/${file.id}/image`} alt="" /> : <Icon icon={Paperclip} />}
            <span class="tray-name">{file.name}</span>
            <span class="muted small">{sizeWords(file.size)}</span>
            <button type="button" class="button button-quiet button-icon" aria-label={`Remove ${file.name}`} onClick={() => onRemove(file.id)}>
              <Icon icon={X} />
            </button>
          </li>
        ))}
        {running.map(({ key, file, share, problem }) => (
          <li key={key} class={problem === null ? 'tray-file' : 'tray-file tray-problem'}>
            <Icon icon={Paperclip} />
            <span class="tray-name">{file.name}</span>
            {problem === null ? (
              <progress max={1} value={share} aria-label={`Sending ${file.name}`} />
            ) : (
              <>
                <span class="small" role="alert">Not added. {problem}</span>
                <button type="button" class="button button-quiet button-icon" aria-label={`Try ${file.name} again`} onClick={() => onRetry(key)}>
                  <Icon icon={RotateCcw} />
                </button>
              </>
            )}
            <button type="button" class="button button-quiet button-icon" aria-label={problem === null ? `Stop sending ${file.name}` : `Forget ${file.name}`} onClick={() => onCancel(key)}>
              <Icon icon={X} />
            </button>
          </li>
        ))}
      </ul>
      {refused !== null && <p class="field-problem" role="alert">{refused}</p>}
    </div>
  );
}
