import type { ArticleTranslation, PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../../realtime/handlers.ts';
import type { Article } from '../article.ts';
import { showDraft } from '../drafts/draft.ts';
import type { Draft } from '../drafts/draft.ts';
import { markdownBlocks } from '../markdown/markdown.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import { articleRows } from './article-rows.ts';
import type { Desk } from './create-desk.ts';
import { articleOf, showArticle } from './desk-parts.ts';
import { discardDraft } from './edit-draft.ts';
import { assertMayPublish } from './may-publish.ts';
import { rebaseDraft } from './rebase-draft.ts';
import { decideReview, requestReview, withdrawReview } from './review-draft.ts';

type DraftName =
  | 'article.create' | 'article.open' | 'article.leave' | 'article.here' | 'draft.save' | 'draft.discard' | 'draft.restore' | 'draft.rebase' | 'draft.render'
  | 'review.request' | 'review.decide' | 'review.withdraw';

/** The room of everybody who has an article open. */
export const articleRoom = (id: string): string => `article:${id}`;

/** Who is who, as an editor. */
const refOf = ({ id, name }: StaffContext['user']): PersonRef => ({ id, name });

/** One article and the work on it. `reviewers` are the people who may publish. */
export function draftCommands(desk: Desk, reviewers: () => Promise<readonly PersonRef[]>): Pick<StaffHandlers, DraftName> {
  const { parts, presence } = desk;
  const now = (): number => parts.clock.now();
  const shown = async (draft: Draft): Promise<{ draft: ReturnType<typeof showDraft> }> => ({ draft: showDraft(draft, await articleOf(parts, draft.article)) });

  return {
    async 'article.create'({ user }, input) {
      assertMayEdit(user);
      const { article, draft } = await desk.create(input, refOf(user));
      return { article: showArticle(article), draft: showDraft(draft, article) };
    },
    async 'article.open'({ user, join }, { article: id }) {
      assertMayEdit(user);
      const article = await articleOf(parts, id);
      await join(articleRoom(id));
      const [draft, translations, people, settings, others] = await Promise.all([
        parts.drafts.find(id), translationsOf(desk, article), reviewers(), parts.settings.read(), presence.others(id, user.id, now()),
      ]);
      return { article: showArticle(article), draft: draft && showDraft(draft, article), translations, reviewers: people, settings, others };
    },
    async 'article.leave'({ user, leave }, { article }) {
      await leave(articleRoom(article));
      await presence.leave(article, user.id);
      return null;
    },
    async 'article.here'({ user }, { article, editing }) {
      assertMayEdit(user);
      return { others: await presence.here(article, user, editing, now()) };
    },
    async 'draft.save'({ user }, save) {
      assertMayEdit(user);
      const outcome = await desk.save(save, refOf(user));
      const draft = showDraft(outcome.draft, outcome.article);
      return outcome.saved ? { saved: true, draft, merged: outcome.merged } : { saved: false, conflict: { draft, clashes: outcome.clashes } };
    },
    async 'draft.discard'({ user }, key) {
      assertMayEdit(user);
      const { draft, article } = await discardDraft(parts, key, refOf(user));
      return { discarded: showDraft(draft, article) };
    },
    async 'draft.restore'({ user }, { article, content }) {
      assertMayEdit(user);
      const outcome = await desk.save({ article, rev: 0, change: content }, refOf(user));
      if (!outcome.saved) throw new AppError('conflict', 'This article has another draft meanwhile.');
      return { draft: showDraft(outcome.draft, outcome.article) };
    },
    async 'draft.rebase'({ user }, rebase) {
      assertMayEdit(user);
      return shown(await rebaseDraft(parts, rebase, refOf(user)));
    },
    async 'draft.render'({ user }, { body, locale }) {
      assertMayEdit(user);
      const { text, problems } = desk.sources.expand(body, locale);
      return { body: markdownBlocks(text), problems };
    },
    async 'review.request'({ user }, { reviewer: id, note, ...key }) {
      assertMayEdit(user);
      const reviewer = id === null ? null : ((await reviewers()).find((person) => person.id === id) ?? null);
      if (id !== null && reviewer === null) throw new AppError('invalid_payload', 'This person cannot review articles.', { issues: [{ path: 'reviewer', message: 'cannot review' }] });
      return shown(await requestReview(parts, key, { reviewer, note }, refOf(user)));
    },
    async 'review.decide'({ user }, { decision, note, ...key }) {
      assertMayPublish(user);
      return shown(await decideReview(parts, key, decision, note, refOf(user)));
    },
    async 'review.withdraw'({ user }, key) {
      assertMayEdit(user);
      return shown(await withdrawReview(parts, key, refOf(user)));
    },
  };
}

async function translationsOf({ parts, sources: { categorySlug }, today }: Desk, article: Article): Promise<ArticleTranslation[]> {
  const others = (await parts.articles.findSlugs([article.slug])).filter(({ id }) => id !== article.id);
  if (others.length === 0) return [];
  const originals = await parts.articles.findIds(others.flatMap(({ translates }) => translates?.article ?? []));
  const drafts = await parts.drafts.notes(others.map(({ id }) => id));
  const heads = [...new Map([...others, ...originals].map((each) => [each.id, each])).values()];
  const rows = articleRows({ heads, drafts, feedback: new Map(), categorySlug, today: today() });
  return rows.map(({ row }) => row).filter(({ id }) => others.some((other) => other.id === id)).map(({ id, locale, title, state, outdated }) => ({ id, locale, title, state, outdated }));
}
