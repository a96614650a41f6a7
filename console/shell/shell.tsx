import { useLayoutEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useAttention, useTitle } from '../attention/use-attention.ts';
import { can } from '../../protocol/roles.ts';
import { useConsole } from '../app/console-context.ts';
import { OfferCards } from '../routing/offer-cards.tsx';
import { NoticeStack } from '../attention/notice-stack.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { StoreNotice } from './store-notice.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useStandardCommands } from './use-standard-commands.ts';

/** What surrounds every page: the bar on top, the palette behind Ctrl K, and the calls to those who look elsewhere. */
export function Shell({ title, children }: { title: string | null; children: ComponentChildren }) {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const { user } = useConsole();
  const close = () => setOpen(null);
  const attention = useAttention();
  useTitle(title);
  useStandardCommands(() => setOpen('shortcuts'));
  useShortcuts({ '?': () => setOpen('shortcuts') });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) setOpen('palette');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div class="shell">
      <TopBar onPalette={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
      <StoreNotice />
      {children}
      {can(user, 'desk') && <OfferCards />}
      <p class="sr-only" role="status">
        {attention.said}
      </p>
      <NoticeStack attention={attention} />
      {open === 'palette' && <CommandPalette onClose={close} />}
      {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </div>
  );
}
