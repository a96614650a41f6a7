import { Notice } from '../ui/notice.tsx';
import type { RunningUpload } from './use-uploads.ts';

/** Files on their way into the text, and those that did not get there. */
export function UploadList({ running, onDismiss }: { running: readonly RunningUpload[]; onDismiss: (key: number) => void }) {
  return (
    <>
      {running.map(({ key, name, share, problem }) =>
        problem === null ? (
          <div key={key} role="status">
            <label class="row small">
              {`Sending ${name}`}
              <progress max={1} value={share} />
            </label>
          </div>
        ) : (
          <Notice key={key} tone="danger" action={<button type="button" class="button button-quiet" onClick={() => onDismiss(key)}>Close</button>}>
            {name} was not added. {problem}
          </Notice>
        ),
      )}
    </>
  );
}
