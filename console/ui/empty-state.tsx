import type { ComponentChildren } from 'preact';
import type { IconNode } from 'lucide';
import { Icon } from './icon.tsx';

/** What will appear here, and what to do now. */
export function EmptyState({ icon, title, level: Heading = 'h2', children }: {
  icon: IconNode;
  title: string;
  /** `h1` where it is all that a page says. */
  level?: 'h1' | 'h2';
  children: ComponentChildren;
}) {
  return (
    <div class="empty">
      <Icon icon={icon} />
      <Heading class="empty-title">{title}</Heading>
      <p>{children}</p>
    </div>
  );
}
