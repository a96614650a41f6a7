import { Bold, Eye, Italic, Link, List, ListOrdered, Paperclip, SquareSlash } from 'lucide';
import type { IconNode } from 'lucide';
import { useRef } from 'preact/hooks';
import { FORMATS } from '../article-editor/markdown/markdown-format.ts';
import type { Format } from '../article-editor/markdown/markdown-format.ts';
import { Icon } from '../ui/icon.tsx';

const TOOLS: readonly { name: keyof typeof FORMATS; label: string; keys: string; icon: IconNode }[] = [
  { name: 'bold', label: 'Bold', keys: 'Control+B', icon: Bold },
  { name: 'italic', label: 'Italic', keys: 'Control+I', icon: Italic },
  { name: 'link', label: 'Link', keys: 'Control+K', icon: Link },
  { name: 'list', label: 'List', keys: 'Control+Shift+8', icon: List },
  { name: 'steps', label: 'Numbered list', keys: 'Control+Shift+7', icon: ListOrdered },
];

/** The format that a key stands for, or null. */
export function formatOf(event: KeyboardEvent): Format | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.shiftKey) return event.code === 'Digit8' ? FORMATS.list : event.code === 'Digit7' ? FORMATS.steps : null;
  switch (event.key.toLowerCase()) {
    case 'b':
      return FORMATS.bold;
    case 'i':
      return FORMATS.italic;
    case 'k':
      return FORMATS.link;
    default:
      return null;
  }
}

/** What stands below a box: formats, files, canned responses, preview. Notes have files only. */
export function BoxTools({ kind, previewing, onFormat, onFiles, onCanned, onPreview }: {
  kind: 'reply' | 'note';
  previewing: boolean;
  onFormat: (format: Format) => void;
  onFiles: (files: readonly File[]) => void;
  onCanned: () => void;
  onPreview: () => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const tool = (label: string, icon: IconNode, run: () => void, keys?: string, pressed?: boolean) => (
    <button
      key={label}
      type="button"
      class="button button-quiet button-icon"
      aria-label={label}
      title={keys ? `${label} (${keys.replace('Control', 'Ctrl').replaceAll('+', ' + ')})` : label}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      // The box keeps its caret.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      <Icon icon={icon} />
    </button>
  );
  return (
    <div class="box-tools" role="group" aria-label={kind === 'reply' ? 'Tools for the reply' : 'Tools for the note'}>
      {kind === 'reply' && TOOLS.map(({ name, label, keys, icon }) => tool(label, icon, () => onFormat(FORMATS[name]), keys))}
      {tool(kind === 'reply' ? 'Add files' : 'Add files to the note', Paperclip, () => picker.current?.click())}
      {kind === 'reply' && tool('Canned responses and macros', SquareSlash, onCanned)}
      {kind === 'reply' && tool('Preview', Eye, onPreview, undefined, previewing)}
      <input
        ref={picker}
        class="sr-only"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={kind === 'reply' ? 'Files for the reply' : 'Files for the note'}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
