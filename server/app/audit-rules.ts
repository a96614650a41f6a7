/** Which commands of the console stand in the audit log, and what is said of each. One line a command. */
import type { CommandOutput, ParsedInput } from '../../protocol/command.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import { contactName } from '../conversations/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import type { Domains } from './compose-domains.ts';

/** What a rule says of one command that went well. */
export type AuditNote = Pick<AuditRecord, 'action' | 'object' | 'before' | 'after' | 'onceAnHour'>;

/** How one command is noted. */
export interface AuditRule<K extends keyof StaffContract> {
  /** What was there before; read before the command is carried out. */
  before?(input: ParsedInput<StaffContract, K>): Promise<unknown>;
  /** Null where there is nothing to note. */
  note(input: ParsedInput<StaffContract, K>, output: CommandOutput<StaffContract, K>, before: unknown): AuditNote | null;
}

/** Rules by command. */
export type AuditRules = { readonly [K in keyof StaffContract]?: AuditRule<K> };

const article = ({ id, title }: { id: string; title: string }) => ({ kind: 'article', id, name: title }) as const;
const inShelf = (id: string, name: string) => ({ kind: 'article', id, name }) as const;

/** The rules, over the domains they read from. */
export function auditRules({ auth, teams, conversations, inboxes, topics, openingHours, helpSettings, knowledgeBase, mailRoom, routingSettings }: Pick<Domains, 'mailRoom' | 'auth' | 'teams' | 'conversations' | 'inboxes' | 'topics' | 'openingHours' | 'helpSettings' | 'knowledgeBase'> & {
  routingSettings: { read(): Promise<unknown> };
}): AuditRules {
  const articleBefore = async (id: string): Promise<{ id: string; title: string }> => (await knowledgeBase.findIds([id]))[0] ?? { id, title: id };
  return {
    'people.add': { note: (_input, { person }) => ({ action: 'person.added', object: { kind: 'person', id: person.id, name: person.name }, after: person }) },
    'people.change': {
      before: ({ id }) => auth.users.find(id),
      note: (_input, { person }, before) => ({ action: 'person.changed', object: { kind: 'person', id: person.id, name: person.name }, before, after: person }),
    },
    'people.invite': { note: (_input, { person }) => ({ action: 'person.invited', object: { kind: 'person', id: person.id, name: person.name }, after: person }) },
    'people.revoke_invitation': {
      before: ({ id }) => auth.users.find(id),
      note: ({ id }, _output, before) => ({ action: 'person.invitation_revoked', object: { kind: 'person', id, name: nameOf(before) } }),
    },
    'people.reset_second_factor': { note: (_input, { person }) => ({ action: 'person.second_factor_reset', object: { kind: 'person', id: person.id, name: person.name } }) },
    'presence.change_settings': { note: (_input, { settings }) => ({ action: 'setting.changed', object: { kind: 'setting', id: 'presence', name: 'Status and reasons' }, after: settings }) },
    'inboxes.add': { note: (_input, { inbox }) => ({ action: 'inbox.added', object: { kind: 'inbox', id: inbox.key, name: inbox.companyName }, after: inbox }) },
    'roles.save': {
      before: async ({ id }) => (id === null ? undefined : auth.roles.find(id)),
      note: (_input, { role }, before) => ({ action: 'role.changed', object: { kind: 'role', id: role.id, name: role.name }, before, after: role }),
    },
    'roles.delete': {
      before: ({ id }) => auth.roles.find(id),
      note: ({ id, moveTo }, _output, before) => ({ action: 'role.deleted', object: { kind: 'role', id, name: nameOf(before) }, after: { moveTo } }),
    },
    'teams.save': {
      before: async ({ id }) => (id === null ? undefined : teams.find(id)),
      note: (_input, { team }, before) => ({ action: 'team.changed', object: { kind: 'team', id: team.id, name: team.name }, before, after: team }),
    },
    'teams.delete': {
      before: ({ id }) => teams.find(id),
      note: ({ id, moveTo }, { moved }, before) => ({ action: 'team.deleted', object: { kind: 'team', id, name: nameOf(before) }, after: { moveTo, moved } }),
    },
    'people.reset_password': {
      before: ({ id }) => auth.users.find(id),
      note: ({ id }, _output, before) => ({ action: 'person.password_reset', object: { kind: 'person', id, name: nameOf(before) } }),
    },
    'settings.change': {
      before: ({ key }) => inboxes.find(key),
      note: ({ key }, { inbox }, before) => ({ action: 'inbox.changed', object: { kind: 'inbox', id: key, name: inbox.companyName }, before, after: inbox }),
    },
    'topics.change': {
      before: ({ inbox }) => topics.read(inbox),
      note: ({ inbox }, output, before) => ({ action: 'topics.changed', object: { kind: 'topics', id: inbox, name: null }, before, after: output }),
    },
    'routing.change': {
      before: () => routingSettings.read(),
      note: (_input, output, before) => ({ action: 'routing.changed', object: { kind: 'routing', id: 'routing', name: null }, before, after: output }),
    },
    'hours.change': {
      before: ({ of }) => openingHours.read(of),
      note: ({ of }, output, before) => ({ action: 'hours.changed', object: { kind: 'hours', id: 'inbox' in of ? of.inbox : of.team, name: null }, before, after: output }),
    },
    'mail.change': {
      before: () => mailRoom.rules.read(),
      note: (_input, output, before) => ({ action: 'mail.changed', object: { kind: 'mail', id: 'mail', name: null }, before, after: { version: output.version, settings: output.settings } }),
    },
    'transcript.send': {
      note: ({ conversation }) => ({ action: 'transcript.sent', object: { kind: 'conversation', id: conversation, name: null } }),
    },
    'help_site.change': {
      before: () => helpSettings.read(),
      note: (input, _output, before) => ({ action: 'help_site.changed', object: { kind: 'help_site', id: 'help_site', name: null }, before, after: input }),
    },
    'article.publish': { note: (_input, answer) => (answer.published ? { action: 'article.published', object: article(answer.article) } : null) },
    'article.schedule': { note: (input, answer) => (answer.scheduled ? { action: 'article.scheduled', object: inShelf(input.article, answer.draft.content.title) } : null) },
    'article.archive': { note: (_input, output) => output.trial !== null ? null : ({ action: 'article.archived', object: article(output.article) }) },
    'article.rename': {
      before: (input) => articleBefore(input.article),
      note: (input, output, before) => ({ action: 'article.renamed', object: article(output.article), before: { slug: fieldOf(before, 'slug') }, after: { slug: input.slug } }),
    },
    'article.remove': {
      before: (input) => articleBefore(input.article),
      note: (input, _output, before) => ({ action: 'article.deleted', object: inShelf(input.article, fieldOf(before, 'title') ?? input.article) }),
    },
    'article.restore': { note: ({ to }, output) => (to === 'draft' || output.trial !== null ? null : { action: 'article.published', object: article(output.article), after: { restored: true } }) },
    'articles.bulk': { note: ({ articles: _articles, ...input }, { results }) => ({ action: 'article.changed_many', object: inShelf('articles', `${results.length} articles`), after: input }) },
    'import.apply': { note: (input) => ({ action: 'article.imported', object: inShelf(input.id, 'Import') }) },
    'conversation.take_over': {
      before: async ({ conversation }) => ({ name: contactName(await conversations.log.peek(conversation)) }),
      note: ({ conversation }, _output, before) => ({ action: 'conversation.taken_over', object: { kind: 'conversation', id: conversation, name: nameOf(before) } }),
    },
    'conversation.open': {
      note: ({ conversation }, { summary }) => ({ action: 'conversation.viewed', object: { kind: 'conversation', id: conversation, name: summary.contactName }, onceAnHour: true }),
    },
  };
}

function fieldOf(value: unknown, field: string): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
  return typeof found === 'string' ? found : undefined;
}

const nameOf = (value: unknown): string | null => fieldOf(value, 'name') ?? null;
