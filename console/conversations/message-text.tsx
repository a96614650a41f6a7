import { messagePieces } from '../../protocol/message-text.ts';

/** A plain message with its addresses as links. */
export function MessageText({ text }: { text: string }) {
  return (
    <p class="message-text">
      {messagePieces(text).map((piece, at) =>
        piece.t === 'link' ? (
          <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
