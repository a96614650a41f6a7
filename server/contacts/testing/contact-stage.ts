import type { Actor } from '../../../protocol/events.ts';
import type { ConversationId, VisitorId } from '../../../protocol/ids.ts';
import type { ConversationCommand, Conversations } from '../../conversations/index.ts';
import { conversationIndexes, createConversations, eventIndexes } from '../../conversations/index.ts';
import type { ManualClock } from '../../kernel/clock.ts';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { silentLogger } from '../../kernel/log.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import type { Contacts } from '../index.ts';
import { blockIndexes, contactIndexes, createContacts, visitIndexes } from '../index.ts';

/** Real conversations and contacts over a store of their own, with a clock that tests move. */
export interface ContactStage {
  store: Store;
  clock: ManualClock;
  conversations: Conversations;
  contacts: Contacts;
  newVisitor(): VisitorId;
  /** A conversation that a visitor begins; it resolves when everything has followed. */
  chat(visitor: VisitorId, text?: string): Promise<ConversationId>;
  say(visitor: VisitorId, conversation: ConversationId, command: ConversationCommand): Promise<void>;
  close(): Promise<void>;
}

/** Opens a stage. */
export async function openContactStage(): Promise<ContactStage> {
  const store = await openTestStore();
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes, ...contactIndexes, ...visitIndexes, ...blockIndexes], silentLogger);
  const clock = manualClock();
  const contacts = createContacts({ store, clock });
  const conversations = createConversations({
    connection: store.connection,
    clock,
    logger: silentLogger,
    absenceMs: 24 * 60 * 60 * 1000,
    assertWritable: () => undefined,
    facts: async () => ({ hasBot: true, peopleOnline: true, reopeningWindowMs: 7 * 24 * 60 * 60 * 1000 }),
  });
  await conversations.start(contacts.reactors);

  async function say(visitor: VisitorId, conversation: ConversationId, command: ConversationCommand): Promise<void> {
    const actor: Actor = { kind: 'visitor', id: visitor };
    await conversations.log.append({ conversation, actor, clientId: randomId(), command });
    await conversations.settle();
  }
  return {
    store,
    clock,
    conversations,
    contacts,
    say,
    newVisitor: () => randomId() as VisitorId,
    async chat(visitor, text = 'Hello') {
      const id = randomId() as ConversationId;
      await say(visitor, id, { kind: 'start', inbox: 'main', page: null, locale: 'en', follows: null });
      await say(visitor, id, { kind: 'visitor_message', text });
      return id;
    },
    async close() {
      await conversations.close();
      await store.close();
    },
  };
}
