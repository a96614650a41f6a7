/** A question put a little differently from a known one, as customers do who found the same words: words left out, a slip of the fingers. */

const KEPT = 0.75;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The text with about a quarter of its words left out and, every other time, one letter lost, doubled, exchanged or swapped. */
export function nearQuestion(text: string, random: () => number): string {
  const words = text.split(/\s+/);
  const kept = words.length < 3 ? words : words.filter(() => random() < KEPT);
  const put = (kept.length === 0 ? words : kept).join(' ');
  if (random() < 0.5 || put.length < 4) return put;
  const at = Math.floor(random() * (put.length - 1));
  const [before, letter, next, after] = [put.slice(0, at), put.charAt(at), put.charAt(at + 1), put.slice(at + 2)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + next + after;
    case 1:
      return before + letter + letter + next + after;
    case 2:
      return before + (LETTERS[Math.floor(random() * LETTERS.length)] ?? '') + next + after;
    default:
      return before + next + letter + after;
  }
}
