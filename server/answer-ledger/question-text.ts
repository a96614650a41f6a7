import { QUESTION_MAX } from '../../protocol/article-limits.ts';

/** A question as it is kept: one line, cut at a word where it is longer than an article's example question may be. */
export function questionText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= QUESTION_MAX) return line;
  const cut = line.slice(0, QUESTION_MAX - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > QUESTION_MAX / 2 ? cut.slice(0, end) : cut).replace(/\p{Surrogate}$/u, '')}…`;
}
