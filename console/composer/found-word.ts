/** What is being called for in a text at the caret: `/` for texts and macros, `@` for a colleague. Pure. */

/** From where to where it stands, and what was typed of it. */
export interface FoundWord {
  from: number;
  to: number;
  query: string;
}

/** The word behind a sign right before the caret, where the sign begins the text or a word; null where there is none. */
export function foundWord(text: string, caret: number, sign: '/' | '@'): FoundWord | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf(sign);
  if (at < 0 || (at > 0 && !/\s/.test(before[at - 1] ?? ''))) return null;
  const query = before.slice(at + 1);
  return query.length > 40 || /[\n/@]|^\s| {2}|(?: \S*){3}/.test(query) ? null : { from: at, to: caret, query };
}

/** Those that match every word of the query, where the words begin; in their order, at most `most`. */
export function matching<T>(all: readonly T[], query: string, wordsOf: (one: T) => string, most: number): readonly T[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((one) => {
    const words = wordsOf(one).toLowerCase().split(/[\s,.;:/()-]+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  return found.slice(0, most);
}
