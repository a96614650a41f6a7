import type { AttachmentRef } from '../../protocol/desk-events.ts';

/** A file that was stored, or why it was not: in the server's words, or null where it could not be reached. */
export type Sent = { ok: true; file: AttachmentRef } | { ok: false; message: string | null };

/** Sends a file to an address of the chat server; `onProgress` hears how much of it is sent, 0–1. */
export function sendFile(address: string, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const answer = request.response as { attachment?: AttachmentRef; error?: { message?: string } } | null;
      resolve(answer?.attachment ? { ok: true, file: answer.attachment } : { ok: false, message: answer?.error?.message ?? null });
    };
    request.onerror = request.onabort = request.ontimeout = () => resolve({ ok: false, message: null });
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
