/** Sends files to the server. */
import type { UploadedFile } from '../../protocol/uploads-contract.ts';
import type { Outcome } from '../../client/model.ts';
import { OFFLINE, refusal } from './http.ts';

/** Sends one file; `onProgress` hears how much of it is sent, 0–1. Ends early when `signal` says so. */
export type Upload = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Outcome<UploadedFile>>;

/** Sends a file as a form to an address; answers what the server does. Ends early when `signal` says so. */
export type SendFile = <T>(address: string, file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Outcome<T>>;

/** Over XMLHttpRequest, because `fetch` does not tell how much is sent. */
export const sendFile: SendFile = <T>(address: string, file: File, onProgress: (share: number) => void, signal: AbortSignal) =>
  new Promise<Outcome<T>>((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    request.open('POST', address);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-porchlight', 'console');
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('load', () => {
      const answer = request.response as T | null;
      if (request.status === 201 && answer !== null) resolve({ ok: true, data: answer });
      else resolve({ ok: false, error: refusal(request.status, answer) });
    });
    for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, () => resolve({ ok: false, error: OFFLINE }));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });

/** Sends a file of an article. */
export const uploadFile: Upload = async (file, onProgress, signal) => {
  const answer = await sendFile<{ file: UploadedFile }>('/console/api/files', file, onProgress, signal);
  return answer.ok ? { ok: true, data: answer.data.file } : answer;
};
