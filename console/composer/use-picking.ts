import { useState } from 'preact/hooks';
import { foundWord } from './found-word.ts';
import type { FoundWord } from './found-word.ts';
import type { Pick } from './pick-menu.tsx';

/** Moves through what is offered at the caret. `offer` answers what there is for a query, or null where nothing is called for. */
export function usePicking(sign: '/' | '@', offer: (query: string) => readonly Pick[], pick: (word: FoundWord, id: string) => void) {
  const [word, setWord] = useState<FoundWord | null>(null);
  const [at, setAt] = useState(0);
  const picks = word === null ? [] : offer(word.query);
  // Words that lead nowhere are words: "and/or maybe".
  const open = word !== null && (picks.length > 0 || !word.query.includes(' '));
  const chosen = picks[Math.min(at, picks.length - 1)];
  const close = () => setWord(null);
  const take = (id: string) => {
    if (word !== null) pick(word, id);
    close();
  };
  return {
    open,
    picks,
    at: Math.min(at, Math.max(0, picks.length - 1)),
    close,
    take,
    /** To be told of every change of the text and the caret. */
    look(text: string, caret: number) {
      setWord(foundWord(text, caret, sign));
      setAt(0);
    },
    /** Answers whether the key was for the menu. */
    onKey(event: KeyboardEvent): boolean {
      if (!open) return false;
      if (event.key === 'Escape') close();
      else if (picks.length === 0) return false;
      else if (event.key === 'ArrowDown') setAt((at + 1) % picks.length);
      else if (event.key === 'ArrowUp') setAt((at - 1 + picks.length) % picks.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.shiftKey && !event.isComposing) take(chosen.id);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
