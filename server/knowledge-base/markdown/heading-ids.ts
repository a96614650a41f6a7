/** Longest fragment, in characters. */
const FRAGMENT_MAX = 80;

/** Gives each heading of one article a fragment of its own: its words, and a number where they come again. */
export function headingIds(): (text: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (text) => {
    const words = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
    const base = words.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, FRAGMENT_MAX).replace(/^-+|-+$/g, '') || 'section';
    let id = base;
    let count = counts.get(base) ?? 1;
    while (taken.has(id)) id = `${base}-${(count += 1)}`;
    counts.set(base, count);
    taken.add(id);
    return id;
  };
}
