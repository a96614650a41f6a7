/** One figure of a bench: what, how much, in which unit, and the limit it must keep, where one is stated. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The value must not be above (`max`) or below (`min`) this. */
  max?: number;
  min?: number;
}

/** A bench's result: a title and its figures, in the order they are printed. */
export interface BenchResult {
  title: string;
  figures: readonly Figure[];
}

/** Whether a figure keeps its limit; true where it has none. */
export function keepsLimit({ value, max, min }: Figure): boolean {
  return (max === undefined || value <= max) && (min === undefined || value >= min) && Number.isFinite(value);
}

/** The result as a table in text: name, value with unit, limit, and "broken" where the limit is. */
export function formatTable({ title, figures }: BenchResult): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${formatNumber(figure.value)} ${figure.unit}`.trim(),
    figure.max !== undefined ? `≤ ${formatNumber(figure.max)}` : figure.min !== undefined ? `≥ ${formatNumber(figure.min)}` : '',
    keepsLimit(figure) ? '' : 'broken',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => {
    const [name = '', value = '', limit = '', broken = ''] = row;
    return `  ${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${limit.padStart(widths[2] ?? 0)}  ${broken}`.trimEnd();
  });
  return [title, ...lines].join('\n');
}

function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return 'none';
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** The value below which `share` (0–1) of the sorted or unsorted `values` lie, by the nearest-rank method; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
