import type { Snippet } from '../../protocol/finding-contract.ts';
import { foldedWords } from '../knowledge-base/index.ts';
import type { FindableText } from './texts.ts';

/** Characters of a text that are shown around what was found. */
const AROUND = 60;
const LENGTH = 180;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;

/** Where in a text words begin with what was looked for. */
function hitsIn(text: string, terms: readonly string[]): { at: number; length: number; term: string }[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const folded = foldedWords(match[0]);
    const term = terms.find((one) => folded.some((word) => word.startsWith(one)));
    return term === undefined ? [] : [{ at: match.index, length: match[0].length, term }];
  });
}

/** The text that says most of what was looked for, the latest of equals; null where none says any of it. */
export function bestText(texts: readonly FindableText[], terms: readonly string[]): FindableText | null {
  let best: { text: FindableText; found: number } | null = null;
  for (const text of texts) {
    // What was said stands before facts about the customer.
    const found = new Set(hitsIn(text.text, terms).map(({ term }) => term)).size * 2 + (text.seq === null ? 0 : 1);
    if (found > 1 && (best === null || found >= best.found)) best = { text, found };
  }
  return best?.text ?? null;
}

/** A piece of a text with what was found marked. */
export function snippetOf(text: string, terms: readonly string[]): readonly Snippet[] {
  const line = text.replace(/\s+/g, ' ');
  const first = hitsIn(line, terms)[0]?.at ?? 0;
  const begin = first <= AROUND ? 0 : line.indexOf(' ', first - AROUND) + 1;
  const piece = line.slice(begin, begin + LENGTH).replace(/\p{Surrogate}$/u, '');
  const parts: Snippet[] = begin > 0 ? [{ text: '… ', hit: false }] : [];
  let at = 0;
  for (const hit of hitsIn(piece, terms)) {
    if (hit.at > at) parts.push({ text: piece.slice(at, hit.at), hit: false });
    parts.push({ text: piece.slice(hit.at, hit.at + hit.length), hit: true });
    at = hit.at + hit.length;
  }
  const rest = piece.slice(at) + (begin + LENGTH < line.length ? ' …' : '');
  return rest === '' ? parts : [...parts, { text: rest, hit: false }];
}
