import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../panel/panel-context.ts';

/** Asks once more before a chat is ended; the harmless answer has the focus, and Escape gives it. */
export function EndQuestion({ onEnd, onKeep }: { onEnd: () => void; onKeep: () => void }): JSX.Element {
  const words = useWords();
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onKeep();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape belongs to the question as a whole
    <div class="chat-bar" role="group" aria-label={words.endQuestion} onKeyDown={onKeyDown}>
      <span>{words.endQuestion}</span>
      <button type="button" class="small danger" onClick={onEnd}>{words.end}</button>
      <button type="button" class="small" ref={keep} onClick={onKeep}>{words.endKeep}</button>
    </div>
  );
}
