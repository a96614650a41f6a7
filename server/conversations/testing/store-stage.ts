import type { Actor } from '../../../protocol/events.ts';
import type { ConversationId } from '../../../protocol/ids.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Clock } from '../../kernel/clock.ts';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import { silentLogger } from '../../kernel/log.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import type { ConversationCommand } from '../conversation-command.ts';
import type { Appended } from '../conversation-log.ts';
import type { Conversations } from '../create-conversations.ts';
import { createConversations } from '../create-conversations.ts';
import { conversationIndexes, eventIndexes } from '../index.ts';
import type { Reactor } from '../reactor.ts';
import { DAY_MS } from './memory-conversation.ts';

/** What happens to the requests of one node: they are lost on the way there, or their answers on the way back. */
export interface Network {
  /** Of inserts into the log. */
  inserts: 'sent' | 'lost' | 'unanswered';
  /** Of everything. */
  store: 'there' | 'away';
}

/** One server process. `requests` counts what it asked of the store, such as `events.insertMany`. */
export interface Node extends Conversations {
  network: Network;
  requests: string[];
  append(conversation: ConversationId, actor: Actor, clientId: string, command: ConversationCommand): Promise<Appended>;
  /** Ends it like SIGKILL: nothing of what it holds in memory reaches the store. */
  kill(): Promise<void>;
}

/** Settings of a node. `disk` full refuses writers before the store is asked. */
export interface NodeOptions {
  reactors?: readonly Reactor[];
  clock?: Clock;
  disk?: { full: boolean };
}

/** A store of its own with the indexes of conversations, for any number of nodes. */
export async function openStoreStage() {
  const store = await openTestStore();
  const clock = manualClock();
  const nodes: Node[] = [];
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes], silentLogger);

  async function node(options: NodeOptions = {}): Promise<Node> {
    const network: Network = { inserts: 'sent', store: 'there' };
    const requests: string[] = [];
    const conversations = createConversations({
      connection: overNetwork(store.connection, network, requests),
      clock: options.clock ?? clock,
      logger: silentLogger,
      absenceMs: DAY_MS,
      assertWritable() {
        if (options.disk?.full === true) throw new AppError('unavailable', 'Not stored: the disk is nearly full.');
      },
      facts: async () => ({ hasBot: true, peopleOnline: true, reopeningWindowMs: 7 * DAY_MS }),
    });
    const { log } = conversations;
    const made: Node = {
      ...conversations,
      network,
      requests,
      append: (conversation, actor, clientId, command) => log.append({ conversation, actor, clientId, command }),
      async kill() {
        network.store = 'away';
        await conversations.close();
      },
    };
    nodes.push(made);
    await made.start(options.reactors ?? []);
    return made;
  }

  return {
    store,
    clock,
    node,
    newId: (): ConversationId => randomId() as ConversationId,
    async close() {
      await Promise.all(nodes.map((each) => each.close()));
      await store.close();
    },
  };
}

const networkError = (text: string) => Object.assign(new Error(text), { name: 'MongoNetworkError' });

/** The same connection, as a node with this network has it. */
function overNetwork(connection: Store['connection'], network: Network, requests: string[]): Store['connection'] {
  const overCollection = (name: string) => (target: object, method: string | symbol) => {
    const value: unknown = Reflect.get(target, method);
    if (typeof value !== 'function') return value;
    return (...args: unknown[]) => {
      requests.push(`${name}.${String(method)}`);
      const isInsert = name === 'events' && method === 'insertMany';
      if (network.store === 'away' || (isInsert && network.inserts === 'lost')) throw networkError('connection refused');
      const result: unknown = value.apply(target, args);
      if (!isInsert || network.inserts === 'sent') return result;
      return Promise.resolve(result).then(() => {
        throw networkError('connection reset');
      });
    };
  };
  return new Proxy(connection, {
    get(target, property) {
      if (property !== 'collection') return Reflect.get(target, property) as unknown;
      return (name: string) => new Proxy(target.collection(name), { get: overCollection(name) });
    },
  });
}
