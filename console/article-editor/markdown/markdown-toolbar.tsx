import type { ComponentChildren } from 'preact';
import { Bold, Heading2, Italic, Link, List, ListOrdered, Table2, Type } from 'lucide';
import type { IconNode } from 'lucide';
import { Icon } from '../../ui/icon.tsx';
import { FORMATS } from './markdown-format.ts';
import type { Format } from './markdown-format.ts';

/** The buttons above the text; `keys` is how the keyboard does the same. */
const BUTTONS: readonly { format: keyof typeof FORMATS; label: string; icon: IconNode; keys?: string }[] = [
  { format: 'bold', label: 'Bold', icon: Bold, keys: 'Ctrl B' },
  { format: 'italic', label: 'Italic', icon: Italic, keys: 'Ctrl I' },
  { format: 'heading', label: 'Heading', icon: Heading2 },
  { format: 'list', label: 'List', icon: List },
  { format: 'steps', label: 'Numbered steps', icon: ListOrdered },
  { format: 'link', label: 'Link', icon: Link },
  { format: 'table', label: 'Table', icon: Table2 },
];

/** What can be done to the text; `children` are further buttons of the page. */
export function MarkdownToolbar({ onFormat, plain, onPlain, children }: {
  onFormat: (format: Format) => void;
  plain: boolean;
  onPlain: () => void;
  children?: ComponentChildren;
}) {
  return (
    <div class="markdown-toolbar" role="group" aria-label="Formatting">
      {BUTTONS.map(({ format, label, icon, keys }) => (
        <button key={format} type="button" class="button button-quiet button-icon" aria-label={label} title={keys ? `${label} (${keys})` : label} onClick={() => onFormat(FORMATS[format])}>
          <Icon icon={icon} />
        </button>
      ))}
      {children}
      <span class="pane-fill" />
      <button type="button" class="button button-quiet button-icon" aria-label="Plain text box" title="Plain text box" aria-pressed={plain} onClick={onPlain}>
        <Icon icon={Type} />
      </button>
    </div>
  );
}
