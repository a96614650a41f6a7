/** One change that makes `next` of `before`: what is equal at both ends stays, and with it cursors and folds. Null where nothing differs. */
export function changeBetween(before: string, next: string): { from: number; to: number; insert: string } | null {
  if (before === next) return null;
  const shorter = Math.min(before.length, next.length);
  let from = 0;
  while (from < shorter && before[from] === next[from]) from += 1;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  return { from, to: before.length - end, insert: next.slice(from, next.length - end) };
}
