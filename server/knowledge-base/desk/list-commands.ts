import { PAGE_MAX } from '../../../protocol/limits.ts';
import { can } from '../../../protocol/roles.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import { bulkChange, undoBulk } from './bulk-change.ts';
import type { Desk } from './create-desk.ts';
import { countRows, listPage } from './list-articles.ts';
import { assertMayPublish } from './may-publish.ts';
import { tryFirst } from './try-first.ts';

/** Rows of a page, unless told. */
const LIMIT_USUAL = 50;

type ListName = 'articles.list' | 'articles.tiers' | 'articles.counts' | 'articles.bulk' | 'articles.undo' | 'articles.settings' | 'articles.change_settings';

/** The list of articles, and what is done with many of them. */
export function listCommands(desk: Desk, tiers: () => Promise<readonly string[]>): Pick<StaffHandlers, ListName> {
  const { parts } = desk;
  return {
    async 'articles.list'({ user }, { limit = LIMIT_USUAL, ...query }) {
      assertMayEdit(user);
      return listPage(await desk.rows(), { ...query, limit: Math.min(limit, PAGE_MAX) }, { me: user.id, today: desk.today() });
    },
    async 'articles.tiers'({ user }) {
      assertMayEdit(user);
      return { tiers: await tiers() };
    },
    async 'articles.counts'({ user }) {
      assertMayEdit(user);
      return { counts: countRows(await desk.rows(), { me: user.id, today: desk.today() }) };
    },
    async 'articles.bulk'({ user }, { articles, action }) {
      assertMayEdit(user);
      if (action.kind !== 'verify') assertMayPublish(user);
      if (action.kind !== 'publish') return { results: await parts.changing(() => bulkChange(parts, articles, action, user)), trial: null };
      const of = await Promise.all(articles.map(async ({ id }) => ({ article: id, rev: (await parts.drafts.find(id))?.rev ?? 0 })));
      const tried = await tryFirst(parts, user.id, of, action);
      if (!tried.goOn) return { results: [], trial: tried.trial };
      return { results: await parts.changing(() => bulkChange(parts, articles, { kind: 'publish', remark: tried.remark }, user)), trial: null };
    },
    async 'articles.undo'({ user }, { articles }) {
      assertMayPublish(user);
      return { results: await parts.changing(() => undoBulk(parts, articles, user)) };
    },
    async 'articles.settings'({ user }) {
      assertMayEdit(user);
      return { settings: await parts.settings.read() };
    },
    async 'articles.change_settings'({ user }, change) {
      if (!can(user, 'settings')) throw new AppError('forbidden', 'Only admins change the settings.');
      return { settings: await parts.settings.change(change) };
    },
  };
}
