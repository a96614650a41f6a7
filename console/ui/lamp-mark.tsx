/** The mark: a lamp that is left on, and the name. */
export function LampMark() {
  return (
    <span class="lamp">
      <svg class="lamp-glyph" viewBox="0 0 24 24" aria-hidden="true">
        <path class="lamp-shade" d="M11 1h2v3h-2zM8 4h8l3 7H5z" />
        <path class="lamp-light" d="M7.5 12.5h9L20 23H4z" opacity="0.55" />
        <circle class="lamp-light" cx="12" cy="13" r="3" />
      </svg>
      <span class="lamp-name">Porchlight</span>
    </span>
  );
}
