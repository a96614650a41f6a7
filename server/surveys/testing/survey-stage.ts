import type { ConversationState } from '../../../protocol/conversation.ts';
import type { Actor } from '../../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../../protocol/ids.ts';
import type { SurveyAnswer } from '../../../protocol/surveys.ts';
import type { ConversationCommand, Conversations } from '../../conversations/index.ts';
import { conversationIndexes, createConversations, eventIndexes } from '../../conversations/index.ts';
import type { ManualClock } from '../../kernel/clock.ts';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { silentLogger } from '../../kernel/log.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import type { InboxSurvey, Surveys } from '../index.ts';
import { createSurveys, surveyIndexes } from '../index.ts';
import type { SurveyDocument } from '../survey-document.ts';

/** Milliseconds of a day. */
export const DAY = 24 * 60 * 60 * 1000;
/** The agent who accepts and resolves on this stage. */
export const AGENT = { kind: 'agent', id: 'agent-ada-0000000000AA' as UserId, name: 'Ada' } as const;

/** Real conversations and surveys over a store of their own, with a clock that tests move. */
export interface SurveyStage {
  store: Store;
  clock: ManualClock;
  conversations: Conversations;
  surveys: Surveys;
  /** The settings of the only inbox; tests change them. */
  inbox: InboxSurvey;
  /** What the collection `surveys` holds of a conversation, earliest resolution first. */
  documents(conversation: ConversationId): Promise<SurveyDocument[]>;
  /** Resolves when everything is through. */
  settle(): Promise<void>;
  /** A server on the same store, started anew; the present one ends first. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a stage: surveys on, expiry after 7 days, NPS every 90 days, absence after a day. */
export async function openSurveyStage(): Promise<SurveyStage> {
  const store = await openTestStore();
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes, ...surveyIndexes], silentLogger);
  const clock = manualClock();
  const inbox = { surveyOn: true, surveyAfterAbsence: false };
  const { connection } = store;

  async function start(): Promise<Pick<SurveyStage, 'conversations' | 'surveys'>> {
    const conversations = createConversations({
      connection,
      clock,
      logger: silentLogger,
      absenceMs: DAY,
      assertWritable: () => undefined,
      facts: async () => ({ hasBot: true, peopleOnline: true, reopeningWindowMs: 7 * DAY }),
    });
    const { log, events } = conversations;
    const inboxSurvey = async () => inbox;
    const surveys = createSurveys({ connection, log, events, clock, inboxSurvey, expiryMs: 7 * DAY, npsEveryMs: 90 * DAY });
    await conversations.start(surveys.reactors);
    return { conversations, surveys };
  }

  const stage: SurveyStage = {
    ...(await start()),
    store,
    clock,
    inbox,
    async documents(conversation) {
      await stage.settle();
      const surveys = connection.collection<SurveyDocument>('surveys');
      return surveys.find({ conversation }, { sort: { resolutionSeq: 1 } }).toArray();
    },
    settle: () => stage.conversations.settle(),
    async restart() {
      await stage.conversations.close();
      Object.assign(stage, await start());
      await stage.settle();
    },
    async close() {
      await stage.conversations.close();
      await store.close();
    },
  };
  return stage;
}

/** One chat of a customer on a stage. */
export interface Chat {
  id: ConversationId;
  /** Does something as the customer, an agent or the system. */
  act(actor: Actor, command: ConversationCommand): Promise<ConversationState>;
  /** A customer asks for a person, is served, and the agent resolves; resolves to the position of the resolution. */
  serve(): Promise<number>;
  /** The customer ends the chat with the bot; resolves to the position of the resolution. */
  end(): Promise<number>;
  answer(resolutionSeq: number, ...answers: readonly SurveyAnswer[]): Promise<void>;
  state(): Promise<ConversationState>;
}

/** A random visitor. */
export const newVisitor = (): VisitorId => randomId() as VisitorId;

/** Begins a chat with the customer's first message. */
export async function beginChat(stage: SurveyStage, visitor = newVisitor()): Promise<Chat> {
  const id = randomId() as ConversationId;
  const customer: Actor = { kind: 'visitor', id: visitor };
  const chat: Chat = {
    id,
    async act(actor, command) {
      const { log } = stage.conversations;
      const { state } = await log.append({ conversation: id, actor, clientId: randomId(), command });
      await stage.settle();
      return state;
    },
    async serve() {
      const { status } = await chat.state();
      if (status === 'resolved') await chat.act(customer, { kind: 'reopen' });
      if ((await chat.state()).status === 'bot') await chat.act(customer, { kind: 'hand_off', reason: 'requested' });
      await chat.act(AGENT, { kind: 'accept', agent: { id: AGENT.id, name: AGENT.name } });
      return resolutionOf(await chat.act(AGENT, { kind: 'resolve' }));
    },
    end: async () => resolutionOf(await chat.act(customer, { kind: 'end' })),
    async answer(resolutionSeq, ...answers) {
      for (const answer of answers) await chat.act(customer, { kind: 'answer_survey', resolutionSeq, answer });
    },
    state: async () => (await stage.conversations.log.read(id)).state,
  };
  await chat.act(customer, { kind: 'start', inbox: 'main', page: null, locale: 'en', follows: null });
  await chat.act(customer, { kind: 'visitor_message', text: 'Where is my parcel?' });
  return chat;
}

function resolutionOf({ resolution }: ConversationState): number {
  if (resolution === null) throw new Error('the conversation was not resolved');
  return resolution.seq;
}
