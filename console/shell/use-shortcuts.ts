import { useLayoutEffect, useRef } from 'preact/hooks';

/** All shortcuts, as the dialog behind `?` shows them. */
export const SHORTCUTS: readonly { keys: string; does: string }[] = [
  { keys: 'j', does: 'Next conversation or article in the list' },
  { keys: 'k', does: 'Previous conversation or article in the list' },
  { keys: 'Enter', does: 'Open the chosen conversation or article' },
  { keys: 'a', does: 'Accept, or take over from the bot' },
  { keys: 'r', does: 'Write a reply' },
  { keys: 'n', does: 'Write a private note' },
  { keys: 'e', does: 'Resolve' },
  { keys: 'o', does: 'Accept what is offered to you' },
  { keys: 'd', does: 'Decline what is offered to you' },
  { keys: '/', does: 'Search the articles; in a reply: canned responses and macros' },
  { keys: '@', does: 'In a private note: call a colleague' },
  { keys: 'Ctrl B', does: 'In a reply: bold; Ctrl I italic, Ctrl K link for marked words' },
  { keys: 'f', does: 'Search all conversations' },
  { keys: 'x', does: 'Mark an article, or a conversation of a view' },
  { keys: 'Ctrl K', does: 'Search pages and actions (⌘ K on a Mac)' },
  { keys: '?', does: 'Show these shortcuts' },
];

/** Listens for single keys while the component is shown; never while somebody types or a dialog is open. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  current.current = keys;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.composedPath()[0])) return;
      const handler = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined;
      if (!handler || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** The innermost element: the article editor sits in a shadow root, whose host is all that `event.target` tells. */
function isTyping(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}
