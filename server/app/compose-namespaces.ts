import { chatArticleCommands, createChatArticles } from '../chat-articles/index.ts';
import { feedbackCommands, readerCommands } from '../article-feedback/index.ts';
import { auditCommands } from '../audit/index.ts';
import { ledgerCommands, restedSearches } from '../answer-ledger/index.ts';
import { hoursCommands } from '../business-hours/index.ts';
import { createActivityStore, createLiveCounts, publishEvents, rooms, staffCommands, visitorCommands } from '../conversations/index.ts';
import type { Broadcast } from '../conversations/index.ts';
import { DEFAULT_INBOX, settingsCommands } from '../inboxes/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { articleCommands, articleRoom, deskCommands, importCommands, shelfCommands } from '../knowledge-base/index.ts';
import { presenceCommands } from '../presence/index.ts';
import type { Realtime } from '../realtime/create-realtime.ts';
import { createRateLimiter } from '../realtime/rate-limits.ts';
import type { Store } from '../storage/store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';
import { surveyCommands } from '../surveys/index.ts';
import { topicCommands } from '../topics/index.ts';
import type { ConversationId, TeamId, UserId } from '../../protocol/ids.ts';
import type { PersonRef } from '../../protocol/article-desk.ts';
import { can } from '../../protocol/roles.ts';
import type { StaffWelcome } from '../../protocol/staff-contract.ts';
import { auditedHandlers } from './audited-handlers.ts';
import { auditRules } from './audit-rules.ts';
import { deskAuditRules } from './audit-rules-desk.ts';
import { clientAddress } from './client-address.ts';
import type { Domains } from './compose-domains.ts';
import { composeCustomers, composeGuests } from './compose-contacts.ts';
import { composeFinding, withKnownTags } from './compose-finding.ts';
import { composeRouting } from './compose-routing.ts';
import { composeSupervision } from './compose-supervision.ts';
import { composeMessages } from './compose-messages.ts';
import type { ComposedHelpSite } from './compose-help-site.ts';
import { composePeople } from './compose-people.ts';
import type { Config } from './config.ts';
import { onlyVisible } from './only-visible.ts';
import type { Task } from './periodic.ts';
import { whereOpen } from './open-inboxes.ts';
import { endRevokedConnections, openStaffNamespace } from './staff-namespace.ts';
import { openVisitorNamespace } from './visitor-namespace.ts';

/** What the namespaces stand on. */
export interface NamespaceParts {
  config: Config;
  publicUrl: string;
  ownOrigins: readonly string[];
  realtime: Realtime;
  domains: Domains;
  helpSite: Pick<ComposedHelpSite, 'commands' | 'articleAddress'>;
  store: Store;
  clock: Clock;
  logger: Logger;
}

/** Commands other than messages: far above what a hand can do, far below what hurts. */
const COMMANDS = { points: 300, seconds: 10 };
/** How often sessions that ended on another node are looked for, in milliseconds. */
const REVOKED_MS = 15_000;

/** Opens both namespaces and connects them with what happens in the domains. */
export function composeNamespaces(parts: NamespaceParts): { tasks: readonly Task[]; close(): Promise<void> } {
  const { config, realtime, domains, store, clock, logger } = parts;
  const { auth, conversations, inboxes, knowledgeBase, presence, surveys } = domains;
  const isLimited = config.visitorMessagesPer10Seconds > 0;
  const commands = createRateLimiter(isLimited ? COMMANDS : { points: 0, seconds: 10 });

  const broadcast: Broadcast = {
    toVisitors: (room, push, payload, except = '') => void visitors.to(room).except(except).emit(push, payload),
    toStaff: (room, push, payload, except = '') => void staff.to(room).except(except).emit(push, payload),
  };
  const edge = { log: conversations.log, events: conversations.events, store: conversations.store, receipts: conversations.receipts, broadcast };
  const activity = createActivityStore(store);
  const acted = ({ id }: { id: UserId }, conversation: ConversationId): void => {
    activity.record(id, conversation, clock.now()).catch((err: unknown) => logger.warn({ err }, 'activity was not recorded'));
  };
  const messages = composeMessages({ domains, store, clock, broadcast, acted, publicSlugs: (slugs, conversation) => chatArticles.publicSlugs(slugs, conversation) });

  const addressOf = clientAddress(config.trustedProxies);
  const routing = composeRouting({ domains, store, clock, logger, broadcast });

  const visitors = openVisitorNamespace({
    guests: composeGuests({ contacts: domains.contacts, addressOf, clock, logger }),
    realtime,
    inboxes,
    conversations,
    clock,
    messages: createRateLimiter({ points: config.visitorMessagesPer10Seconds, seconds: 10 }),
    commands,
    peopleOnline: () => presence.anyoneOnline(),
    hours: (inbox) => domains.hours.state(inbox),
    canMail: () => domains.mail.configured(),
    featured: (locale) => knowledgeBase.featured(locale),
    handlers: {
      ...whereOpen(visitorCommands({ ...edge, filesOf: messages.visitorFiles, showsUnsent: async (inbox) => (await inboxes.find(inbox))?.showsUnsent ?? false }), inboxes),
      ...messages.visitorCommands,
      ...articleCommands(knowledgeBase, restedSearches(domains.ledger, (err) => logger.warn({ err }, 'a search was not kept')), (visitor) => domains.contacts.readerIn(visitor)),
      ...readerCommands(domains.feedback, (visitor) => domains.contacts.readerIn(visitor)),
      ...routing.visitors,
      ...domains.mailRoom.visitorHandlers,
      ...domains.callBacks.visitorHandlers,
    },
  });

  const knowsInbox = async (key: string): Promise<boolean> => (await inboxes.find(key)) !== null;

  const reasonOf = (id: UserId): { reason?: string } => {
    const reason = presence.reasonOf(id);
    return reason === null ? {} : { reason };
  };

  async function team(): Promise<StaffWelcome['team']> {
    const people = (await auth.users.all()).filter((user) => user.active && can(user, 'desk'));
    return people.map(({ id, name }) => ({ id, name, status: presence.statusOf(id), ...reasonOf(id) }));
  }

  async function reviewers(): Promise<PersonRef[]> {
    const people = (await auth.users.all()).filter((user) => user.active && can(user, 'articles.publish'));
    return people.map(({ id, name }) => ({ id, name }));
  }

  const chatArticles = createChatArticles({
    knowledge: knowledgeBase,
    peek: (conversation) => conversations.log.peek(conversation),
    events: conversations.events,
    standingOf: (state) => domains.contacts.standing(state),
    addressOf: parts.helpSite.articleAddress,
  });

  const finding = composeFinding(domains);
  const peek = (conversation: ConversationId) => conversations.log.peek(conversation);
  const customers = composeCustomers(domains, visitors, broadcast, logger);
  const people = composePeople(domains, store, parts.publicUrl);
  const supervision = composeSupervision({ domains, store, clock, logger, broadcast, staff: () => staff, directory: routing.directory });

  const staff = openStaffNamespace({
    realtime,
    sessions: auth.sessions,
    presence,
    conversations,
    clock,
    logger,
    commands,
    ownOrigins: parts.ownOrigins,
    store: { kind: store.kind, description: store.description },
    companyName: async () => (await inboxes.find(DEFAULT_INBOX))?.companyName ?? '',
    team,
    addressOf,
    handlers: auditedHandlers(onlyVisible({
      ...staffCommands({
        ...edge,
        acted,
      }),
      ...withKnownTags(messages.staffCommands, domains.finding, peek),
      ...chatArticleCommands(chatArticles),
      ...presenceCommands(presence, createVersionedSettings(store, 'presence_settings', clock)),
      ...surveyCommands(surveys),
      ...people.commands,
      ...parts.helpSite.commands,
      ...settingsCommands(inboxes, parts.publicUrl),
      ...topicCommands({ topics: domains.topics, clock, knows: knowsInbox }),
      ...hoursCommands({ openingHours: domains.openingHours, clock, knowsInbox, knowsTeam: async (id) => (await domains.teams.find(id as TeamId)) !== null }),
      ...deskCommands(knowledgeBase.desk, reviewers, async () => (await domains.contacts.settings.read()).tiers),
      ...shelfCommands(knowledgeBase.shelf, domains.upkeep),
      ...importCommands(knowledgeBase.imports, logger),
      ...feedbackCommands(domains.feedback),
      ...ledgerCommands(domains.ledger),
      ...domains.mailRoom.staffHandlers,
      ...domains.callBacks.staffHandlers,
      ...auditCommands(domains.audit, () => auth.users.all()),
      ...routing.staff,
      ...supervision.handlers,
      ...customers.handlers,
      ...finding.handlers,
    }, domains.finding.visibility, peek), { ...deskAuditRules, ...auditRules({ ...domains, routingSettings: routing.settings }) }, domains.audit, logger),
  });

  knowledgeBase.desk.onChanged((notice) => broadcast.toStaff(articleRoom(notice.article), 'article', notice));
  const counts = createLiveCounts({ store: conversations.store, broadcast, logger, atDesk: () => presence.connectedHere() });
  conversations.onProjected(() => counts.changed());
  domains.callBacks.tellBy(broadcast);
  const stopPublishing = publishEvents(conversations.log, broadcast, (state) => domains.finding.visibility.audience(state));
  let wasOnline = presence.anyoneOnline();
  presence.onChange(() => {
    void team().then(
      (people) => broadcast.toStaff(rooms.desk, 'team', people),
      (err: unknown) => logger.warn({ err }, 'the team could not be told'),
    );
    if (wasOnline === presence.anyoneOnline()) return;
    wasOnline = presence.anyoneOnline();
    visitors.emit('availability', { peopleOnline: wasOnline });
  });

  return {
    tasks: [...customers.tasks, ...finding.tasks, { name: 'ended sessions', everyMs: REVOKED_MS, run: () => endRevokedConnections(staff, auth) }, ...people.tasks, ...routing.tasks, ...supervision.tasks],
    async close() {
      await routing.close().catch((err: unknown) => logger.warn({ err }, 'routing could not be given free'));
      stopPublishing();
      supervision.close();
      counts.close();
    },
  };
}
