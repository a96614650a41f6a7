import type { IconNode } from 'lucide';
import { createElement } from 'preact';
import type { JSX } from 'preact';

/** One icon of Lucide, drawn from its data; what it means is said by the control around it. */
export function Icon({ node }: { node: IconNode }): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {node.map(([tag, attributes], key) => createElement(tag, { key, ...attributes } as object))}
    </svg>
  );
}
