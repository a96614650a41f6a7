import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Lock, SendHorizontal } from 'lucide';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Icon } from '../ui/icon.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { replyBlock } from './available-actions.ts';
import { createDrafts } from './drafts.ts';
import type { DraftKind } from './drafts.ts';

/** Where replies and private notes are written. They share nothing: each has its own draft, label, look and button. */
export function Composer({ model }: { model: ConversationModel }) {
  const { client, user, storage } = useConsole();
  const drafts = useMemo(() => createDrafts(storage, user.id), [storage, user.id]);
  const [kind, setKind] = useState<DraftKind>('reply');
  const [texts, setTexts] = useState({ reply: drafts.read(model.id, 'reply'), note: drafts.read(model.id, 'note') });
  const box = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef(false);
  const note = kind === 'note';
  const text = texts[kind];
  const block = note ? null : replyBlock(model.state.value, user.id);
  const ready = text.trim() !== '' && block === null && model.loaded.value;

  const write = (next: string) => {
    drafts.write(model.id, kind, next);
    setTexts((before) => ({ ...before, [kind]: next }));
    if (!note && block === null) model.setTyping(next.trim() !== '');
  };
  const send = () => {
    if (!ready) return;
    const { stored, done } = client.perform(note ? 'note.add' : 'message.send', { conversation: model.id, text });
    if (!note) model.setTyping(false);
    if (stored) write('');
    else void done.then((answer) => answer.ok && drafts.read(model.id, kind) === text && write(''));
  };
  const open = (next: DraftKind) => {
    wanted.current = true;
    setKind(next);
    if (next === kind) box.current?.focus();
  };
  useLayoutEffect(() => {
    if (wanted.current) box.current?.focus();
    wanted.current = false;
  }, [kind]);
  useEffect(() => () => model.setTyping(false), [model]);
  useShortcuts({ r: () => open('reply'), n: () => open('note') });

  const label = note ? 'Private note' : 'Reply';
  return (
    <form
      class={`composer composer-${kind}`}
      aria-label={note ? 'Write a private note' : 'Write a reply'}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Tabs
        label="What to write"
        selected={kind}
        onSelect={setKind}
        tabs={[
          { key: 'reply', id: 'write-reply', content: 'Reply' },
          { key: 'note', id: 'write-note', content: <><Icon icon={Lock} />Private note</> },
        ]}
      />
      <div class="composer-body" id={`write-${kind}-panel`} role="tabpanel" aria-labelledby={`write-${kind}`}>
        <textarea
          key={kind}
          ref={box}
          class="composer-box"
          aria-label={label}
          aria-describedby="composer-hint"
          rows={3}
          maxLength={MESSAGE_MAX}
          placeholder={note ? 'Only your team sees this' : 'Write to the customer'}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onBlur={() => !note && model.setTyping(false)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <div class="composer-foot">
          <p id="composer-hint" class="composer-hint">
            {block ?? (note ? 'The customer never sees notes. Enter adds it, Shift + Enter begins a new line.' : 'Enter sends, Shift + Enter begins a new line.')}
          </p>
          <button type="submit" class={`button ${note ? 'button-note' : 'button-primary'}`} disabled={!ready}>
            <Icon icon={note ? Lock : SendHorizontal} />
            {note ? 'Add note' : 'Send reply'}
          </button>
        </div>
      </div>
    </form>
  );
}
