import { useState } from 'preact/hooks';
import { ArrowDown, ArrowUp, CircleCheck, CircleX, Minus } from 'lucide';
import type { IconNode } from 'lucide';
import type { GoldenReport as Report, GoldenRow, GoldenTally } from '../../protocol/golden.ts';
import { Icon } from '../ui/icon.tsx';
import { CHANGE_WORDS, expectWords, outcomeWords, tallyWords } from './golden-words.ts';

const ICONS: Readonly<Record<GoldenRow['change'], IconNode>> = { broken: CircleX, worse: ArrowDown, same: Minus, better: ArrowUp, fixed: CircleCheck };
/** Rows shown before one asks for all. */
const FIRST_ROWS = 20;

/** What became of the golden set: newly broken questions first, with what the bot did before and would do now. */
export function GoldenReport({ report }: { report: Report }) {
  const [all, setAll] = useState(false);
  const rows = all ? report.rows : report.rows.slice(0, FIRST_ROWS);
  const compares = report.rows.some(({ before }) => before !== null);
  return (
    <div class="stack-s">
      <ul class="golden-sums">
        <Sum label="Golden questions" sums={report.golden} />
        <Sum label="Example questions of all articles" sums={report.examples} />
      </ul>
      {report.leftOut > 0 && <p class="muted small">{report.leftOut} questions were left out, because there are too many.</p>}
      {report.collisions.length > 0 && (
        <section class="stack-s" aria-labelledby="collisions-title">
          <h3 id="collisions-title">Example questions that another article answers first</h3>
          <ul class="golden-collisions">
            {report.collisions.map(({ question, other }) => (
              <li key={`${question} ${other}`}>
                “{question}” leads to <strong>{other}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div class="table-frame golden-frame" tabIndex={0} role="region" aria-label="Questions that changed or are wrong">
          <table class="table golden-table">
            <thead>
              <tr>
                <th scope="col">Question</th>
                <th scope="col">Should lead to</th>
                {compares && <th scope="col">Before</th>}
                <th scope="col">{compares ? 'After' : 'What the bot does'}</th>
                {compares && <th scope="col">Change</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.kind} ${row.locale} ${row.expect} ${row.question}`}>
                  <th scope="row" lang={row.locale}>
                    {row.question}
                    {row.kind === 'example' && <span class="muted small"> (example)</span>}
                  </th>
                  <td data-label="Should lead to">{expectWords(row.expect)}</td>
                  {compares && <td data-label="Before">{outcomeWords(row.before, row.expect)}</td>}
                  <td data-label="After">{outcomeWords(row.after, row.expect)}</td>
                  {compares && (
                    <td>
                      <span class={`chip change-${row.change}`}>
                        <Icon icon={ICONS[row.change]} />
                        {CHANGE_WORDS[row.change]}
                      </span>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && report.rows.length > FIRST_ROWS && (
        <button type="button" class="button" onClick={() => setAll(true)}>
          Show all {report.rows.length}
        </button>
      )}
    </div>
  );
}

function Sum({ label, sums: { before, after } }: { label: string; sums: { before: GoldenTally | null; after: GoldenTally } }) {
  const none = after.right + after.choice + after.wrong === 0;
  return (
    <li>
      <strong>{label}:</strong> {none ? 'there are none' : tallyWords(after)}
      {!none && before && before.right !== after.right && ` (before: ${before.right} right)`}
    </li>
  );
}
