import { useEffect, useRef, useState } from 'preact/hooks';
import { UPLOAD_MAX_BYTES } from '../../protocol/uploads-contract.ts';
import type { UploadedFile } from '../../protocol/uploads-contract.ts';
import { useConsole } from '../app/console-context.ts';

/** A file on its way to the server, or one that did not get there. `share` is 0–1. */
export interface RunningUpload {
  key: number;
  name: string;
  share: number;
  problem: string | null;
}

/** Files being sent; `onDone` hears each one that has arrived, in the order in which they were chosen. */
export function useUploads(onDone: (file: UploadedFile) => void) {
  const { upload } = useConsole();
  const [running, setRunning] = useState<readonly RunningUpload[]>([]);
  const keys = useRef(0);
  const [ended] = useState(() => new AbortController());
  const done = useRef(onDone);
  done.current = onDone;
  const change = (key: number, next: Partial<RunningUpload> | null) =>
    setRunning((all) => all.flatMap((one) => (one.key !== key ? [one] : next === null ? [] : [{ ...one, ...next }])));
  useEffect(() => () => ended.abort(), [ended]);
  return {
    running,
    async send(files: readonly File[]) {
      const wanted = files.map((file) => ({ file, key: (keys.current += 1) }));
      const problemOf = ({ size }: File) => (size > UPLOAD_MAX_BYTES ? `It is larger than ${UPLOAD_MAX_BYTES / 1024 / 1024} MB.` : size === 0 ? 'It is empty.' : null);
      setRunning((all) => [...all, ...wanted.map(({ file, key }) => ({ key, name: file.name, share: 0, problem: problemOf(file) }))]);
      for (const { file, key } of wanted) {
        if (problemOf(file) !== null) continue;
        const answer = await upload(file, (share) => change(key, { share }), ended.signal);
        if (ended.signal.aborted) return;
        change(key, answer.ok ? null : { problem: answer.error.message });
        if (answer.ok) done.current(answer.data);
      }
    },
    dismiss: (key: number) => change(key, null),
  };
}
