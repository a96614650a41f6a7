import { useEffect, useRef, useState } from 'preact/hooks';
import { ATTACHMENTS_MAX } from '../../protocol/attachment-words.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { useConsole } from '../app/console-context.ts';
import type { DraftModel } from './draft-model.ts';

/** A file on its way to the server, or one that did not get there. `share` is 0–1. */
export interface RunningFile {
  key: number;
  file: File;
  share: number;
  problem: string | null;
}

/** Files of a draft: they are sent as soon as they are chosen, and the message names them when it goes. */
export function useAttachments(conversation: ConversationId, draft: DraftModel) {
  const { client, sendFile } = useConsole();
  const [running, setRunning] = useState<readonly RunningFile[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const keys = useRef(0);
  const stops = useRef(new Map<number, AbortController>());
  const change = (key: number, next: Partial<RunningFile> | null) =>
    setRunning((all) => all.flatMap((one) => (one.key !== key ? [one] : next === null ? [] : [{ ...one, ...next }])));
  useEffect(() => () => stops.current.forEach((stop) => stop.abort()), []);

  async function send(key: number, file: File): Promise<void> {
    const stop = new AbortController();
    stops.current.set(key, stop);
    change(key, { share: 0, problem: null });
    const ticket = await client.ask('attachment.ticket', { conversation, for: draft.kind });
    if (stop.signal.aborted) return;
    if (!ticket.ok) return change(key, { problem: ticket.error.message });
    const { address, maxBytes } = ticket.data;
    if (file.size > maxBytes) return change(key, { problem: `It is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.` });
    const answer = await sendFile<{ attachment: AttachmentRef }>(address, file, (share) => change(key, { share }), stop.signal);
    stops.current.delete(key);
    if (stop.signal.aborted) return;
    if (!answer.ok) return change(key, { problem: answer.error.message });
    change(key, null);
    draft.attach(answer.data.attachment);
  }

  return {
    running,
    refused,
    /** Nothing is on its way. */
    settled: running.every(({ problem }) => problem !== null),
    add(files: readonly File[]) {
      const room = ATTACHMENTS_MAX - draft.attachments.peek().length - running.length;
      setRefused(files.length > room ? `A message has at most ${ATTACHMENTS_MAX} files.` : null);
      for (const file of files.slice(0, Math.max(0, room))) {
        const key = (keys.current += 1);
        setRunning((all) => [...all, { key, file, share: 0, problem: file.size === 0 ? 'It is empty.' : null }]);
        if (file.size > 0) void send(key, file);
      }
    },
    retry: (key: number) => {
      const found = running.find((one) => one.key === key);
      if (found) void send(key, found.file);
    },
    cancel(key: number) {
      stops.current.get(key)?.abort();
      stops.current.delete(key);
      change(key, null);
    },
  };
}
