import type { StaffContext, StaffHandlers } from '../../realtime/handlers.ts';
import type { PersonRef } from '../../../protocol/article-desk.ts';
import { showDraft } from '../drafts/draft.ts';
import { followRename } from '../links/follow-rename.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import { createDeskTexts } from '../texts/desk-texts-store.ts';
import { archiveArticle, removeArticle, renameArticle, verifyArticle } from './change-article.ts';
import type { Desk } from './create-desk.ts';
import { articleOf, authorOf, changedMeanwhile, showArticle } from './desk-parts.ts';
import { draftAt } from './edit-draft.ts';
import { assertMayPublish } from './may-publish.ts';
import { publishArticle } from './publish-article.ts';
import { assertReviewed, assertTitled } from './review-draft.ts';
import { scheduleDraft, unscheduleDraft } from './schedule-draft.ts';
import { startTrial, tryFirst } from './try-first.ts';

type PublishName =
  | 'article.publish' | 'article.schedule' | 'article.unschedule' | 'article.archive' | 'article.rename' | 'article.remove' | 'article.verify'
  | 'trial.start' | 'trial.read' | 'trial.cancel';

const refOf = ({ id, name }: StaffContext['user']): PersonRef => ({ id, name });

/** What readers get, and when. */
export function publishCommands(desk: Desk): Pick<StaffHandlers, PublishName> {
  const { parts, sources } = desk;

  /** Old addresses lead to the new one, and the golden set expects it; what led away from the new one ends. */
  async function beforeRename(from: string, to: string, locales: readonly string[]): Promise<void> {
    for (const locale of locales) {
      await sources.redirects.remove(locale, to);
      await sources.redirects.renamed(locale, from, to);
    }
    await parts.golden.renamed(from, to);
  }

  return {
    async 'article.publish'({ user }, { article, rev, why, ...decision }) {
      assertMayPublish(user);
      const key = { article, rev };
      const draft = await parts.drafts.find(article);
      if (draft !== null) {
        // Told before anybody waits for a trial.
        await assertReviewed(parts, draft);
        assertTitled(draft.content);
      }
      // Without the draft it is a repetition or a mistake: there is nothing to try.
      const tried = rev !== (draft?.rev ?? 0) ? { goOn: true as const, remark: '' } : await tryFirst(parts, user.id, [key], decision);
      if (!tried.goOn) return { published: false, reason: tried.reason, trial: tried.trial };
      const sentence = [why, tried.remark].filter((part) => part !== '').join(' ');
      const outcome = await parts.changing(() => publishArticle(parts, key, authorOf(user), sentence));
      if (outcome.clashes !== null) return { published: false, reason: 'clash', clashes: outcome.clashes, article: showArticle(outcome.article) };
      return { published: true, article: showArticle(outcome.article) };
    },
    async 'article.schedule'({ user }, { article, rev, at, why, ...decision }) {
      assertMayPublish(user);
      const draft = await draftAt(parts, article, rev);
      await assertReviewed(parts, draft);
      const tried = await tryFirst(parts, user.id, [{ article, rev }], decision);
      if (!tried.goOn) return { scheduled: false, reason: tried.reason, trial: tried.trial };
      const sentence = [why, tried.remark].filter((part) => part !== '').join(' ');
      const scheduled = await scheduleDraft(parts, { article, rev }, { at, why: sentence }, refOf(user));
      return { scheduled: true, draft: showDraft(scheduled, await articleOf(parts, article)) };
    },
    async 'article.unschedule'({ user }, key) {
      assertMayPublish(user);
      return { draft: showDraft(await unscheduleDraft(parts, key, refOf(user)), await articleOf(parts, key.article)) };
    },
    async 'article.archive'({ user }, { article: id, version, why, ...decision }) {
      assertMayPublish(user);
      const present = await articleOf(parts, id);
      if (present.version !== version && present.state !== 'archived') throw changedMeanwhile();
      const tried = await tryFirst(parts, user.id, [{ article: id, rev: 0, becomes: { kind: 'archived' } }], decision);
      if (!tried.goOn) return { article: showArticle(present), trial: tried.trial };
      const sentence = [why, tried.remark].filter((part) => part !== '').join(' ');
      return { article: showArticle(await parts.changing(() => archiveArticle(parts, { article: id, version }, sentence, refOf(user)))), trial: null };
    },
    async 'article.rename'({ user }, input) {
      assertMayPublish(user);
      const { slug: from } = await articleOf(parts, input.article);
      const renamed = await parts.changing(async () => {
        const article = await renameArticle(parts, input, refOf(user), beforeRename);
        await followRename(parts, createDeskTexts(sources.store), { from, to: input.slug }, refOf(user));
        return article;
      });
      return { article: showArticle(renamed) };
    },
    async 'article.remove'({ user }, at) {
      assertMayPublish(user);
      await parts.changing(() => removeArticle(parts, at, refOf(user)));
      return null;
    },
    async 'article.verify'({ user }, at) {
      assertMayEdit(user);
      return { article: showArticle(await parts.changing(() => verifyArticle(parts, at, refOf(user)))) };
    },
    async 'trial.start'({ user }, key) {
      assertMayEdit(user);
      return { trial: await startTrial(parts, user.id, [key]) };
    },
    async 'trial.read'({ user }, { trial }) {
      assertMayEdit(user);
      return { trial: parts.trials.read(user.id, trial) };
    },
    async 'trial.cancel'({ user }, { trial }) {
      assertMayEdit(user);
      parts.trials.cancel(user.id, trial);
      return null;
    },
  };
}
