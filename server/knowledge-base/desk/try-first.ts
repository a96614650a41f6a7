import type { DraftField } from '../../../protocol/article-desk.ts';
import type { GoldenTrial } from '../../../protocol/golden.ts';
import type { ArticleContent } from '../article.ts';
import { contentOf } from '../article.ts';
import { sameValue } from '../drafts/draft.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { GoldenStore } from '../golden/golden-store.ts';
import type { TrialPlan } from '../golden/plan-trial.ts';
import { planTrial } from '../golden/plan-trial.ts';
import type { Trials } from '../golden/trials.ts';
import type { DeskParts } from './desk-parts.ts';
import { changedMeanwhile } from './desk-parts.ts';
import { contentToPublish } from './publish-article.ts';
import type { DraftKey } from './review-draft.ts';

/** What trying needs besides the desk. */
export interface TryParts extends DeskParts {
  golden: GoldenStore;
  trials: Trials;
  synonyms(): Promise<readonly SynonymGroup[]>;
  /** A text as readers have it, snippets put in. */
  expand(body: string, locale: string): string;
}

/** What somebody knows and decided when they publish. */
export interface Tried {
  trial?: string | undefined;
  acceptWorse: boolean;
}

/** Publishing waits this long for a trial, in milliseconds; whoever asked comes back then. */
const WAIT_MS = 2_500;

/** Begins to try drafts (rev 0: articles as they are, put into force), or the base as it is where none are given. */
export async function startTrial(parts: TryParts, owner: string, of: readonly DraftKey[]): Promise<GoldenTrial> {
  return parts.trials.start(owner, of, await markOf(parts, of), () => plan(parts, of));
}

/** The same for the same texts only: revs begin anew with each draft, and the article in force can change below it. */
async function markOf({ articles, drafts }: TryParts, of: readonly DraftKey[]): Promise<string> {
  const marks: string[] = [];
  for (const { article, rev } of of) marks.push([article, rev, (await articles.findId(article))?.version, rev === 0 ? '' : (await drafts.find(article))?.base].join(':'));
  return marks.join(' ');
}

/**
 * Null when publishing may go on, with a sentence for the history where something gets worse; else what is asked for. A
 * trial that is not named, or is forgotten, is begun.
 */
export async function tryFirst(
  parts: TryParts,
  owner: string,
  of: readonly DraftKey[],
  { trial: id, acceptWorse }: Tried,
): Promise<{ goOn: true; remark: string } | { goOn: false; reason: 'trial_running' | 'needs_decision'; trial: GoldenTrial }> {
  const { trials } = parts;
  if (!(await Promise.all(of.map((key) => changesAnswers(parts, key)))).includes(true)) return { goOn: true, remark: '' };
  const mark = await markOf(parts, of);
  const known = id === undefined ? null : trials.named(owner, id, mark);
  const named = known?.state === 'cancelled' ? null : known;
  const begun = named ?? trials.running(owner, mark) ?? (await startTrial(parts, owner, of));
  const trial = begun.state === 'running' ? await trials.wait(owner, begun.id, WAIT_MS) : begun;
  if (trial.state === 'running') return { goOn: false, reason: 'trial_running', trial };
  const isFine = trial.state === 'done' && trial.report?.isWorse === false;
  // Only who has seen what gets worse can accept it.
  if (!isFine && !(acceptWorse && named !== null)) return { goOn: false, reason: 'needs_decision', trial };
  return { goOn: true, remark: isFine ? '' : remarkOn(trial) };
}

/** Fields that the bot answers from, and by which it decides who may see it. */
const ANSWERING: readonly DraftField[] = ['title', 'summary', 'body', 'questions', 'audience'];

/** Whether the bot could answer otherwise when this is published; another owner or category needs no trial. */
async function changesAnswers(parts: TryParts, { article: id, rev }: DraftKey): Promise<boolean> {
  const article = await parts.articles.findId(id);
  const draft = rev === 0 ? null : await parts.drafts.find(id);
  if (article?.state !== 'published' || (rev !== 0 && draft === null)) return true;
  const content = draft === null ? article : (await contentToPublish(parts, article, draft)).content;
  return ANSWERING.some((field) => !sameValue(article[field], content[field]));
}

function remarkOn({ report }: GoldenTrial): string {
  if (report === null) return 'The golden set could not be asked.';
  const broken = report.rows.filter(({ change }) => change === 'broken' || change === 'worse').length;
  const parts = [broken > 0 && `${broken} ${broken === 1 ? 'answer' : 'answers'} got worse`, report.collisions.length > 0 && `${report.collisions.length} ${report.collisions.length === 1 ? 'question meets' : 'questions meet'} another article`];
  return `Accepted: ${parts.filter(Boolean).join(', ')}.`;
}

async function plan(parts: TryParts, of: readonly DraftKey[]): Promise<TrialPlan> {
  const articles = await parts.articles.all();
  const readable = (content: ArticleContent): ArticleContent => ({ ...content, body: parts.expand(content.body, content.locale) });
  const before = articles.map((article) => readable(contentOf(article)));
  const after = new Map(articles.map(({ id }, i) => [id, before[i]]));
  const tried = new Set<string>();
  for (const { article: id, rev } of of) {
    const article = articles.find((each) => each.id === id);
    const draft = rev === 0 ? null : await parts.drafts.find(id);
    if (article === undefined || (rev !== 0 && draft?.rev !== rev)) throw changedMeanwhile();
    const content = draft === null ? contentOf(article) : (await contentToPublish(parts, article, draft)).content;
    after.set(id, readable({ ...contentOf(article), ...content, state: 'published' }));
    tried.add(`${article.locale}/${article.slug}`);
  }
  const synonyms = await parts.synonyms();
  const base = of.length === 0 ? null : { articles: before, synonyms };
  return planTrial(base, { articles: [...after.values()].flatMap((each) => each ?? []), synonyms }, await parts.golden.all(), tried);
}
