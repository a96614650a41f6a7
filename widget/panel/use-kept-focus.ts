import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Keeps the focus in the dialog when the control that had it goes away, as a button does once it has been used:
 * otherwise a keyboard starts again at the top of the page.
 */
export function useKeptFocus(dialog: RefObject<HTMLElement | null>, open: boolean): void {
  useEffect(() => {
    const frame = dialog.current;
    if (!open || !frame) return;
    let focused: Node | null = null;
    const remember = (event: FocusEvent): void => {
      focused = event.target as Node;
    };
    const observer = new MutationObserver(() => {
      if (!focused || frame.contains(focused)) return;
      focused = null;
      const { activeElement } = frame.getRootNode() as Document | ShadowRoot;
      if (activeElement && activeElement !== document.body) return;
      (frame.querySelector<HTMLElement>('.scroller[tabindex]') ?? frame).focus();
    });
    frame.addEventListener('focusin', remember);
    observer.observe(frame, { childList: true, subtree: true });
    return () => {
      frame.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [open]);
}
