import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isShownImage } from '../../protocol/attachment-words.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { Chat } from '../conversations/chat.ts';
import { usePanel } from '../panel/panel-context.ts';

/** Addresses are asked for again some time before they end, in milliseconds: they work for an hour. */
const ANEW_MS = 50 * 60 * 1000;

/** The files of a message: pictures are shown, everything else is given to download. */
export function MessageFiles({ files, chat }: { files: readonly AttachmentRef[]; chat: Chat }): JSX.Element {
  const { client, host } = usePanel();
  const [links, setLinks] = useState<Readonly<Record<string, string>>>({});
  const online = client.connection.value === 'online';
  const ids = files.map(({ id }) => id);
  useEffect(() => {
    if (!online) return;
    const ask = (): void => void client.ask('attachment.links', { conversation: chat.id, ids }).then((answer) => answer.ok && setLinks(answer.data.links));
    ask();
    const timer = setInterval(ask, ANEW_MS);
    return () => clearInterval(timer);
  }, [online, ids.join()]);
  return (
    <ul class="files">
      {files.map((file) => {
        const link = links[file.id];
        const address = link && new URL(link, host.server || location.href).href;
        return (
          <li key={file.id}>
            {address ? (
              <a href={address} target="_blank" rel="noopener noreferrer" {...(!isShownImage(file) && { download: file.name })}>
                {isShownImage(file) ? <img src={address} alt={file.name} width={file.width} height={file.height} loading="lazy" /> : file.name}
              </a>
            ) : (
              file.name
            )}
          </li>
        );
      })}
    </ul>
  );
}
