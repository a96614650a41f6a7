import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConversationId } from '../../protocol/ids.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import { Icon } from '../panel/icon.tsx';
import { SendIcon } from '../panel/icons.ts';
import { usePanel } from '../panel/panel-context.ts';
import { fill } from '../words.ts';
import { draftOf } from './drafts.ts';

/** What the outbox answers to a sent message: `stored` at once, `done` when the server has answered. */
export interface Sending {
  stored: boolean;
  done?: Promise<{ ok: boolean }>;
}

/** What a composer needs. */
export interface ComposerProps {
  /** Whose draft this is; null for a conversation that has not begun. */
  conversation: ConversationId | null;
  placeholder: string;
  onSend: (text: string) => Sending;
  onTyping?: (typing: boolean) => void;
}

/** The box a message is written in. It is emptied only when the outbox holds the message. */
export function Composer({ conversation, placeholder, onSend, onTyping }: ComposerProps): JSX.Element {
  const { session, host, words: { value: words } } = usePanel();
  const draft = draftOf(session, host.inbox, conversation);
  const [text, setText] = useState(() => draft.read());
  const [held, setHeld] = useState(false);
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
  useEffect(() => () => onTyping?.(false), []);

  const send = (): void => {
    const message = text.trim();
    box.current?.focus();
    if (message === '' || tooLong || held) return;
    const { stored, done } = onSend(message);
    onTyping?.(false);
    if (stored || !done) return write('');
    // Nothing keeps a copy but this box: it stays until the message has arrived.
    setHeld(true);
    void done.then(({ ok }) => {
      setHeld(false);
      if (ok) write('');
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
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="problem" role="status" id="composer-problem">{problem}</p>
      <div class="composer-row">
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
            onTyping?.(event.currentTarget.value !== '');
          }}
          onBlur={() => onTyping?.(false)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" aria-label={words.send} aria-disabled={text.trim() === '' || tooLong || held}>
          <Icon node={SendIcon} />
        </button>
      </div>
    </form>
  );
}
