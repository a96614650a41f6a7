import type { GoldenCollision, GoldenOutcome, GoldenReport, GoldenRow, GoldenTally, GoldenVerdict } from '../../../protocol/golden.ts';
import type { ReplayQuestion } from './replay.ts';

/** One side of a report: questions, and what they came to, side by side. */
export interface ReplayedSide {
  questions: readonly ReplayQuestion[];
  outcomes: readonly GoldenOutcome[];
}

/** What a report is made of. `tried` are the articles that change, by locale and slug: `en/pay`. */
export interface ReportParts {
  /** Null where there is nothing to compare with. */
  before: ReplayedSide | null;
  after: ReplayedSide;
  tried: ReadonlySet<string>;
  leftOut: number;
  learnt: boolean;
}

/** Rows and collisions that a report names. */
const ROWS_MAX = 500;
const COLLISIONS_MAX = 100;
const VALUE: Readonly<Record<GoldenVerdict, number>> = { right: 2, choice: 1, wrong: 0 };
const ORDER: readonly GoldenRow['change'][] = ['broken', 'worse', 'same', 'fixed', 'better'];

/** What became of the questions. Those that nothing is compared with are named where they are not right. */
export function goldenReport({ before, after, tried, leftOut, learnt }: ReportParts): GoldenReport {
  const then = new Map((before?.questions ?? []).map((question, i) => [keyOf(question), before?.outcomes[i]]));
  const rows = after.questions.flatMap((question, i): GoldenRow[] => {
    const now = after.outcomes[i];
    const was = then.get(keyOf(question)) ?? null;
    const { kind, question: words, expect, locale } = question;
    return now === undefined ? [] : [{ kind, question: words, expect, locale, before: was, after: now, change: changeOf(was, now) }];
  });
  const collisions = rows.flatMap((row) => collisionOf(row, tried));
  const named = rows.filter(({ change, after: now, before: was }) => change !== 'same' || (was === null && now.verdict !== 'right'));
  return {
    golden: tallies(rows, before, 'golden'),
    examples: tallies(rows, before, 'example'),
    rows: named.sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change) || kindOrder(a) - kindOrder(b) || VALUE[a.after.verdict] - VALUE[b.after.verdict]).slice(0, ROWS_MAX),
    collisions: collisions.slice(0, COLLISIONS_MAX),
    isWorse: collisions.length > 0 || rows.some(({ change }) => change === 'broken' || change === 'worse'),
    leftOut,
    learnt,
  };
}

const keyOf = ({ kind, question, expect, locale }: ReplayQuestion): string => JSON.stringify([kind, question, expect, locale]);
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

function tallies(rows: readonly GoldenRow[], before: ReplayedSide | null, kind: ReplayQuestion['kind']): { before: GoldenTally | null; after: GoldenTally } {
  const tally = (outcomes: readonly GoldenOutcome[]): GoldenTally => {
    const count = (verdict: GoldenVerdict): number => outcomes.filter((outcome) => outcome.verdict === verdict).length;
    return { right: count('right'), choice: count('choice'), wrong: count('wrong') };
  };
  const then = before?.outcomes.filter((_, i) => before.questions[i]?.kind === kind);
  return { before: then === undefined ? null : tally(then), after: tally(rows.filter((row) => row.kind === kind).map(({ after }) => after)) };
}
