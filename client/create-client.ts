import type { Contract } from '../protocol/command.ts';
import type { ConversationId } from '../protocol/ids.ts';
import type { Receipts } from '../protocol/receipts.ts';
import type { ViewEvent, ViewName } from '../protocol/views.ts';
import { createConnection } from './connection.ts';
import { deferredLink } from './deferred-link.ts';
import type { OpenLink } from './link.ts';
import type { LiveConversation } from './live-conversation.ts';
import { createLiveConversation } from './live-conversation.ts';
import type { Client } from './model.ts';
import { outboxShelf } from './outbox-entry.ts';
import type { OutboxStorage } from './outbox-storage.ts';
import { createOutbox } from './outbox.ts';
import type { Surroundings } from './surroundings.ts';
import { machine } from './surroundings.ts';

/** Where to connect, as whom, and where to keep what is not delivered. */
export interface ClientOptions {
  /** Origin of the server; empty for the page's own. */
  url: string;
  namespace: '/visitor' | '/staff';
  /** Path of Socket.IO; `/socket.io` unless given. */
  path?: string;
  /** Added to the address of the connection, for balancers and logs. */
  query?: Readonly<Record<string, string>>;
  /** Headers of the handshake, such as a cookie, outside of browsers. */
  headers?: Readonly<Record<string, string>>;
  /** What the client says of itself at each handshake; the protocol version is added. */
  auth: () => object | Promise<object>;
  storage: OutboxStorage;
  /** Begins every key in the storage: one for each server, inbox and identity, or strangers get each other's messages. */
  scope: string;
  view: ViewName;
  /** Tests may bring their own connection… */
  openLink?: OpenLink;
  /** …and their own time and chance. */
  surroundings?: Surroundings;
}

type Listener = (payload: never) => void;

/** How many conversations stay in memory, so that going back to one shows it at once. */
const KEPT = 20;

/**
 * The client core: one connection, one outbox, and the conversations that screens hold. Idle until `connect`; what
 * an earlier page left in the outbox is pending from the beginning.
 */
export function createClient<C extends Contract, Welcome>(options: ClientOptions): Client<C, Welcome> {
  const surroundings = options.surroundings ?? machine;
  const { url, namespace, path = '/socket.io', query = {}, headers = {}, auth } = options;
  const openLink = options.openLink ?? deferredLink({ url, namespace, path, query, headers, auth });
  const live = new Map<ConversationId, LiveConversation>();
  const listeners = new Map<string, Set<Listener>>();

  function sync(): void {
    for (const conversation of live.values()) conversation.sync();
  }
  function up(): void {
    outbox.resume();
    sync();
  }
  function down(): void {
    for (const conversation of live.values()) conversation.down();
  }
  function push(name: string, payload: unknown): void {
    const { conversation } = (payload ?? {}) as { conversation?: ConversationId };
    const target = conversation && live.get(conversation);
    if (target) deliver(target, name, payload);
    for (const listener of listeners.get(name) ?? []) listener(payload as never);
  }

  const connection = createConnection<Welcome>(openLink, { up, down, push }, surroundings);
  const online = (): boolean => connection.state.peek() === 'online';
  const outbox = createOutbox({
    ...surroundings,
    shelf: outboxShelf(options.storage, options.scope),
    request: connection.request,
    online,
    shown: (id) => live.get(id)?.held ?? false,
    started: (id) => live.get(id)?.sync(),
  });

  function liveOf(id: ConversationId): LiveConversation {
    const found = live.get(id);
    if (found) return found;
    const { request } = connection;
    const made = createLiveConversation({ ...surroundings, id, view: options.view, outbox, request, online });
    const unheld = [...live].filter(([, { held }]) => !held);
    for (const [old] of unheld.slice(0, Math.max(0, live.size - KEPT))) live.delete(old);
    live.set(id, made);
    return made;
  }

  return {
    connection: connection.state,
    refusal: connection.refusal,
    welcome: connection.welcome,
    // What is typed by the contract out here is plain JSON in there; the server parses it by the same contract.
    ask: (name, input) => connection.request(name, input) as never,
    perform: (name, input) => outbox.perform(name, input as never) as never,
    conversation: (id) => liveOf(id).hold(),
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
    connect: connection.connect,
    wake: () => {
      connection.wake();
      // After a sleep the link may be dead without knowing it; sending something shows it.
      if (online()) sync();
    },
    close: connection.close,
  };
}

function deliver(target: LiveConversation, name: string, payload: unknown): void {
  if (name === 'event') target.event(payload as ViewEvent);
  if (name === 'receipts') target.receipts((payload as { receipts: Receipts }).receipts);
  if (name === 'typing') {
    const { from, name: who, typing, text } = payload as { from: string; name: string; typing: boolean; text?: string };
    target.typing({ from, name: who, ...(text !== undefined && { text }) }, typing);
  }
}
