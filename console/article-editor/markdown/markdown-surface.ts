/** The place where Markdown is written: CodeMirror, or a plain text box where that cannot be had. */
import type { TextEdit, TextRange } from './markdown-format.ts';

/** A field for Markdown as the toolbar and the preview use it. Positions count characters from the beginning. */
export interface MarkdownSurface {
  text(): string;
  selection(): TextRange;
  /** One step of undo. */
  apply(edit: TextEdit): void;
  /** Puts a text from elsewhere in place; what is equal stays, and so does the cursor in it. */
  replace(text: string): void;
  focus(): void;
  /** The position of the first character in sight. */
  topPosition(): number;
  dispose(): void;
}

/** What a surface is begun with. */
export interface SurfaceOptions {
  parent: HTMLElement;
  text: string;
  /** Its accessible name. */
  label: string;
  /** Language of the text, for spelling and speech. */
  locale: string;
  maxLength: number;
  onChange: (text: string) => void;
  onScroll: () => void;
  /** Ctrl or ⌘ and a letter. */
  shortcuts: Readonly<Record<string, () => void>>;
  /** Files that were pasted or dropped; absent while nothing can take them. */
  onFiles?: ((files: readonly File[]) => void) | undefined;
}

/** Makes a surface. */
export type OpenSurface = (options: SurfaceOptions) => MarkdownSurface;

/** A plain text box. */
export const openTextBox: OpenSurface = (options) => {
  const box = document.createElement('textarea');
  box.className = 'input markdown-box';
  box.setAttribute('aria-label', options.label);
  box.lang = options.locale;
  box.maxLength = options.maxLength;
  box.value = options.text;
  const ended = new AbortController();
  const changed = () => options.onChange(box.value);
  const take = (files: FileList | undefined, event: Event) => {
    if (!options.onFiles || !files?.length) return;
    event.preventDefault();
    options.onFiles([...files]);
  };
  box.addEventListener('input', changed, ended);
  box.addEventListener('scroll', options.onScroll, ended);
  box.addEventListener('paste', (event) => take(event.clipboardData?.files, event), ended);
  box.addEventListener('drop', (event) => take(event.dataTransfer?.files, event), ended);
  box.addEventListener('keydown', (event) => {
    const shortcut = options.shortcuts[event.key.toLowerCase()];
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !shortcut) return;
    event.preventDefault();
    event.stopPropagation();
    shortcut();
  }, ended);
  options.parent.append(box);
  return {
    text: () => box.value,
    selection: () => ({ from: box.selectionStart, to: box.selectionEnd }),
    apply(edit) {
      box.setRangeText(edit.insert, edit.from, edit.to);
      box.setSelectionRange(edit.select.from, edit.select.to);
      changed();
    },
    replace(text) {
      if (box.value !== text) box.value = text;
    },
    focus: () => box.focus(),
    topPosition: () => Math.round((box.scrollTop / Math.max(1, box.scrollHeight)) * box.value.length),
    dispose() {
      ended.abort();
      box.remove();
    },
  };
};
