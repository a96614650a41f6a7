import type { ContactRow } from '../../protocol/contacts.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationSummary } from '../../protocol/conversation-summary.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { Finding } from './create-finding.ts';

/** The commands by which conversations are found. */
export type FindingHandlers = Pick<StaffHandlers, Extract<keyof StaffHandlers, `views.${string}` | `search.${string}` | `tag_list.${string}` | `finding_settings.${string}`>>;

/** What they stand on. */
export interface FindingCommandParts {
  finding: Finding;
  summaries(states: readonly ConversationState[]): Promise<readonly ConversationSummary[]>;
  /** Contacts by words. */
  contacts(query: string, limit: number): Promise<readonly ContactRow[]>;
}

const LIMIT_DEFAULT = 50;
const HITS_DEFAULT = 20;
/** Contacts beside the conversations of a search. */
const CONTACTS_MAX = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Handlers of the commands by which conversations are found. */
export function findingCommands({ finding, summaries, contacts }: FindingCommandParts): FindingHandlers {
  function assertMay({ user }: StaffContext, permission: Permission, what: string): void {
    if (!can(user, permission)) throw new AppError('forbidden', `Your role does not include ${what}.`);
  }
  const assertDesk = (context: StaffContext): void => assertMay(context, 'desk', 'conversations');
  const maySee = ({ user }: StaffContext) => finding.visibility.of(user);

  return {
    async 'views.list'(context) {
      assertDesk(context);
      const views = await finding.views.of(context.user);
      return { views, counts: await finding.rows.counts(context.user.id, await maySee(context), views) };
    },
    async 'views.rows'(context, { filter, sort, cursor, limit = LIMIT_DEFAULT }) {
      assertDesk(context);
      const { states, next } = await finding.rows.page(context.user.id, await maySee(context), { filter, sort, cursor, limit });
      return { conversations: await summaries(states), next };
    },
    async 'views.save'(context, request) {
      assertDesk(context);
      return { view: await finding.views.save(context.user, request) };
    },
    async 'views.remove'(context, { id }) {
      assertDesk(context);
      return { view: await finding.views.remove(context.user, id) };
    },
    async 'search.find'(context, { query, status, agent, team, inbox, tag, days, cursor, limit = HITS_DEFAULT }) {
      assertDesk(context);
      const [sees, resolve] = await Promise.all([maySee(context), finding.tags.resolver()]);
      const wanted = tag === undefined ? undefined : resolve(tag);
      const fits = (state: ConversationState): boolean =>
        sees(state) &&
        (status === undefined || (state.status === 'resolved') === (status === 'resolved')) &&
        (agent === undefined || state.agent?.id === agent || state.lastAgent?.id === agent) &&
        (team === undefined || state.team?.id === team) &&
        (inbox === undefined || state.inbox === inbox) &&
        (wanted === undefined || state.tags.some((one) => resolve(one) === wanted));
      const people = cursor === undefined && can(context.user, 'contacts') ? await contacts(query, CONTACTS_MAX) : [];
      const { found, next } = await finding.find({ query, fits, since: days === undefined ? 0 : finding.now() - days * DAY_MS, cursor, limit });
      const rows = new Map((await summaries(found.map(({ state }) => state))).map((summary) => [summary.id as ConversationId, summary]));
      const hits = found.flatMap(({ state, ...where }) => {
        const summary = rows.get(state.id);
        return summary === undefined ? [] : [{ summary, ...where }];
      });
      return { hits, contacts: people, next };
    },
    async 'tag_list.read'(context) {
      assertDesk(context);
      return { tags: await finding.tags.all() };
    },
    async 'tag_list.counts'(context) {
      assertDesk(context);
      return { counts: await finding.tagCounts() };
    },
    async 'tag_list.change'(context, { key, version, name, color }) {
      assertMay(context, 'shared', 'managing tags');
      return { tag: await finding.tags.change(key, version, { name, color }) };
    },
    async 'tag_list.merge'(context, { key, version, into }) {
      assertMay(context, 'shared', 'managing tags');
      return { tag: await finding.tags.merge(key, version, into) };
    },
    async 'finding_settings.read'(context) {
      assertMay(context, 'settings', 'settings');
      return finding.visibility.read();
    },
    async 'finding_settings.change'(context, { version, teamsOnly }) {
      assertMay(context, 'settings', 'changing settings');
      return finding.visibility.change(version, teamsOnly);
    },
  };
}
