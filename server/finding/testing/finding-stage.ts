import type { Actor } from '../../../protocol/events.ts';
import type { ConversationId, TeamId, UserId, VisitorId } from '../../../protocol/ids.ts';
import { standardGrants } from '../../../protocol/roles.ts';
import type { ConversationCommand, Conversations } from '../../conversations/index.ts';
import { conversationIndexes, createConversations, eventIndexes } from '../../conversations/index.ts';
import type { ManualClock } from '../../kernel/clock.ts';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { silentLogger } from '../../kernel/log.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import type { Finding } from '../index.ts';
import { createFinding, rowIndexes, savedViewIndexes, wordIndexes } from '../index.ts';

/** An agent of the stage. */
export const ADA = { id: 'ada-ada-ada-ada-ada-ad' as UserId, name: 'Ada', permissions: standardGrants('agent') };
/** Another one. */
export const EVE = { id: 'eve-eve-eve-eve-eve-ev' as UserId, name: 'Eve', permissions: standardGrants('agent') };
/** Somebody who sees everything. */
export const SAM = { id: 'sam-sam-sam-sam-sam-sa' as UserId, name: 'Sam', permissions: standardGrants('supervisor') };
/** The team that Ada is in. */
export const BILLING = { id: 'billing-billing-billin' as TeamId, name: 'Billing', members: [ADA.id] };

/** Real conversations and finding over a store of their own. */
export interface FindingStage {
  store: Store;
  clock: ManualClock;
  conversations: Conversations;
  finding: Finding;
  /** A conversation that waits for people, with what the customer wrote; everything has followed when it resolves. */
  chat(text: string, ...commands: readonly ConversationCommand[]): Promise<ConversationId>;
  /** An agent does something. */
  act(who: typeof ADA, conversation: ConversationId, ...commands: readonly ConversationCommand[]): Promise<void>;
  customer(conversation: ConversationId, command: ConversationCommand): Promise<void>;
  close(): Promise<void>;
}

/** Opens a stage. */
export async function openFindingStage(): Promise<FindingStage> {
  const store = await openTestStore();
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes, ...rowIndexes, ...savedViewIndexes, ...wordIndexes], silentLogger);
  const clock = manualClock();
  const conversations = createConversations({
    connection: store.connection,
    clock,
    logger: silentLogger,
    absenceMs: 24 * 60 * 60 * 1000,
    assertWritable: () => undefined,
    facts: async () => ({ hasBot: true, peopleOnline: true, reopeningWindowMs: 7 * 24 * 60 * 60 * 1000 }),
  });
  const finding = createFinding({ store, clock, events: conversations.events, receipts: conversations.receipts, teams: { all: async () => [BILLING] } });
  await conversations.start(finding.reactors);
  const visitors = new Map<ConversationId, Actor>();

  async function append(conversation: ConversationId, actor: Actor, commands: readonly ConversationCommand[]): Promise<void> {
    for (const command of commands) await conversations.log.append({ conversation, actor, clientId: randomId(), command });
    await conversations.settle();
    // What is open is read once for all who ask at the same moment.
    clock.advance(1_000);
  }
  return {
    store,
    clock,
    conversations,
    finding,
    async chat(text, ...commands) {
      const id = randomId() as ConversationId;
      const visitor: Actor = { kind: 'visitor', id: randomId() as VisitorId };
      visitors.set(id, visitor);
      const begin: ConversationCommand[] = [
        { kind: 'start', inbox: 'main', page: null, locale: 'en', follows: null },
        { kind: 'visitor_message', text },
        { kind: 'hand_off', reason: 'requested' },
      ];
      await append(id, visitor, begin);
      if (commands.length > 0) await append(id, { kind: 'system', id: 'stage' }, commands);
      return id;
    },
    act: (who, conversation, ...commands) => append(conversation, { kind: 'agent', id: who.id, name: who.name }, commands),
    customer: (conversation, command) => append(conversation, visitors.get(conversation) as Actor, [command]),
    async close() {
      await conversations.close();
      await store.close();
    },
  };
}
