import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Lock, SendHorizontal } from 'lucide';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import type { TextEdit } from '../article-editor/markdown/markdown-format.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Icon } from '../ui/icon.tsx';
import { AttachmentTray } from './attachment-tray.tsx';
import { BoxTools, formatOf } from './box-tools.tsx';
import type { DraftModel } from './draft-model.ts';
import type { FoundWord } from './found-word.ts';
import { PickMenu } from './pick-menu.tsx';
import type { Pick } from './pick-menu.tsx';
import { Preview } from './preview.tsx';
import type { useAttachments } from './use-attachments.ts';
import { usePicking } from './use-picking.ts';

const KINDS = {
  reply: { key: 'r', form: 'Write a reply', label: 'Reply', send: 'Send reply', placeholder: 'Write to the customer', icon: SendHorizontal, button: 'button-primary', sign: '/', menu: 'Canned responses and macros' },
  note: { key: 'n', form: 'Write a private note', label: 'Private note', send: 'Add note', placeholder: 'Note for your team', icon: Lock, button: 'button-note', sign: '@', menu: 'Colleagues' },
} as const;

/** What is offered at the caret of a box: what there is for a query, and what picking one does to the text. */
export interface Offer {
  find(query: string): readonly Pick[];
  /** The words that take the place of what was typed; null where something else happens. */
  pick(id: string): string | null;
  /** Said where there is nothing. */
  empty: string;
  /** It is wanted for the first time. */
  onOpen?(): void;
}

/** One box with its draft and button: words, formats, files, and what is called for by a sign. */
export function WriteBox({ draft, files, offer, ready, hint, notices, open, onFocus, onSend, onChange, onLeave }: {
  draft: DraftModel;
  files: ReturnType<typeof useAttachments>;
  offer: Offer;
  ready: boolean;
  hint: string;
  /** What is to be seen to before it is sent, drawn above the box. */
  notices?: ComponentChildren;
  /** Its foot is shown. It must not come or go with the focus: a button that moves under the pointer is not pressed. */
  open: boolean;
  onFocus: () => void;
  onSend: () => void;
  onChange: (text: string) => void;
  onLeave: () => void;
}) {
  const { kind } = draft;
  const words = KINDS[kind];
  const text = draft.text.value;
  const box = useRef<HTMLTextAreaElement>(null);
  const select = useRef<{ from: number; to: number } | null>(null);
  const [previewing, setPreviewing] = useState(false);
  const [dragged, setDragged] = useState(false);

  const write = (next: string, selection?: { from: number; to: number }) => {
    if (next.length > MESSAGE_MAX) return;
    if (selection) select.current = selection;
    draft.write(next);
    onChange(next);
  };
  const edit = ({ from, to, insert, select: chosen }: TextEdit) => write(text.slice(0, from) + insert + text.slice(to), chosen);
  const picking = usePicking(words.sign, offer.find, (word: FoundWord, id) => {
    const put = offer.pick(id);
    const insert = put === null ? '' : put;
    const at = word.from + insert.length;
    write(text.slice(0, word.from) + insert + text.slice(word.to), { from: at, to: at });
  });
  useEffect(() => {
    if (picking.open) offer.onOpen?.();
  }, [picking.open]);
  useLayoutEffect(() => {
    if (!select.current) return;
    const { from, to } = select.current;
    select.current = null;
    box.current?.focus();
    box.current?.setSelectionRange(from, to);
  }, [text]);
  useShortcuts({ [words.key]: () => box.current?.focus() });

  const format = (how: (text: string, selection: { from: number; to: number }) => TextEdit) => {
    const { selectionStart: from, selectionEnd: to } = box.current ?? { selectionStart: text.length, selectionEnd: text.length };
    edit(how(text, { from, to }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (picking.onKey(event)) {
      event.stopPropagation();
      return;
    }
    const how = kind === 'reply' ? formatOf(event) : null;
    // Without words to link, Ctrl K finds pages and actions, as everywhere.
    const links = event.key.toLowerCase() !== 'k' || box.current?.selectionStart !== box.current?.selectionEnd;
    if (how !== null && links) {
      event.preventDefault();
      event.stopPropagation();
      format(how);
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    onSend();
  };
  const take = (event: Event, list: FileList | undefined) => {
    setDragged(false);
    if (!list || list.length === 0) return;
    event.preventDefault();
    files.add([...list]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- files are dropped anywhere on the form; the button does the same
    <form
      class={`write write-${kind}${dragged ? ' write-dragged' : ''}${open ? ' write-open' : ''}`}
      aria-label={words.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setDragged(true);
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setDragged(false)}
      onDrop={(event) => take(event, event.dataTransfer?.files)}
    >
      {notices}
      <AttachmentTray files={draft.attachments.value} running={files.running} refused={files.refused} onRemove={draft.detach} onRetry={files.retry} onCancel={files.cancel} />
      {previewing && <Preview text={text} />}
      <div class="write-line">
        {picking.open && <PickMenu id={`pick-${kind}`} label={words.menu} picks={picking.picks} at={picking.at} empty={offer.empty} onPick={({ id }) => picking.take(id)} />}
        <textarea
          ref={box}
          id={`write-${kind}`}
          class="write-box"
          aria-label={words.label}
          aria-describedby={`write-${kind}-hint`}
          aria-autocomplete="list"
          aria-controls={picking.open ? `pick-${kind}` : undefined}
          aria-activedescendant={picking.open && picking.picks.length > 0 ? `pick-${kind}-${picking.at}` : undefined}
          rows={kind === 'reply' ? 2 : 1}
          maxLength={MESSAGE_MAX}
          placeholder={words.placeholder}
          value={text}
          onInput={(event) => {
            write(event.currentTarget.value);
            picking.look(event.currentTarget.value, event.currentTarget.selectionStart);
          }}
          onClick={(event) => picking.look(event.currentTarget.value, event.currentTarget.selectionStart)}
          onFocus={onFocus}
          onBlur={() => {
            picking.close();
            onLeave();
          }}
          onPaste={(event) => take(event, event.clipboardData?.files)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class={`button ${words.button}`} disabled={!ready}>
          <Icon icon={words.icon} />
          {words.send}
        </button>
      </div>
      <div class="write-foot">
        <p id={`write-${kind}-hint`} class="write-hint">{hint}</p>
        <BoxTools
          kind={kind}
          previewing={previewing}
          onFormat={format}
          onFiles={files.add}
          onCanned={() => {
            const at = box.current?.selectionStart ?? text.length;
            const sign = at === 0 || /\s/.test(text[at - 1] ?? '') ? '/' : ' /';
            const next = text.slice(0, at) + sign + text.slice(at);
            write(next, { from: at + sign.length, to: at + sign.length });
            picking.look(next, at + sign.length);
          }}
          onPreview={() => setPreviewing(!previewing)}
        />
      </div>
    </form>
  );
}
