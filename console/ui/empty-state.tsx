import type { ComponentChildren } from 'preact';
import type { IconNode } from 'lucide';
import { Icon } from './icon.tsx';

/** What will appear here, and what to do now. */
export function EmptyState({ icon, title, children }: { icon: IconNode; title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon icon={icon} />
      <h2 class="empty-title">{title}</h2>
      <p>{children}</p>
    </div>
  );
}
