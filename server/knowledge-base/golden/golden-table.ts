import type { GoldenOutcome, GoldenReport, GoldenRow } from '../../../protocol/golden.ts';

/** Widest question and slug, in characters; longer ones are cut. */
const QUESTION_WIDTH = 60;
const SLUG_WIDTH = 32;

/** The rows of a report as lines of a table, and its collisions below; empty where there is nothing to tell. */
export function goldenTable({ rows, collisions }: GoldenReport): string[] {
  const table = rows.map((row) => [stand(row), cut(row.question, QUESTION_WIDTH), cut(row.expect, SLUG_WIDTH), row.before === null ? '' : cell(row.before), cell(row.after), cut(row.after.first ?? '–', SLUG_WIDTH)]);
  const lines = table.length === 0 ? [] : aligned([['', 'question', 'expected', 'before', 'after', 'first now'], ...table]);
  return [...lines, ...collisions.map(({ question, article, other }) => `collision: “${question}” of ${article} finds ${other} first`)];
}

const stand = ({ change, after }: GoldenRow): string => (change === 'same' ? after.verdict : change);

/** "answer, 2": what the bot does, and where the expected article stands. */
const cell = ({ decision, rank }: GoldenOutcome): string => (rank === null ? decision : `${decision}, ${rank}`);

const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = (table[0] ?? []).map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  return table.map((row) => row.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  ').trimEnd());
}
