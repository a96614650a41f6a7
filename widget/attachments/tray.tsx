import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ATTACHMENTS_MAX } from '../../protocol/attachment-words.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { Icon } from '../panel/icon.tsx';
import { CloseIcon } from '../panel/icons.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { fill } from '../words.ts';
import { sendFile } from './send-file.ts';

/** The files of a message to be; `busy` while some are on their way. */
export interface Attached {
  files: readonly AttachmentRef[];
  busy: boolean;
}

interface Entry {
  key: number;
  file: File;
  share: number;
  stored: AttachmentRef | null;
  problem: string;
}

/** Sends files as soon as they are chosen, and shows how far they are. `chosen` is a new list for each choice. */
export function Tray({ conversation, chosen, onChange }: {
  conversation: ConversationId;
  chosen: readonly File[];
  onChange: (attached: Attached) => void;
}): JSX.Element {
  const { client, host, words: { value: words } } = usePanel();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const keys = useRef(0);
  const stops = useRef(new Map<number, AbortController>());
  const change = (key: number, next: Partial<Entry> | null): void =>
    setEntries((all) => all.flatMap((one) => (one.key !== key ? [one] : next ? [{ ...one, ...next }] : [])));

  const send = async ({ key, file }: Entry): Promise<void> => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    change(key, { share: 0, problem: '' });
    const ticket = await client.ask('attachment.ticket', { conversation });
    if (stop.signal.aborted) return;
    if (!ticket.ok) return change(key, { problem: reason(ticket.error, words) });
    const { address, maxBytes } = ticket.data;
    if (file.size > maxBytes) return change(key, { problem: fill(words.fileTooLarge, { max: Math.floor(maxBytes / 1024 / 1024) }) });
    const sent = await sendFile(new URL(address, host.server || location.href).href, file, (share) => change(key, { share }), stop.signal);
    if (stop.signal.aborted) return;
    change(key, sent.ok ? { stored: sent.file } : { problem: sent.message ?? words.errorTimeout });
  };

  useEffect(() => {
    const room = Math.max(0, ATTACHMENTS_MAX - entries.length);
    const fresh = chosen.slice(0, room).map((file): Entry => ({ key: (keys.current += 1), file, share: 0, stored: null, problem: '' }));
    setEntries((all) => [...all, ...fresh]);
    for (const entry of fresh) void send(entry);
  }, [chosen]);
  useEffect(() => {
    onChange({ files: entries.flatMap(({ stored }) => stored ?? []), busy: entries.some(({ stored, problem }) => !stored && problem === '') });
  }, [entries]);
  useEffect(() => () => stops.current.forEach((stop) => stop.abort()), []);

  return (
    <ul class="tray" aria-label={words.attach}>
      {entries.map((entry) => {
        const { key, file, share, stored, problem } = entry;
        const name = stored?.name ?? file.name;
        return (
          <li key={key}>
            <span class="file-name">{name}</span>
            {!stored && problem === '' && <progress max={1} value={share} aria-label={fill(words.sendingFile, { name })} />}
            {problem !== '' && <span class="problem" role="alert">{problem}</span>}
            {problem !== '' && <button type="button" class="link" onClick={() => void send(entry)}>{words.retry}</button>}
            <button
              type="button"
              class="icon"
              aria-label={fill(words.removeFile, { name })}
              onClick={() => {
                stops.current.get(key)?.abort();
                change(key, null);
              }}
            >
              <Icon node={CloseIcon} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
