import { useState } from 'preact/hooks';
import { Plus, X } from 'lucide';
import { HELP_LABEL_MAX, HELP_LINKS_MAX } from '../../protocol/help-site-contract.ts';
import type { HelpLink } from '../../protocol/help-site-contract.ts';
import { URL_MAX } from '../../protocol/limits.ts';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/field.tsx';
import type { DraftProblems } from './help-site-draft.ts';

/** The links in the head of every page. Nothing is wrong with one before somebody has written it and gone on. */
export function LinksField({ links, problems, onChange }: { links: readonly HelpLink[]; problems: DraftProblems; onChange: (links: readonly HelpLink[]) => void }) {
  const [added, setAdded] = useState<number | null>(null);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const change = (at: number, part: Partial<HelpLink>) => onChange(links.map((link, i) => (i === at ? { ...link, ...part } : link)));
  return (
    <fieldset class="stack-s">
      <legend class="field-label">Links in the head</legend>
      <p class="field-hint">Such as the way back to your shop.</p>
      <ul class="stack-s" aria-label="Links">
        {links.map((link, at) => (
          <li
            // The position is all that tells two empty links apart.
            key={at}
            class="topic"
            onFocusOut={({ currentTarget, relatedTarget }) => {
              if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setLeft(new Set([...left, at]));
            }}
          >
            <TextField label="Words" autoFocus={at === added} maxLength={HELP_LABEL_MAX} value={link.label} onInput={(label) => change(at, { label })} problem={left.has(at) && problems[`links.${at}.label`] !== undefined ? 'Give it words.' : null} />
            <TextField label="Address" maxLength={URL_MAX} value={link.href} onInput={(href) => change(at, { href })} problem={left.has(at) ? problems[`links.${at}.href`] : null} />
            <button
              type="button"
              class="button button-quiet button-icon"
              aria-label={`Remove the link ${link.label || at + 1}`}
              onClick={() => {
                setAdded(null);
                setLeft(new Set());
                onChange(links.filter((_, i) => i !== at));
              }}
            >
              <Icon icon={X} />
            </button>
          </li>
        ))}
      </ul>
      {links.length < HELP_LINKS_MAX && (
        <div>
          <button
            type="button"
            class="button"
            onClick={() => {
              setAdded(links.length);
              onChange([...links, { label: '', href: '' }]);
            }}
          >
            <Icon icon={Plus} />
            Add a link
          </button>
        </div>
      )}
    </fieldset>
  );
}
