import type { DraftField } from '../../../protocol/article-desk.ts';
import type { GoldenTrial } from '../../../protocol/golden.ts';
import type { Article, ArticleContent } from '../article.ts';
import { contentOf } from '../article.ts';
import { sameValue } from '../drafts/draft.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { GoldenStore } from '../golden/golden-store.ts';
import type { TrialPlan } from '../golden/plan-trial.ts';
import { planTrial } from '../golden/plan-trial.ts';
import type { Trials } from '../golden/trials.ts';
import { articleVersion } from './article-history.ts';
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

/** A draft that is tried (rev 0: the article as it is, put into force), or what else the article becomes. */
export interface TriedKey extends DraftKey {
  becomes?: { kind: 'archived' } | { kind: 'version'; version: number } | undefined;
}

/** What somebody knows and decided when they publish. */
export interface Tried {
  trial?: string | undefined;
  acceptWorse: boolean;
}

/** Publishing waits this long for a trial, in milliseconds; whoever asked comes back then. */
const WAIT_MS = 2_500;

/** Begins to try drafts (rev 0: articles as they are, put into force), or the base as it is where none are given. */
export async function startTrial(parts: TryParts, owner: string, of: readonly TriedKey[]): Promise<GoldenTrial> {
  return parts.trials.start(owner, of, await markOf(parts, of), () => plan(parts, of));
}

/** The same for the same texts only: revs begin anew with each draft, and the article in force can change below it. */
async function markOf({ articles, drafts }: TryParts, of: readonly TriedKey[]): Promise<string> {
  const marks: string[] = [];
  for (const { article, rev, becomes } of of) marks.push([article, rev, JSON.stringify(becomes ?? null), (await articles.findId(article))?.version, rev === 0 ? '' : (await drafts.find(article))?.base].join(':'));
  return marks.join(' ');
}

/**
 * Null when publishing may go on, with a sentence for the history where something gets worse; else what is asked for. A
 * trial that is not named, or is forgotten, is begun.
 */
export async function tryFirst(
  parts: TryParts,
  owner: string,
  of: readonly TriedKey[],
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
const ANSWERING: readonly DraftField[] = ['title', 'summary', 'body', 'questions', 'audience', 'tiers'];

/** The article as it would be in force. */
async function contentOfKey(parts: TryParts, article: Article, { rev, becomes }: TriedKey): Promise<ArticleContent> {
  if (becomes?.kind === 'archived') return { ...contentOf(article), state: 'archived' };
  if (becomes?.kind === 'version') return { ...(await articleVersion(parts, article.id, becomes.version)).content, slug: article.slug, locale: article.locale };
  const draft = rev === 0 ? null : await parts.drafts.find(article.id);
  if (rev !== 0 && draft?.rev !== rev) throw changedMeanwhile();
  const content = draft === null ? {} : (await contentToPublish(parts, article, draft)).content;
  return { ...contentOf(article), ...content, state: 'published' };
}

/** Whether the bot could answer otherwise with this; another owner or category needs no trial. */
async function changesAnswers(parts: TryParts, key: TriedKey): Promise<boolean> {
  const article = await parts.articles.findId(key.article);
  const draft = key.rev === 0 ? null : await parts.drafts.find(key.article);
  if (article === null || (key.rev !== 0 && draft === null)) return true;
  const content = await contentOfKey(parts, article, key);
  if (article.state !== 'published' && content.state !== 'published') return false;
  return article.state !== content.state || ANSWERING.some((field) => !sameValue(article[field], content[field]));
}

function remarkOn({ report }: GoldenTrial): string {
  if (report === null) return 'The golden set could not be asked.';
  const broken = report.rows.filter(({ change }) => change === 'broken' || change === 'worse').length;
  const parts = [broken > 0 && `${broken} ${broken === 1 ? 'answer' : 'answers'} got worse`, report.collisions.length > 0 && `${report.collisions.length} ${report.collisions.length === 1 ? 'question meets' : 'questions meet'} another article`];
  return `Accepted: ${parts.filter(Boolean).join(', ')}.`;
}

async function plan(parts: TryParts, of: readonly TriedKey[]): Promise<TrialPlan> {
  const articles = await parts.articles.all();
  const readable = (content: ArticleContent): ArticleContent => ({ ...content, body: parts.expand(content.body, content.locale) });
  const before = articles.map((article) => readable(contentOf(article)));
  const after = new Map(articles.map(({ id }, i) => [id, before[i]]));
  const tried = new Set<string>();
  for (const key of of) {
    const article = articles.find((each) => each.id === key.article);
    if (article === undefined) throw changedMeanwhile();
    after.set(key.article, readable(await contentOfKey(parts, article, key)));
    tried.add(`${article.locale}/${article.slug}`);
  }
  const synonyms = await parts.synonyms();
  const base = of.length === 0 ? null : { articles: before, synonyms };
  return planTrial(base, { articles: [...after.values()].flatMap((each) => each ?? []), synonyms }, await parts.golden.all(), tried);
}
