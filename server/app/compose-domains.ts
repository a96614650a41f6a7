import { can } from '../../protocol/roles.ts';
import { randomId } from '../kernel/ids.ts';
import type { Audit } from '../audit/index.ts';
import { createAttachments, createSigningKeys } from '../attachments/index.ts';
import type { Attachments } from '../attachments/index.ts';
import { createAuth } from '../auth/index.ts';
import type { Auth } from '../auth/index.ts';
import { botReactor } from '../bot/index.ts';
import { createHoursStore, createOpeningHours, sampleHours } from '../business-hours/index.ts';
import type { OpeningHours } from '../business-hours/index.ts';
import { createConversations, releaseOrphans } from '../conversations/index.ts';
import type { Conversations } from '../conversations/index.ts';
import { openFinding } from './compose-finding.ts';
import type { FindingDomains } from './compose-finding.ts';
import { createInboxes, createInboxStore, DEFAULT_INBOX } from '../inboxes/index.ts';
import type { Inboxes } from '../inboxes/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { createPresence, createPresenceStore, RENEW_MS } from '../presence/index.ts';
import type { Presence } from '../presence/index.ts';
import type { Store } from '../storage/store.ts';
import { createSurveys } from '../surveys/index.ts';
import type { Surveys } from '../surveys/index.ts';
import { createUploads, createUploadStore } from '../uploads/index.ts';
import type { Uploads } from '../uploads/index.ts';
import { createTopics, createTopicStore, sampleTopics } from '../topics/index.ts';
import type { Topics } from '../topics/index.ts';
import type { Teams } from '../teams/index.ts';
import { articleReactors, articleTasks, closeArticles, composeArticles } from './compose-articles.ts';
import type { ArticleDomains } from './compose-articles.ts';
import { botParts } from './bot-parts.ts';
import { auditedAuth, composeAudit } from './compose-audit.ts';
import { composeNotifications } from './compose-notifications.ts';
import type { Notifications } from '../notifications/index.ts';
import { composeTeams } from './compose-people.ts';
import type { Config } from './config.ts';
import { countingHours } from './counting-hours.ts';
import { composeReach } from './compose-reach.ts';
import type { Reach } from './compose-reach.ts';
import { messageReactors } from './message-reactors.ts';
import type { Task } from './periodic.ts';

/** What the domains stand on. */
export interface DomainParts {
  config: Config;
  publicUrl: string;
  store: Store;
  clock: Clock;
  logger: Logger;
  /** Told in plain lines what a first start could not load. */
  say(line: string): void;
}

/** Every domain, wired. */
export interface Domains extends FindingDomains, Reach, ArticleDomains {
  notifications: Notifications;
  audit: Audit;
  attachments: Attachments;
  auth: Auth;
  inboxes: Inboxes;
  openingHours: OpeningHours;
  topics: Topics;
  presence: Presence;
  teams: Teams;
  conversations: Conversations;
  surveys: Surveys;
  uploads: Uploads;
  firstAdmin: { email: string; password: string | null } | null;
  tasks: readonly Task[];
  /** Begins to react to events; what an earlier process left undone is done first. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** How often due work is looked for, in milliseconds. */
const SWEEP_MS = 15_000;
/** How often what is over its time, or was cut off, is looked for, in milliseconds. */
const HOUSEKEEPING_MS = 60 * 60 * 1000;

/** Wires the domains over a store, and fills an empty one with what the first start brings. */
export async function composeDomains({ config, publicUrl, store, clock, logger, say }: DomainParts): Promise<Domains> {
  const { connection } = store;
  const audit = composeAudit(store, clock, logger, config.auditKeptMs);
  const auth = auditedAuth(createAuth(store, clock), audit);
  const inboxes = createInboxes(createInboxStore(store), clock);
  const openingHours = createOpeningHours(createHoursStore(store, clock), clock);
  const hours = countingHours(openingHours, inboxes);
  const topics = createTopics(createTopicStore(store, clock));
  const presence = createPresence({
    store: createPresenceStore(store),
    node: randomId(),
    clock,
    logger,
    later: (ms, run) => void setTimeout(run, ms).unref(),
  });
  const conversations = createConversations({
    connection,
    clock,
    logger,
    absenceMs: config.absenceMs,
    assertWritable: () => store.assertWritable(),
    facts: async (inbox, team) => ({
      hasBot: (await inboxes.find(inbox))?.hasBot ?? false,
      peopleOnline: presence.anyoneOnline(),
      hours: await hours.state(inbox, team),
      reopeningWindowMs: config.reopeningWindowMs,
    }),
  });
  const teams = composeTeams(store, clock);
  const { contacts, finding } = openFinding({ store, clock, conversations, teams });
  const surveys = createSurveys({
    connection,
    log: conversations.log,
    events: conversations.events,
    clock,
    inboxSurvey: async (key) => (await inboxes.find(key)) ?? { surveyOn: false, surveyAfterAbsence: false },
    expiryMs: config.surveyExpiryMs,
    npsEveryMs: config.npsEveryMs,
  });

  /** Due work that writes waits, on a full disk, for room. */
  const whileWritable = (run: () => Promise<unknown>) => async (): Promise<unknown> => (store.writable() ? run() : undefined);

  const uploads = createUploads({ store: createUploadStore(store), clock, limits: { totalBytes: config.uploadsMaxBytes } });
  const articles = composeArticles({ config, store, clock, logger, uploads, events: conversations.events });
  const { knowledgeBase } = articles;
  const attachments = createAttachments({ uploads, keys: createSigningKeys(store), clock, maxBytes: config.attachmentMaxBytes });
  const { reach, reactors: reachReactors } = composeReach({ config, publicUrl, store, clock, logger, conversations, inboxes, attachments, contacts, hours, finding });

  const bot = botParts({ engine: knowledgeBase.engine, inboxes, topics, hours, presence, clock, readerOf: (state) => contacts.readerOf(state) });

  async function releaseGone(): Promise<void> {
    const gone = (await auth.users.all()).filter((user) => !user.active || !can(user, 'desk'));
    await releaseOrphans(conversations, gone.map(({ id }) => id));
  }
  // At once where this process hears of it; the task finds what another one changed.
  const releaseSoon = (): void => {
    releaseGone().catch((error: unknown) => logger.warn({ err: error }, 'conversations of people who left were not released'));
  };
  auth.sessions.onUserChanged(releaseSoon);
  auth.sessions.onEnded(releaseSoon);

  if (await inboxes.ensureDefault()) {
    await Promise.all([openingHours.ensure(DEFAULT_INBOX, sampleHours), topics.ensure(DEFAULT_INBOX, sampleTopics)]);
  }
  const firstAdmin = await auth.ensureFirstAdmin({ email: config.adminEmail, password: config.adminPassword });

  const { lines } = await knowledgeBase.loadFirst(config.kbDir);
  lines.forEach(say);
  await articles.upkeep.languages.settle();

  const notifications = composeNotifications({ store, clock, auth, presence, mail: reach.mail, conversations, publicUrl, logger });

  return {
    notifications,
    audit,
    attachments,
    auth,
    inboxes,
    openingHours,
    topics,
    presence,
    teams,
    contacts,
    finding,
    conversations,
    surveys,
    ...articles,
    uploads,
    ...reach,
    firstAdmin,
    tasks: [
      ...reach.mailRoom.tasks,
      ...reach.callBacks.tasks,
      { name: 'sweep', everyMs: SWEEP_MS, run: whileWritable(() => conversations.sweep()) },
      { name: 'people who left', everyMs: SWEEP_MS, run: releaseGone },
      { name: 'surveys', everyMs: SWEEP_MS, run: whileWritable(() => surveys.expire(clock.now())) },
      ...articleTasks(articles, whileWritable),
      { name: 'missed calls', everyMs: SWEEP_MS, run: whileWritable(() => notifications.mailMissed()) },
      { name: 'audit log', everyMs: HOUSEKEEPING_MS, run: whileWritable(() => audit.expire()) },
      { name: 'cut-off uploads', everyMs: HOUSEKEEPING_MS, run: whileWritable(() => uploads.sweep()) },
      { name: 'unsent files', everyMs: HOUSEKEEPING_MS, run: whileWritable(() => attachments.sweep()) },
      { name: 'presence', everyMs: RENEW_MS, run: () => presence.renew() },
    ],
    async start() {
      await conversations.start([botReactor(bot), ...contacts.reactors, ...finding.reactors, ...surveys.reactors, ...messageReactors(conversations.events, attachments), ...articleReactors(articles, conversations.events), notifications.reactor, ...reachReactors]);
      // Customers who come first are told who is there, also on other nodes.
      await presence.renew();
      reach.mailRoom.start();
    },
    async close() {
      await conversations.close();
      await reach.mailRoom.close();
      await closeArticles(articles, logger);
      await audit.close();
    },
  };
}
