import type { GoldenCollision, GoldenOutcome, GoldenReport, GoldenRow, GoldenTally, GoldenVerdict } from '../../../protocol/golden.ts';
import type { ReplayQuestion } from './replay.ts';

/** What a report is made of; the lists go side by side. `tried` are the slugs of the articles that change, with their locale: `en/pay`. */
export interface ReportParts {
  questions: readonly ReplayQuestion[];
  before: readonly GoldenOutcome[] | null;
  after: readonly GoldenOutcome[];
  tried: ReadonlySet<string>;
  leftOut: number;
  learnt: boolean;
}

/** Rows and collisions that a report names. */
const ROWS_MAX = 500;
const COLLISIONS_MAX = 100;
const VALUE: Readonly<Record<GoldenVerdict, number>> = { right: 2, choice: 1, wrong: 0 };
const ORDER: readonly GoldenRow['change'][] = ['broken', 'worse', 'same', 'fixed', 'better'];

/** What became of the questions. Those that are wrong as before are named where there is nothing to compare with. */
export function goldenReport({ questions, before, after, tried, leftOut, learnt }: ReportParts): GoldenReport {
  const rows = questions.flatMap((question, i): GoldenRow[] => {
    const now = after[i];
    if (now === undefined) return [];
    const then = before?.[i] ?? null;
    return [{ kind: question.kind, question: question.question, expect: question.expect, locale: question.locale, before: then, after: now, change: changeOf(then, now) }];
  });
  const collisions = rows.flatMap((row) => collisionOf(row, tried));
  const named = rows.filter(({ change, after: now, before: then }) => change !== 'same' || (then === null && now.verdict !== 'right'));
  return {
    golden: tallies(rows.filter(({ kind }) => kind === 'golden')),
    examples: tallies(rows.filter(({ kind }) => kind === 'example')),
    rows: named.sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change) || kindOrder(a) - kindOrder(b)).slice(0, ROWS_MAX),
    collisions: collisions.slice(0, COLLISIONS_MAX),
    isWorse: collisions.length > 0 || rows.some(({ change }) => change === 'broken' || change === 'worse'),
    leftOut,
    learnt,
  };
}

const kindOrder = ({ kind }: GoldenRow): number => (kind === 'golden' ? 0 : 1);

/**
 * `broken`: it was right and is not any more. Among verdicts that are alike, only a rank that leaves the choices counts:
 * places below change with every word that anybody writes.
 */
function changeOf(before: GoldenOutcome | null, after: GoldenOutcome): GoldenRow['change'] {
  if (before === null) return 'same';
  const step = VALUE[after.verdict] - VALUE[before.verdict];
  if (step < 0) return before.verdict === 'right' ? 'broken' : 'worse';
  if (step > 0) return after.verdict === 'right' ? 'fixed' : 'better';
  const [was, is] = [isNear(before.rank), isNear(after.rank)];
  return was === is ? 'same' : was ? 'worse' : 'better';
}

const isNear = (rank: number | null): boolean => rank !== null && rank <= 3;

/** An example question of an article that is tried, with another one first; or one of another article that now leads to it. */
function collisionOf({ kind, question, expect, locale, before, after }: GoldenRow, tried: ReadonlySet<string>): GoldenCollision[] {
  if (kind !== 'example' || after.first === null || after.first === expect || before?.first === after.first) return [];
  if (!tried.has(`${locale}/${expect}`) && !tried.has(`${locale}/${after.first}`)) return [];
  return [{ question, article: expect, other: after.first }];
}

function tallies(rows: readonly GoldenRow[]): { before: GoldenTally | null; after: GoldenTally } {
  const tally = (outcomes: readonly GoldenOutcome[]): GoldenTally => {
    const count = (verdict: GoldenVerdict): number => outcomes.filter((outcome) => outcome.verdict === verdict).length;
    return { right: count('right'), choice: count('choice'), wrong: count('wrong') };
  };
  const before = rows.flatMap(({ before: then }) => then ?? []);
  return { before: before.length === 0 ? null : tally(before), after: tally(rows.map(({ after }) => after)) };
}
