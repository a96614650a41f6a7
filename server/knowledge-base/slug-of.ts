/** Longest slug made from a title; room is left for a number behind it. */
const MADE_MAX = 100;

/** A slug made from a title: lower-case words joined by hyphens; `article` where no letter of it can be kept. */
export function slugOf(title: string): string {
  const folded = title.replace(/ß/g, 'ss').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = folded.replace(/[^a-z0-9]+/g, '-').slice(0, MADE_MAX).replace(/^-+|-+$/g, '');
  return slug === '' ? 'article' : slug;
}
