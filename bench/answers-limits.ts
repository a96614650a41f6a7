import type { Figure } from './table.ts';

type Limits = Readonly<Record<string, Pick<Figure, 'min' | 'max'>>>;

/** What must be first, in per cent, by the examples an article has; and with slips of spelling. */
const FIRST: Readonly<Record<string, readonly [number, number]>> = {
  '3 examples': [77, 68],
  '5 examples': [82, 73],
  '10 examples': [88, 80],
  'all examples': [93, 88],
};
const WITH_ALL: Limits = {
  'answered at once': { min: 80 },
  'right of the answers inside': { min: 95 },
  'answered rightly or among three offered': { min: 93 },
  'outside, answered': { max: 6 },
  'confidence is off by': { max: 3 },
};

/** The limits that are stated for a public set, by the figure's name; by words alone only the time is. */
export function limitsOf(setting: string, embeddings: boolean): Limits {
  const [first, slipped] = FIRST[setting] ?? [];
  if (!embeddings) return { 'question, p50': { max: 5 } };
  if (first === undefined || slipped === undefined) return {};
  const shares = { first: { min: first }, 'first with slips': { min: slipped } };
  return { 'question, p50': { max: 20 }, ...shares, ...(setting === 'all examples' ? WITH_ALL : {}) };
}
