import { useState } from 'preact/hooks';

/** Longer texts, in characters, are clipped until somebody asks for the rest. */
const CLIP_ABOVE = 300;

/** A text that does not fill the screen by itself; "Show all" shows the rest of a long one. */
export function ClippedText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  if (text.length <= CLIP_ABOVE) return <>{text}</>;
  return (
    <>
      {whole ? text : `${text.slice(0, CLIP_ABOVE).replace(/\s+\S*$|\p{Surrogate}$/u, '')}…`}{' '}
      <button type="button" class="button-link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? 'Show less' : 'Show all'}
      </button>
    </>
  );
}
