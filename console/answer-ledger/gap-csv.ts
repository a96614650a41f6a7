import type { GapRow, LedgerDays } from '../../protocol/ledger.ts';
import { GAP_KINDS } from '../../protocol/ledger.ts';
import { GAP_STATE_WORDS, KIND_WORDS } from './ledger-words.ts';

/** A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection); an apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r]/;

/** Gaps as a table (RFC 4180), with a mark that tells spreadsheets it is UTF-8. */
export function gapCsv(gaps: readonly GapRow[], days: LedgerDays): string {
  const head = [
    'Question', 'Language', 'State', `People in ${days} days`, 'People in the period before', `Questions in ${days} days`,
    ...GAP_KINDS.map((kind) => KIND_WORDS[kind].chip), 'Asked last', 'Article', 'Id',
  ];
  const rows = gaps.map((gap) => [
    gap.question, gap.locale, GAP_STATE_WORDS[gap.state], gap.people, gap.peopleBefore, gap.questions,
    ...GAP_KINDS.map((kind) => gap.kinds[kind] ?? 0), new Date(gap.lastAt).toISOString(), gap.article?.title ?? '', gap.id,
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
