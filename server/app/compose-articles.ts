import { createFeedbackInbox, createFeedbackStore, feedbackReactor } from '../article-feedback/index.ts';
import type { FeedbackInbox } from '../article-feedback/index.ts';
import { createAnswerLedger } from '../answer-ledger/index.ts';
import type { AnswerLedger } from '../answer-ledger/index.ts';
import type { Conversations, Reactor } from '../conversations/index.ts';
import { createHelpSettings, createHelpSettingsStore } from '../help-site/index.ts';
import type { HelpSettings } from '../help-site/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { createKnowledgeBase, createUpkeep } from '../knowledge-base/index.ts';
import type { KnowledgeBase, Upkeep } from '../knowledge-base/index.ts';
import type { Store } from '../storage/store.ts';
import type { Uploads } from '../uploads/index.ts';
import type { Config } from './config.ts';
import { ledgerArticles } from './ledger-articles.ts';
import type { Task } from './periodic.ts';

/** What has to do with articles: what is answered from, what was asked, what readers say, where they read. */
export interface ArticleDomains {
  knowledgeBase: KnowledgeBase;
  ledger: AnswerLedger;
  upkeep: Upkeep;
  feedback: FeedbackInbox;
  helpSettings: HelpSettings;
}

/** How often scheduled articles are looked for, in milliseconds. */
const SCHEDULE_MS = 5_000;
/** How often imports that a killed process left are looked for, in milliseconds. */
const IMPORTS_MS = 15_000;
/** How often questions are read into the ledger, in milliseconds. */
const LEDGER_MS = 5_000;
/** How often articles that another process changed are looked for, in milliseconds. */
const ARTICLES_MS = 2_000;
/** How often old feedback is looked for, in milliseconds. */
const FEEDBACK_MS = 60 * 60 * 1000;

/** Wires them over a store. */
export function composeArticles({ config, store, clock, logger, uploads, events }: {
  config: Config;
  store: Store;
  clock: Clock;
  logger: Logger;
  uploads: Uploads;
  events: Conversations['events'];
}): ArticleDomains {
  const knowledgeBase = createKnowledgeBase({ store, clock, logger, embeddings: config.kbEmbeddings });
  const ledger = createAnswerLedger({
    connection: store.connection,
    events,
    articles: ledgerArticles(knowledgeBase),
    vectorsOf: (texts, locale) => knowledgeBase.vectorsOf(texts, locale),
    clock,
    retentionMs: config.ledgerRetentionMs,
  });
  const helpSettings = createHelpSettings(createHelpSettingsStore(store), clock);
  const upkeep = createUpkeep({ store, desk: knowledgeBase.desk, shelf: knowledgeBase.shelf, uploads, isShownElsewhere: (id) => helpSettings.showsFile(id), clock });
  const feedback = createFeedbackInbox({
    store: createFeedbackStore(store),
    find: (slug, locale, reader) => knowledgeBase.findShown(slug, locale, reader),
    findIds: (ids) => knowledgeBase.findIds(ids),
    clock,
    keptMs: config.feedbackKeptMs,
  });
  knowledgeBase.desk.countFeedbackWith(() => feedback.openCounts());
  return { knowledgeBase, ledger, upkeep, feedback, helpSettings };
}

/** Their due work; `whileWritable` lets what writes wait on a full disk. */
export function articleTasks({ knowledgeBase, ledger, feedback }: ArticleDomains, whileWritable: (run: () => Promise<unknown>) => Task['run']): readonly Task[] {
  return [
    { name: 'scheduled articles', everyMs: SCHEDULE_MS, run: whileWritable(() => knowledgeBase.desk.publishDue()) },
    { name: 'imports', everyMs: IMPORTS_MS, run: whileWritable(() => knowledgeBase.imports.resume()) },
    { name: 'articles', everyMs: ARTICLES_MS, run: () => knowledgeBase.refresh() },
    { name: 'answer ledger', everyMs: LEDGER_MS, run: whileWritable(() => ledger.step()) },
    { name: 'old feedback', everyMs: FEEDBACK_MS, run: whileWritable(() => feedback.expire()) },
  ];
}

/** What follows events of conversations here. */
export const articleReactors = ({ feedback, ledger }: ArticleDomains, events: Conversations['events']): readonly Reactor[] => [
  feedbackReactor({ inbox: feedback, events }),
  ...ledger.reactors,
];

/** Ends what works for them; the ledger is given free for other nodes. */
export async function closeArticles({ ledger, knowledgeBase }: ArticleDomains, logger: Logger): Promise<void> {
  await ledger.close().catch((error: unknown) => logger.warn({ err: error }, 'the ledger could not be given free'));
  await knowledgeBase.close();
}
