import type { ConversationState } from '../../../protocol/conversation.ts';
import type { Actor, ArticleHint } from '../../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../../protocol/ids.ts';
import type { GapArticle } from '../../../protocol/ledger.ts';
import type { ConversationCommand, Conversations } from '../../conversations/index.ts';
import { conversationIndexes, createConversations, eventIndexes } from '../../conversations/index.ts';
import type { ManualClock } from '../../kernel/clock.ts';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { silentLogger } from '../../kernel/log.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import type { AnswerLedger, LedgerArticles } from '../index.ts';
import { createAnswerLedger, ledgerIndexes } from '../index.ts';
import type { EntryDocument } from '../ledger-entry.ts';
import { standardGrants } from '../../../protocol/roles.ts';

/** Milliseconds of a day. */
export const DAY = 24 * 60 * 60 * 1000;
export const EDITOR = { id: 'editor-eva-0000000000AA' as UserId, name: 'Eva', email: 'eva@example.com', role: 'editor', permissions: standardGrants('editor') } as const;
const ANN = { kind: 'agent', id: 'agent-ann-00000000000AA' as UserId, name: 'Ann' } as const;
const BOT: Actor = { kind: 'bot' };

/** Articles as the ledger's stage has them: what was begun or changed, and when it was published. */
export interface StageArticles extends LedgerArticles {
  begun: { title: string; questions: readonly string[]; gap: string; key: string }[];
  added: { slug: string; questions: readonly string[] }[];
  /** Publishes an article at a time. */
  publish(id: string, at: number): void;
}

/** Real conversations and a ledger over a store of their own, with a clock that tests move. */
export interface LedgerStage {
  store: Store;
  clock: ManualClock;
  conversations: Conversations;
  ledger: AnswerLedger;
  articles: StageArticles;
  /** Does the ledger's work until nothing is left. */
  work(): Promise<void>;
  entries(): Promise<readonly EntryDocument[]>;
  /** A second process on the same store, with a ledger that may take over. */
  another(): AnswerLedger;
  close(): Promise<void>;
}

/** Opens a stage; questions are kept for a year. */
export async function openLedgerStage(): Promise<LedgerStage> {
  const store = await openTestStore();
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes, ...ledgerIndexes], silentLogger);
  const clock = manualClock();
  const { connection } = store;
  const conversations = createConversations({
    connection,
    clock,
    logger: silentLogger,
    absenceMs: DAY,
    assertWritable: () => undefined,
    facts: async () => ({ hasBot: true, peopleOnline: true, reopeningWindowMs: 7 * DAY }),
  });
  const articles = stageArticles();
  const open = () => createAnswerLedger({ connection, events: conversations.events, articles, vectorsOf: async () => null, clock, retentionMs: 365 * DAY });
  const ledger = open();
  await conversations.start(ledger.reactors);
  return {
    store,
    clock,
    conversations,
    ledger,
    articles,
    async work() {
      await conversations.settle();
      while ((await ledger.step()) > 0);
    },
    entries: () => connection.collection<EntryDocument>('answer_ledger').find({}, { sort: { at: 1, _id: 1 } }).toArray(),
    another: open,
    async close() {
      await conversations.close();
      await store.close();
    },
  };
}

/** Articles that know nothing but what the ledger does with them. */
export function stageArticles(): StageArticles {
  const published = new Map<string, number>();
  const articles: StageArticles = {
    begun: [],
    added: [],
    publish: (id, at) => void published.set(id, at),
    async begin({ title, questions, gap, key, locale }) {
      if (!articles.begun.some((one) => one.key === key)) articles.begun.push({ title, questions, gap, key });
      return reference(`begun-${key}`, locale, title);
    },
    async addQuestions({ slug, locale }, questions) {
      articles.added.push({ slug, questions });
      return reference(slug, locale, slug);
    },
    publishedAt: async (ids) => new Map([...published].filter(([id]) => ids.includes(id))),
    find: async () => [],
    named: async (slugs, locale) => slugs.map((slug) => reference(slug, locale, `Title of ${slug}`)),
  };
  return articles;
}

const reference = (slug: string, locale: string, title: string): GapArticle => ({ id: `id-of-${slug}`, slug, locale, title });

/** An article that was found, with how sure the engine was. */
export const hint = (slug: string, confidence = 0.9): ArticleHint => ({ slug, title: `About ${slug}`, confidence });

/** One customer's chat with the bot; what the bot says is decided by the test. */
export interface BotChat {
  id: ConversationId;
  /** Asks, and is answered with an article, asked which of several was meant, or told that nothing was found. */
  ask(question: string, ...shown: readonly ArticleHint[]): Promise<number>;
  pick(slug: string): Promise<void>;
  rate(helped: boolean): Promise<void>;
  askForPerson(): Promise<void>;
  /** An agent takes the conversation, and replies with words of these articles. */
  serveWith(...articles: readonly string[]): Promise<void>;
  /** The bot hands over what was asked just now. */
  handOver(question: string, reason: 'no_answer' | 'complaint'): Promise<void>;
  end(): Promise<void>;
  leave(): Promise<void>;
  surveySays(solved: 'yes' | 'no'): Promise<void>;
}

/** A customer who begins to chat. */
export async function beginChat(stage: Pick<LedgerStage, 'conversations'>, options: { visitor?: VisitorId; locale?: string } = {}): Promise<BotChat> {
  const { visitor = randomId() as VisitorId, locale = 'en' } = options;
  const { log } = stage.conversations;
  const id = randomId() as ConversationId;
  const customer: Actor = { kind: 'visitor', id: visitor };
  let state: ConversationState;
  const act = async (actor: Actor, command: ConversationCommand): Promise<void> => {
    ({ state } = await log.append({ conversation: id, actor, clientId: randomId(), command }));
  };
  const found = (candidates: readonly ArticleHint[]) => ({ to: state.seq, candidates, engine: 3 });
  await act(customer, { kind: 'start', inbox: 'main', page: null, locale, follows: null });
  return {
    id,
    async ask(text, ...shown) {
      await act(customer, { kind: 'visitor_message', text });
      const asked = state.seq;
      const [first] = shown;
      if (first === undefined) await act(BOT, { kind: 'bot_message', text: 'Nothing.', turn: { outcome: 'nothing' }, found: found([hint('near', 0.1)]) });
      else if (shown.length > 1) await act(BOT, { kind: 'bot_message', text: 'Which?', turn: { outcome: 'clarify', choices: shown }, found: found(shown) });
      else await act(BOT, { kind: 'bot_message', text: 'Here.', turn: answer(first), found: found(shown) });
      return asked;
    },
    async pick(slug) {
      await act(customer, { kind: 'visitor_message', text: `About ${slug}`, article: slug });
      await act(BOT, { kind: 'bot_message', text: 'Here.', turn: answer(hint(slug)) });
    },
    rate: (helped) => act(customer, { kind: 'rate_answer', messageSeq: state.answerSeqs.at(-1) ?? 0, helped }),
    askForPerson: () => act(customer, { kind: 'hand_off', reason: 'requested' }),
    async serveWith(...articles) {
      if (state.agent === null) await act(ANN, { kind: 'accept', agent: { id: ANN.id, name: ANN.name } });
      await act(ANN, { kind: 'agent_message', text: 'Like this.', articles });
    },
    async handOver(text, reason) {
      await act(customer, { kind: 'visitor_message', text });
      await act(BOT, { kind: 'hand_off', reason, found: found([]) });
    },
    end: () => act(customer, { kind: 'end' }),
    leave: () => act({ kind: 'system', id: 'absence' }, { kind: 'absence', since: state.customerTurnAt ?? 0 }),
    async surveySays(solved) {
      const resolutionSeq = state.resolution?.seq ?? 0;
      await act({ kind: 'system', id: 'survey' }, { kind: 'offer_survey', resolutionSeq, askNps: false });
      await act(customer, { kind: 'answer_survey', resolutionSeq, answer: { step: 'solved', value: solved } });
    },
  };
}

const answer = (article: ArticleHint) => ({ outcome: 'answer', article, heading: null, passage: [] }) as const;

/** An agent takes the conversation and closes it. */
export async function serve({ conversations }: Pick<LedgerStage, 'conversations'>, conversation: ConversationId): Promise<void> {
  const act = (command: ConversationCommand) => conversations.log.append({ conversation, actor: ANN, clientId: randomId(), command });
  await act({ kind: 'accept', agent: { id: ANN.id, name: ANN.name } });
  await act({ kind: 'resolve' });
}

/** Somebody asks each of these in a chat of its own, and is told that nothing was found. */
export async function askInVain(stage: LedgerStage, questions: readonly string[], visitor = randomId() as VisitorId, locale = 'en'): Promise<void> {
  for (const question of questions) await (await beginChat(stage, { visitor, locale })).ask(question);
  await stage.work();
}
