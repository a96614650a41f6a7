import type { GoldenTrial } from '../../../protocol/golden.ts';
import { foreignCursor } from '../../kernel/time-cursor.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import type { Article } from '../article.ts';
import { showDraft } from '../drafts/draft.ts';
import { markdownBlocks } from '../markdown/markdown.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import { articleVersion, articleVersions, diffVersions, isRestored, restoreAsDraft, restoreInForce } from './article-history.ts';
import type { Desk } from './create-desk.ts';
import { articleOf, showArticle } from './desk-parts.ts';
import { assertMayPublish } from './may-publish.ts';
import { tryFirst } from './try-first.ts';

type HistoryName = 'article.versions' | 'article.version' | 'article.diff' | 'article.restore';

/** Versions of a page, unless told. */
const LIMIT_USUAL = 30;

/** What an article was before. */
export function historyCommands({ parts }: Desk): Pick<StaffHandlers, HistoryName> {
  return {
    async 'article.versions'({ user }, { article, cursor, limit = LIMIT_USUAL }) {
      assertMayEdit(user);
      const before = cursor === undefined ? null : Number(cursor);
      if (before !== null && !Number.isSafeInteger(before)) throw foreignCursor();
      const { versions, next } = await articleVersions(parts, article, before, limit);
      return { versions, next: next === null ? null : String(next) };
    },
    async 'article.version'({ user }, { article: id, version }) {
      assertMayEdit(user);
      const { head, content, article } = await articleVersion(parts, id, version);
      const as = { ...article, ...content, version, by: head.by, updatedAt: head.at };
      return { version: head, article: showArticle(as), body: markdownBlocks(parts.expand(content.body, content.locale)) };
    },
    async 'article.diff'({ user }, { article, from, to, by }) {
      assertMayEdit(user);
      return { fields: await diffVersions(parts, article, from, to, by) };
    },
    async 'article.restore'({ user }, { article: id, version, to, over, why, ...decision }) {
      const by = { id: user.id, name: user.name };
      if (to === 'draft') {
        assertMayEdit(user);
        const { article, draft } = await restoreAsDraft(parts, id, version, over, by);
        return { article: showArticle(article), draft: showDraft(draft, article), trial: null };
      }
      assertMayPublish(user);
      const answer = async (article: Article, trial: GoldenTrial | null) => {
        const draft = await parts.drafts.find(id);
        return { article: showArticle(article), draft: draft && showDraft(draft, article), trial };
      };
      const present = await articleOf(parts, id);
      if (isRestored(present, version, over)) return answer(present, null);
      const tried = await tryFirst(parts, user.id, [{ article: id, rev: 0, becomes: { kind: 'version', version } }], decision);
      if (!tried.goOn) return answer(present, tried.trial);
      const sentence = tried.remark === '' ? why : `${why === '' ? `Version ${version} restored.` : why} ${tried.remark}`;
      return answer(await parts.changing(() => restoreInForce(parts, id, version, over, sentence, by)), null);
    },
  };
}
