import type { JSX } from 'preact';
import { messagePieces } from '../../protocol/message-text.ts';

/** A plain message with its links. */
export function MessageText({ text }: { text: string }): JSX.Element {
  return (
    <p class="text">
      {messagePieces(text).map((piece, i) =>
        piece.t === 'link' ? (
          <a key={i} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">{piece.text}</a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
