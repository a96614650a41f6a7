/** The address bar as a signal. Links inside the console are followed without loading the page anew. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** Asked before the page is left; it answers whether that may happen now, or keeps `leave` for later. */
export type LeaveGuard = (leave: () => void) => boolean;

/** The address and the ways to change it. */
export interface Router {
  /** Path and query of the page shown. */
  readonly address: ReadonlySignal<string>;
  go(address: string, how?: { replace?: boolean }): void;
  /** Sets who is asked before the page is left; returns how to withdraw. */
  guard(ask: LeaveGuard): () => void;
  dispose(): void;
}

/** A router over a window's history. */
export function createRouter(window: Window): Router {
  const here = () => window.location.pathname + window.location.search;
  const address = signal(here());
  let ask: LeaveGuard | null = null;

  const show = (next: string, replace: boolean) => {
    window.history[replace ? 'replaceState' : 'pushState'](null, '', next);
    address.value = next;
  };
  const go: Router['go'] = (next, { replace = false } = {}) => {
    if (next === address.value) return;
    const leave = () => show(next, replace);
    if (ask === null || ask(leave)) leave();
  };
  const onPop = () => {
    const next = here();
    const leave = () => {
      address.value = next;
      if (here() !== next) window.history.pushState(null, '', next);
    };
    if (ask === null || ask(leave)) leave();
    // The browser has gone already: put the address of what is still shown back.
    else window.history.pushState(null, '', address.value);
  };
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) return;
    if (link.pathname !== '/console' && !link.pathname.startsWith('/console/')) return;
    event.preventDefault();
    go(link.pathname + link.search);
  };
  window.addEventListener('popstate', onPop);
  window.document.addEventListener('click', onClick);
  return {
    address,
    go,
    guard(next) {
      ask = next;
      return () => {
        if (ask === next) ask = null;
      };
    },
    dispose() {
      window.removeEventListener('popstate', onPop);
      window.document.removeEventListener('click', onClick);
    },
  };
}
