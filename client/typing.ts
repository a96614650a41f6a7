import { signal } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import type { Surroundings } from './surroundings.ts';

/** How long somebody counts as typing without news, in milliseconds. */
export const TYPING_LASTS_MS = 6_000;
/** How often "is typing" is repeated to the other side at most, in milliseconds. */
export const TYPING_REPEAT_MS = 3_000;

/** Who types: `visitor`, `agent` or `bot`, and the name to show. */
export interface Typist {
  from: string;
  name: string;
  /** What they have written and not sent, where that is shown. */
  text?: string;
}

/** Who types on the other side, ending by itself. */
export interface TypingNotice {
  readonly typist: ReadonlySignal<Typist | null>;
  heard(typist: Typist, typing: boolean): void;
  /** Somebody of this kind has just spoken, so the typing is over. */
  spoke(from: string): void;
  clear(): void;
}

/** Nobody types at first. */
export function createTypingNotice({ after }: Pick<Surroundings, 'after'>): TypingNotice {
  const typist = signal<Typist | null>(null);
  let stopTimer = (): void => {};
  function clear(): void {
    stopTimer();
    typist.value = null;
  }
  return {
    typist,
    heard: ({ from, name, text }, typing) => {
      const shown = typist.peek();
      if (typing) {
        stopTimer();
        if (shown?.from !== from || shown.name !== name || shown.text !== text) typist.value = { from, name, ...(text !== undefined && { text }) };
        stopTimer = after(TYPING_LASTS_MS, clear);
      } else if (shown?.from === from && shown.name === name) clear();
    },
    spoke: (from) => {
      if (typist.peek()?.from === from) clear();
    },
    clear,
  };
}

/** Throttles what is told to the other side: "typing" seldom, "no longer" at once. `tell` answers whether it could. */
export function createTypingTeller(
  { now }: Pick<Surroundings, 'now'>,
  tell: (typing: boolean) => boolean,
): (typing: boolean) => void {
  let toldAt = -Infinity;
  return (typing) => {
    const told = now() - toldAt < (typing ? TYPING_REPEAT_MS : TYPING_LASTS_MS);
    if (typing === told) return;
    if (tell(typing)) toldAt = typing ? now() : -Infinity;
  };
}
