import type { GoldenReport } from '../../../protocol/golden.ts';
import { readArticleFolder } from '../files/article-folder.ts';
import type { ArticleFolder } from '../files/read-articles.ts';
import { snippetExpander } from '../snippets/expand-snippets.ts';
import { goldenReport } from './golden-report.ts';
import type { GoldenEntry } from './golden-store.ts';
import { goldenTable } from './golden-table.ts';
import type { TrialBase } from './plan-trial.ts';
import { planTrial } from './plan-trial.ts';
import type { Lessons } from './replay-base.ts';
import { replayBase } from './replay-base.ts';

/** What a replay of a folder's golden set is held to. */
export interface GoldenBar {
  /** A folder to compare with, such as the one of the main branch: nothing may get worse. */
  against?: string | undefined;
  /** Least share of golden questions that are right or among the choices, in per cent. */
  atLeast?: number | undefined;
}

/** What came of it; `faults` says what keeps the folder from passing, one sentence each. */
export interface GoldenCheck {
  questions: number;
  lines: readonly string[];
  faults: readonly string[];
}

/**
 * Replays the golden set of a content folder, without a store: as the bot would answer from these files by their words. What
 * cannot be read in it is left to `checkArticles`. A question that expects an article the folder does not have is a fault; getting worse than `against`, or below `atLeast`, is one too.
 */
export async function checkGolden(folder: string, { against, atLeast }: GoldenBar): Promise<GoldenCheck> {
  const now = await readArticleFolder(folder);
  const entries = now.extras.golden;
  const faults = missingArticles(entries, now);
  if (entries.length === 0 && against === undefined) return { questions: 0, lines: [], faults };
  const then = against === undefined ? null : await readArticleFolder(against);
  const plan = await planTrial(then && baseOf(then), baseOf(now), entries, changed(then, now));
  const learnt: Lessons = new Map();
  const before = plan.before && { questions: plan.before.questions, outcomes: await replayBase(plan.before, { learnt }) };
  const report = goldenReport({ before, after: { questions: plan.after.questions, outcomes: await replayBase(plan.after, { judgedBy: learnt }) }, tried: plan.tried, leftOut: plan.leftOut, learnt: plan.after.learns });
  const reached = share(report);
  const isBelow = atLeast !== undefined && reached !== null && reached < atLeast;
  if (isBelow) faults.push(`golden.yml: ${reached.toFixed(1)} % are right or among the choices, less than ${atLeast} %`);
  if (before !== null && report.isWorse) faults.push('golden.yml: answers got worse');
  const rows = before !== null || isBelow ? goldenTable(report) : [];
  return { questions: entries.length, lines: [...rows, ...summary(report, reached)], faults };
}

/** The articles as readers would have them, snippets put in. */
function baseOf({ files, extras }: ArticleFolder): TrialBase {
  const byName = new Map<string, Record<string, string>>();
  for (const { name, locale, text } of extras.snippets) byName.set(name, { ...byName.get(name), [locale]: text });
  const expand = snippetExpander([...byName].map(([name, texts]) => ({ name, texts })));
  return { articles: files.map(({ article }) => ({ ...article, body: expand(article.body, article.locale).text })), synonyms: extras.synonyms };
}

function missingArticles(entries: readonly GoldenEntry[], { files }: ArticleFolder): string[] {
  const slugs = new Set(files.map(({ article }) => article.slug));
  const isMissing = ({ expect }: GoldenEntry): boolean => expect !== 'person' && expect !== 'none' && !slugs.has(expect);
  return entries.filter(isMissing).map(({ question, expect }) => `golden.yml: “${question}” expects ${expect}, which is no article`);
}

/** Articles that are new or not the same as before. */
function changed(then: ArticleFolder | null, now: ArticleFolder): Set<string> {
  const before = new Map(then?.files.map(({ article }) => [`${article.locale}/${article.slug}`, JSON.stringify(article)]));
  return new Set(now.files.map(({ article }) => [`${article.locale}/${article.slug}`, JSON.stringify(article)] as const).filter(([key, text]) => then !== null && before.get(key) !== text).map(([key]) => key));
}

/** Golden questions that are right or among the choices, in per cent; null without questions. */
function share({ golden: { after } }: GoldenReport): number | null {
  const all = after.right + after.choice + after.wrong;
  return all === 0 ? null : ((after.right + after.choice) * 100) / all;
}

function summary({ golden, examples }: GoldenReport, reached: number | null): string[] {
  const said = ({ right, choice, wrong }: GoldenReport['golden']['after']): string => `${right} right, ${choice} among the choices, ${wrong} wrong`;
  const line = (name: string, { before, after }: GoldenReport['golden']): string => `${name}: ${said(after)}${before === null ? '' : ` (before: ${said(before)})`}`;
  return [...(reached === null ? [] : [`${line('golden questions', golden)}; ${reached.toFixed(1)} % right or among the choices`]), line('example questions', examples)];
}
