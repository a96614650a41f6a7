/** A piece of a plain message: words, or an address that may be followed. */
export type TextPiece = { t: 'text'; text: string } | { t: 'link'; text: string; href: string };

const ADDRESS = /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gi;

/** Splits a message into words and links. Only http and https become links; everything else stays text. */
export function messagePieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > end) pieces.push({ t: 'text', text: text.slice(end, match.index) });
    pieces.push({ t: 'link', text: match[0], href: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ t: 'text', text: text.slice(end) });
  return pieces;
}
