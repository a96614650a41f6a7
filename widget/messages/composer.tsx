import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { newId } from '../../client/new-id.ts';
import { attachmentNames } from '../../protocol/attachment-words.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import type { Attached } from '../attachments/index.tsx';
import { useAttachmentParts } from '../attachments/use-attachment-parts.ts';
import { Icon } from '../panel/icon.tsx';
import { AttachIcon, SendIcon } from '../panel/icons.ts';
import { usePanel } from '../panel/panel-context.ts';
import { fill } from '../words.ts';
import { draftOf } from './drafts.ts';

/** What the outbox answers to a sent message: `stored` at once, `done` when the server has answered. */
export interface Sending {
  stored: boolean;
  done?: Promise<{ ok: boolean }>;
}

/** What goes with the words: the ids of files, and the conversation that they were sent into. */
export interface SentMore {
  attachments?: string[];
  conversation?: ConversationId;
}

/** What a composer needs. */
export interface ComposerProps {
  /** Whose draft this is; null for a conversation that has not begun. */
  conversation: ConversationId | null;
  placeholder: string;
  onSend: (text: string, more: SentMore) => Sending;
  onTyping?: (typing: boolean, text: string) => void;
  /** Files can be sent as well. */
  takesFiles?: boolean;
  /** Said below the box. */
  notice?: string | undefined;
}

const NOTHING: Attached = { files: [], busy: false };

/** The box a message is written in. It is emptied only when the outbox holds the message. */
export function Composer({ conversation, placeholder, onSend, onTyping, takesFiles = false, notice }: ComposerProps): JSX.Element {
  const { session, host, words: { value: words } } = usePanel();
  const draft = draftOf(session, host.inbox, conversation);
  const [text, setText] = useState(() => draft.read());
  const [held, setHeld] = useState(false);
  const [fresh] = useState(() => newId() as ConversationId);
  const [chosen, setChosen] = useState<readonly File[] | null>(null);
  const [attached, setAttached] = useState<Attached>(NOTHING);
  const parts = useAttachmentParts(chosen !== null);
  const picker = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const tooLong = text.length > MESSAGE_MAX;

  const write = (next: string): void => {
    setText(next);
    draft.write(next);
  };

  useLayoutEffect(() => {
    const field = box.current;
    if (!field) return;
    field.style.height = 'auto';
    if (text !== '') field.style.height = `${field.scrollHeight}px`;
  }, [text]);
  useEffect(() => () => onTyping?.(false, ''), []);

  const empty = text.trim() === '' && attached.files.length === 0;
  const clear = (): void => {
    write('');
    setChosen(null);
    setAttached(NOTHING);
  };
  const choose = (list: FileList | null | undefined, event?: Event): void => {
    if (!takesFiles || !list?.length) return;
    event?.preventDefault();
    setChosen([...list]);
  };

  const send = (): void => {
    box.current?.focus();
    if (empty || tooLong || held || attached.busy) return;
    const { files } = attached;
    const more = files.length > 0 ? { attachments: files.map(({ id }) => id), conversation: conversation ?? fresh } : {};
    const { stored, done } = onSend(text.trim() || attachmentNames(files), more);
    onTyping?.(false, '');
    if (stored || !done) return clear();
    // Nothing keeps a copy but this box: it stays until the message has arrived.
    setHeld(true);
    void done.then(({ ok }) => {
      setHeld(false);
      if (ok) clear();
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word; some browsers tell so only by code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  const problem = tooLong
    ? fill(words.tooLong, { max: MESSAGE_MAX.toLocaleString(), count: text.length.toLocaleString() })
    : held
      ? words.notStored
      : '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- files are dropped anywhere on it; the button does the same
    <form
      class="composer"
      onDragOver={(event) => takesFiles && event.preventDefault()}
      onDrop={(event) => choose(event.dataTransfer?.files, event)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="problem" role="status" id="composer-problem">{problem}</p>
      {parts && chosen && <parts.Tray conversation={conversation ?? fresh} chosen={chosen} onChange={setAttached} />}
      <div class="composer-row">
        {takesFiles && (
          <>
            <button type="button" class="icon" aria-label={words.attach} onClick={() => picker.current?.click()}>
              <Icon node={AttachIcon} />
            </button>
            <input
              ref={picker}
              class="hidden-words"
              type="file"
              multiple
              tabIndex={-1}
              aria-label={words.attach}
              onChange={(event) => {
                choose(event.currentTarget.files);
                event.currentTarget.value = '';
              }}
            />
          </>
        )}
        <textarea
          ref={box}
          rows={1}
          aria-label={words.message}
          aria-describedby="composer-problem"
          aria-invalid={tooLong}
          placeholder={placeholder}
          value={text}
          enterkeyhint="send"
          onInput={(event) => {
            write(event.currentTarget.value);
            onTyping?.(event.currentTarget.value !== '', event.currentTarget.value);
          }}
          onPaste={(event) => choose(event.clipboardData?.files, event)}
          onBlur={() => onTyping?.(false, '')}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={words.send} aria-disabled={empty || tooLong || held || attached.busy}>
          <Icon node={SendIcon} />
        </button>
      </div>
      {notice && <p class="muted notice-line">{notice}</p>}
    </form>
  );
}
