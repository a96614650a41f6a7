import { h } from 'preact';
import type { IconNode } from 'lucide';

/** One icon of the set, drawn in the colour of its text; hidden from screen readers, so words stand beside it. */
export function Icon({ icon }: { icon: IconNode }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
