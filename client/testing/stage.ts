import type { ConversationId } from '../../protocol/ids.ts';
import type { ViewName } from '../../protocol/views.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { VisitorContract, VisitorWelcome } from '../../protocol/visitor-contract.ts';
import { createClient } from '../create-client.ts';
import type { ClientOptions } from '../create-client.ts';
import type { Client, ConversationModel } from '../model.ts';
import { memoryStorage } from '../outbox-storage.ts';
import type { OutboxStorage } from '../outbox-storage.ts';
import { LogServer } from './log-server.ts';
import { createNetwork } from './network.ts';
import type { Network } from './network.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

export type Visitor = Client<VisitorContract, VisitorWelcome>;
export type Agent = Client<StaffContract, StaffWelcome>;

/** One browser in front of one server. */
export interface Stage {
  world: World;
  server: LogServer;
  network: Network;
  storage: OutboxStorage;
  /** Opens the page: a client over this browser's storage, connecting. */
  visitor(storage?: OutboxStorage): Visitor;
  agent(): Agent;
}

/** An empty server, a fair network. */
export function setStage(random?: () => number): Stage {
  const world = createWorld(random);
  const server = new LogServer();
  const network = createNetwork(world, server);
  const kept = memoryStorage();
  // A browser gives the keys of its storage in any order.
  const storage = { ...kept, keys: () => kept.keys().toReversed() };
  const options = (view: ViewName, own: OutboxStorage): ClientOptions => ({
    url: '',
    namespace: view === 'contact' ? '/visitor' : '/staff',
    auth: () => ({}),
    storage: own,
    scope: `test-${view}`,
    view,
    openLink: network.openLink(view),
    surroundings: world,
  });
  return {
    world,
    server,
    network,
    storage,
    visitor: (own = storage) => {
      const client: Visitor = createClient(options('contact', own));
      client.connect();
      return client;
    },
    agent: () => {
      const client: Agent = createClient(options('agent', memoryStorage()));
      client.connect();
      return client;
    },
  };
}

/** What a conversation starts with, besides its id. */
export const opening = (text: string) => ({ text, page: null, locale: 'en', follows: null });

/** The texts of a conversation as a screen shows them: what is proved, then what is pending. */
export function shown(chat: ConversationModel): string[] {
  const proved = chat.events.value.flatMap((event) => (event.type === 'message.posted' ? [event.data.text] : []));
  return [...proved, ...chat.pending.value.map(({ text }) => text)];
}

/** A conversation id that reads well in a failure. */
export const conversationId = (name: string): ConversationId => name.padEnd(22, '-') as ConversationId;

/** A customer and an agent in one conversation. */
export async function together(id: ConversationId) {
  const stage = setStage();
  stage.server.begin(id);
  const [visitor, agent] = [stage.visitor(), stage.agent()];
  const [contact, desk] = [visitor.conversation(id), agent.conversation(id)];
  await stage.world.pass(100);
  const told = (name: string) => stage.server.received.filter((one) => one.name === name).map(({ input }) => input);
  return { ...stage, visitor, agent, contact, desk, told };
}
