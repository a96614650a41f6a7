import { useEffect, useRef } from 'preact/hooks';
import { Lock, SendHorizontal } from 'lucide';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Icon } from '../ui/icon.tsx';
import type { DraftModel } from './draft-model.ts';
import type { DraftKind } from './drafts.ts';

const KINDS = {
  reply: {
    key: 'r',
    command: 'message.send',
    form: 'Write a reply',
    label: 'Reply',
    send: 'Send reply',
    placeholder: 'Write to the customer',
    hint: 'Enter sends, Shift + Enter begins a new line.',
    icon: SendHorizontal,
    button: 'button-primary',
  },
  note: {
    key: 'n',
    command: 'note.add',
    form: 'Write a private note',
    label: 'Private note',
    send: 'Add note',
    placeholder: 'Note for your team',
    hint: 'The customer never sees notes. Enter adds it.',
    icon: Lock,
    button: 'button-note',
  },
} as const;

/** One box with its draft and button. `block` says why nothing can be sent now, or is null. */
export function WriteBox({ model, kind, draft, block }: { model: ConversationModel; kind: DraftKind; draft: DraftModel; block: string | null }) {
  const { client } = useConsole();
  const text = draft.text.value;
  const articles = draft.articles.value;
  const box = useRef<HTMLTextAreaElement>(null);
  const words = KINDS[kind];
  const isReply = kind === 'reply';
  const ready = text.trim() !== '' && block === null && model.loaded.value;

  const write = (next: string) => {
    draft.write(next);
    if (isReply && block === null) model.setTyping(next.trim() !== '');
  };
  const send = () => {
    if (!ready) return;
    const { stored, done } = client.perform(words.command, { conversation: model.id, text, ...(articles.length > 0 && { articles }) });
    if (isReply) model.setTyping(false);
    if (stored) write('');
    else void done.then((answer) => answer.ok && draft.text.peek() === text && write(''));
  };
  useEffect(() => () => model.setTyping(false), [model]);
  useShortcuts({ [words.key]: () => box.current?.focus() });

  return (
    <form
      class={`write write-${kind}`}
      aria-label={words.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="write-line">
        <textarea
          ref={box}
          id={`write-${kind}`}
          class="write-box"
          aria-label={words.label}
          aria-describedby={`write-${kind}-hint`}
          rows={isReply ? 2 : 1}
          maxLength={MESSAGE_MAX}
          placeholder={words.placeholder}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onBlur={() => isReply && model.setTyping(false)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class={`button ${words.button}`} disabled={!ready}>
          <Icon icon={words.icon} />
          {words.send}
        </button>
      </div>
      <p id={`write-${kind}-hint`} class="write-hint">{block ?? words.hint}{articles.length > 0 && ` Passes on ${articles.length === 1 ? 'an article' : `${articles.length} articles`}.`}</p>
    </form>
  );
}
