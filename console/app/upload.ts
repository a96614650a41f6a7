/** Sends a file of an article to the server. */
import type { UploadedFile } from '../../protocol/uploads-contract.ts';
import type { Outcome } from '../../client/model.ts';
import { OFFLINE, refusal } from './http.ts';

/** Sends one file; `onProgress` hears how much of it is sent, 0–1. Ends early when `signal` says so. */
export type Upload = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Outcome<UploadedFile>>;

/** Over XMLHttpRequest, because `fetch` does not tell how much is sent. */
export const uploadFile: Upload = (file, onProgress, signal) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    request.open('POST', '/console/api/files');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-porchlight', 'console');
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('load', () => {
      const answer = request.response as { file?: UploadedFile } | null;
      if (request.status === 201 && answer?.file) resolve({ ok: true, data: answer.file });
      else resolve({ ok: false, error: refusal(request.status, answer) });
    });
    for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, () => resolve({ ok: false, error: OFFLINE }));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
