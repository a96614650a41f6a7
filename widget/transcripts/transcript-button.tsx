import type { JSX } from 'preact';
import type { Chat } from '../conversations/chat.ts';
import { Icon } from '../panel/icon.tsx';
import { DownloadIcon } from '../panel/icons.ts';
import { usePanel } from '../panel/panel-context.ts';

/** Saves the chat as a text file. */
export function TranscriptButton({ chat }: { chat: Chat }): JSX.Element | null {
  const { words: { value: words }, host } = usePanel();
  const { events } = chat.model;
  if (events.value.length === 0) return null;

  const download = async (): Promise<void> => {
    const { transcriptText } = await import('./transcript-text.ts');
    const text = transcriptText(events.peek(), host.companyName, words);
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `chat-${new Date().toISOString().slice(0, 10)}.txt`;
    link.click();
    // The browser has to have taken it up before the address ends.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <button type="button" class="icon" aria-label={words.transcript} title={words.transcript} onClick={() => void download()}>
      <Icon node={DownloadIcon} />
    </button>
  );
}
