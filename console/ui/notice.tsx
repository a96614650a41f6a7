import type { ComponentChildren } from 'preact';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide';
import { Icon } from './icon.tsx';

const ICONS = { info: Info, warning: TriangleAlert, danger: CircleAlert, success: CircleCheck };

/** A sentence about what happened. Problems interrupt a screen reader, everything else waits its turn. */
export function Notice({ tone = 'info', children, action }: {
  tone?: keyof typeof ICONS;
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon icon={ICONS[tone]} />
      <div class="notice-body">{children}</div>
      {action}
    </div>
  );
}
