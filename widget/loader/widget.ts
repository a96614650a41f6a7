/** One widget on a page: the launcher at once, the panel when somebody wants to chat. */
import type { PorchlightOptions, View } from '../api.ts';
import { conversationKey } from '../panel-host.ts';
import type { MountPanel, Panel, PanelOptions } from '../panel-host.ts';
import { createLauncher } from './launcher.ts';
import type { LauncherState } from './launcher.ts';
import { LAUNCHER_WORDS } from '../launcher-words.ts';
import { complain } from './listeners.ts';
import type { Emit } from './listeners.ts';
import { brandColors } from './look.ts';
import type { InboxBrand } from './look.ts';

/** Where the widget comes from, and which entrances there are. */
export interface Source {
  /** Address of `/widget.js`. */
  script: string;
  /** Address of the panel's module, relative to `script`. */
  panel: string;
  inboxes: Readonly<Record<string, InboxBrand>>;
}

/** What the API does with a widget. */
export interface Widget {
  readonly inbox: string;
  open(view?: View): void;
  close(): void;
  toggle(): void;
  setVisible(visible: boolean): void;
  send(text: string): void;
  update(options: PorchlightOptions): void;
  /** Takes everything off the page. */
  remove(): void;
}

/** Draws the launcher of an inbox and waits. */
export function createWidget(source: Source, inbox: string, brand: InboxBrand, emit: Emit): Widget {
  const { host, button, draw } = createLauncher();
  const toSend: string[] = [];
  let options: PorchlightOptions = {};
  let panel: Panel | null = null;
  let loading = false;
  let removed = false;
  let attempts = 0;
  let view: View | undefined;
  let focusBefore: Element | null = null;
  const state: LauncherState = {
    colors: brandColors(brand), left: false, words: LAUNCHER_WORDS,
    visible: true, open: false, busy: false, failed: false, unread: 0,
  };
  const change = (part: Partial<LauncherState>): void => draw(Object.assign(state, part));

  const panelOptions = (): PanelOptions => ({
    ...state.colors,
    left: state.left,
    locale: options.locale || document.documentElement.lang || 'en',
    words: options.words ?? {},
  });

  async function load(): Promise<void> {
    if (panel || loading) return;
    loading = true;
    change({ busy: true, failed: false });
    try {
      // Browsers may remember that a module failed; another address is fetched anew.
      const address = source.panel + (attempts++ ? `?again=${attempts}` : '');
      const { mountPanel }: { mountPanel: MountPanel } = await import(new URL(address, source.script).href);
      if (!removed) mount(mountPanel);
    } catch (error) {
      if (removed) return;
      complain(error);
      emit('error', { code: 'unavailable', message: state.words.launcherFailed });
      // A quiet load that failed says nothing: nobody asked for it.
      change({ failed: state.open, open: false });
    }
    loading = false;
    change({ busy: false });
  }

  function mount(mountPanel: MountPanel): void {
    panel = mountPanel({
      server: new URL(source.script).origin,
      inbox,
      companyName: brand.n,
      options: panelOptions(),
      emit,
      setUnread(count) {
        if (count === state.unread) return;
        change({ unread: count });
        emit('unread', { count });
      },
      close,
    });
    if (state.open) panel.show(view);
    for (const text of toSend.splice(0)) panel.send(text);
  }

  function open(wanted?: View): void {
    view = wanted;
    if (!state.open) {
      focusBefore = document.activeElement;
      change({ open: true, failed: false });
      emit('open', {});
    }
    if (panel) panel.show(view);
    else void load();
  }

  function close(): void {
    if (!state.open) return;
    change({ open: false });
    panel?.hide();
    if (state.visible) button.focus();
    else if (focusBefore instanceof HTMLElement) focusBefore.focus();
    emit('close', {});
  }

  const toggle = (): void => (state.open ? close() : open());
  const place = (): void => void (removed || document.body.append(host));

  // The press comes some 100 ms before the click: a head start for the panel.
  button.onpointerdown = () => void load();
  button.onclick = toggle;
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place, { once: true });
  if (hasOpenConversation(inbox)) void load();

  return {
    inbox,
    open,
    close,
    toggle,
    setVisible: (visible) => change({ visible }),
    send(text) {
      open('conversation');
      if (panel) panel.send(text);
      else toSend.push(text);
    },
    update(given) {
      options = given;
      change({
        colors: brandColors(brand, given.color),
        left: given.position === 'left',
        words: { ...LAUNCHER_WORDS, ...given.words },
      });
      panel?.update(panelOptions());
    },
    remove() {
      removed = true;
      panel?.destroy();
      host.remove();
    },
  };
}

/** Somebody may be answering this browser right now, and the answer should show as unread. */
function hasOpenConversation(inbox: string): boolean {
  try {
    return !!localStorage.getItem(conversationKey(inbox))?.startsWith('open');
  } catch {
    return false;
  }
}
