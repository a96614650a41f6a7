/** Grey lines where rows will be; they appear only when loading takes longer than a moment. */
export function Skeleton({ rows, label, shape = 'line' }: { rows: number; label: string; shape?: 'line' | 'row' | 'bubble' }) {
  return (
    <div class="skeletons" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} class={`skeleton skeleton-${shape}`} />
      ))}
    </div>
  );
}
