import type { Html, Part } from './html.ts';
import { html } from './html.ts';

/** Gives the same text for all forms of a word. */
export type Stem = (word: string) => string;

/** Words of a search that are marked at most. */
const MARKED_MAX = 40;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
/** Shorter words ("to", "a") are marked only where they carry a digit: they say nothing of an article. */
const TELLING_FROM = 3;

/** A text with the words of a search marked in it, in whatever form they stand there. */
export function markedText(text: string, queries: readonly string[], stem: Stem): Html {
  const wanted = new Set(queries.flatMap((query) => [...query.matchAll(WORD)].slice(0, MARKED_MAX)).map(([word]) => word).filter(isTelling).map(stem));
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (!isTelling(word) || !wanted.has(stem(word))) continue;
    parts.push(text.slice(from, match.index), html`<mark>${word}</mark>`);
    from = match.index + word.length;
  }
  parts.push(text.slice(from));
  return html`${parts}`;
}

const isTelling = (word: string): boolean => word.length >= TELLING_FROM || /\p{N}/u.test(word);
