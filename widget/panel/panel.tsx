import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ConversationView } from '../conversations/conversation-view.tsx';
import { LazyArticle } from '../knowledge-base/lazy-article.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Header } from './header.tsx';
import { Home } from './home.tsx';
import { usePanel } from './panel-context.ts';
import { useFullScreen } from './full-screen.ts';
import { useKeptFocus } from './use-kept-focus.ts';

/** The dialog. On a phone it fills the screen and is modal, elsewhere the page stays usable beside it. */
export function Panel(): JSX.Element {
  const panel = usePanel();
  const dialog = useRef<HTMLDivElement>(null);
  const { fullScreen, area } = useFullScreen();
  const open = panel.isOpen.value;
  const { at } = panel.place.value;
  const companyName = panel.client.welcome.value?.inbox.companyName ?? panel.host.companyName;

  useKeptFocus(dialog, open);
  // Before the next paint: a focus that comes later would take it from what the customer has reached meanwhile.
  useLayoutEffect(() => {
    if (!open) return;
    // A phone's keyboard would cover half of what the customer came to read.
    const target = fullScreen && !panel.chat.peek()?.fresh ? null : dialog.current?.querySelector('textarea');
    (target ?? dialog.current)?.focus();
  }, [open, at, panel.chat.value?.id]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') panel.host.close();
    if (event.key === 'Tab' && fullScreen) keepFocusInside(event, dialog.current);
    // The page's own shortcuts must not fire while somebody writes to us.
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and Tab belong to the dialog as a whole
    <div
      ref={dialog}
      class={`panel ${fullScreen ? 'full' : ''}`}
      role="dialog"
      aria-label={companyName}
      aria-modal={fullScreen || undefined}
      tabIndex={-1}
      hidden={!open}
      style={fullScreen ? area : {}}
      onKeyDown={onKeyDown}
    >
      <Header companyName={companyName} />
      <ConnectionBanner />
      {at === 'home' && <Home />}
      {at === 'conversation' && <ConversationView />}
      {at === 'article' && <LazyArticle key={panel.place.value.slug} slug={panel.place.value.slug} />}
    </div>
  );
}

/** Tab goes round within the dialog as long as it covers everything else. */
function keepFocusInside(event: KeyboardEvent, dialog: HTMLElement | null): void {
  const stops = [...(dialog?.querySelectorAll<HTMLElement>('a[href], button, input, textarea, [tabindex="0"]') ?? [])];
  const at = (dialog?.getRootNode() as ShadowRoot | undefined)?.activeElement;
  const first = stops[0];
  const last = stops.at(-1);
  const leaving = event.shiftKey ? at === first || at === dialog : at === last;
  if (!leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
