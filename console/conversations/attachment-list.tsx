import { Download } from 'lucide';
import { isShownImage } from '../../protocol/attachment-words.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import { Icon } from '../ui/icon.tsx';

/** "12 kB", "3.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The files of a message: pictures are shown, everything else is given to download. */
export function AttachmentList({ files }: { files: readonly AttachmentRef[] }) {
  return (
    <ul class="files" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          {isShownImage(file) ? (
            <a class="file-image" href={addressOf(file)} target="_blank" rel="noopener">
              <img src={addressOf(file)} alt={file.name} width={file.width} height={file.height} loading="lazy" />
            </a>
          ) : (
            <a class="file" href={addressOf(file)} download={file.name}>
              <Icon icon={Download} />
              <span class="file-name">{file.name}</span> <span class="muted small">{sizeWords(file.size)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

const addressOf = ({ id, name }: AttachmentRef): string => `/files/${id}/${encodeURIComponent(name)}`;
