/**
 * A server and client core in one, for screens: it keeps logs, answers commands by simple rules, and tells what
 * changed. A test can put any answer in place of a rule.
 */
import { computed, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { CommandInput, CommandOutput } from '../../protocol/command.ts';
import type { CustomerView } from '../../protocol/contacts.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { NO_RECEIPTS } from '../../protocol/receipts.ts';
import type { Receipts } from '../../protocol/receipts.ts';
import type { ConversationSummary, StaffContract, StaffPushes, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, ConnectionState, ConversationModel, Outcome, PendingMessage } from '../../client/model.ts';
import { belongs } from '../lists/list-membership.ts';
import type { SessionUser } from '../session/session-model.ts';
import type { ChatLog } from './chat-log.ts';
import { performRule } from './perform-rules.ts';

type Name = keyof StaffContract & string;
/** Answers one command instead of the rule. */
export type Answer<K extends Name> = (input: CommandInput<StaffContract, K>) => Outcome<CommandOutput<StaffContract, K>> | Promise<Outcome<CommandOutput<StaffContract, K>>>;

/** What a test sees and moves of one open conversation. */
export interface FakeConversation {
  events: Signal<ChatLog['events']>;
  pending: Signal<readonly PendingMessage[]>;
  receipts: Signal<Receipts>;
  typing: Signal<{ from: string; name: string; text?: string } | null>;
  seen: { delivered: number; read: number }[];
  typed: boolean[];
}

/** The fake and its strings. */
export interface FakeStaff {
  client: Client<StaffContract, StaffWelcome>;
  connection: Signal<ConnectionState>;
  refusal: Signal<ClientError | null>;
  welcome: Signal<StaffWelcome | null>;
  /** Commands in the order they came. */
  asked: { name: string; input: unknown }[];
  answer<K extends Name>(name: K, answer: Answer<K>): void;
  /** Adds a conversation, or tells everybody that it has changed. */
  put(log: ChatLog, cause?: string): void;
  open(id: ConversationId): FakeConversation;
  push<K extends keyof StaffPushes>(name: K, payload: Parameters<StaffPushes[K]>[0]): void;
}

/** An answer that went well. */
export const fine = <T>(data: T): Outcome<T> => ({ ok: true, data });
/** A refusal. */
export const refuse = (code: ClientError['code'], message: string, more: Partial<ClientError> = {}): Outcome<never> => ({
  ok: false,
  error: { code, message, ...more },
});

/** A server with one person signed in. */
export function fakeStaff(me: SessionUser, welcome: Partial<StaffWelcome> = {}): FakeStaff {
  const logs = new Map<string, ChatLog>();
  const opened = new Map<string, FakeConversation>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const answers = new Map<string, (input: never) => unknown>();
  const summaries = (): ConversationSummary[] => [...logs.values()].map((log) => log.summary()).sort((a, b) => b.lastAt - a.lastAt);
  const inList = (list: 'unassigned' | 'mine' | 'all', filter: 'open' | 'resolved' = 'open') =>
    summaries().filter((summary) => belongs(summary, { list, filter, me: me.id }));
  const counts = () => ({ unassigned: inList('unassigned').length, mine: inList('mine').length, all: inList('all').length });
  const greeting = (): StaffWelcome => ({
    me,
    presence: 'online',
    counts: counts(),
    team: [],
    store: { kind: 'mongodb', description: 'MongoDB 8.0 at db.example' },
    companyName: 'Harbour & Pine',
    now: Date.now(),
    ...welcome,
  });

  const fake: FakeStaff = {
    connection: signal<ConnectionState>('idle'),
    refusal: signal<ClientError | null>(null),
    welcome: signal<StaffWelcome | null>(null),
    asked: [],
    answer: (name, answer) => void answers.set(name, answer as never),
    put(log, cause) {
      logs.set(log.id, log);
      const open = opened.get(log.id);
      if (open) open.events.value = [...log.events];
      if (fake.welcome.value === null) return;
      fake.push('summary', { summary: log.summary(), cause: cause ?? null });
      fake.push('counts', counts());
    },
    open(id) {
      const known = opened.get(id);
      if (known) return known;
      const made: FakeConversation = {
        events: signal([...(logs.get(id)?.events ?? [])]),
        pending: signal<readonly PendingMessage[]>([]),
        receipts: signal(NO_RECEIPTS),
        typing: signal(null),
        seen: [],
        typed: [],
      };
      opened.set(id, made);
      return made;
    },
    push(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    client: {
      get connection() {
        return fake.connection;
      },
      get refusal() {
        return fake.refusal;
      },
      get welcome() {
        return fake.welcome;
      },
      async ask(name, input) {
        fake.asked.push({ name, input });
        const answer = answers.get(name);
        if (answer) return answer(input as never) as never;
        if (name === 'conversations.list') {
          const { list, status } = input as CommandInput<StaffContract, 'conversations.list'>;
          return fine({ conversations: inList(list, status), next: null }) as never;
        }
        if (name === 'customer.read') {
          const log = logs.get((input as { conversation: string }).conversation);
          return (log ? fine({ customer: customerOf(log, summaries()) }) : refuse('not_found', 'There is no such conversation.')) as never;
        }
        if (name === 'contact_settings.read') return fine({ settings: { version: 0, fields: [], tiers: ['Standard', 'Premium'] } }) as never;
        if (name === 'views.list') return fine({ views: [], counts: {} }) as never;
        if (name === 'tag_list.read') return fine({ tags: [] }) as never;
        return (name === 'presence.set' ? fine(null) : refuse('not_found', `The fake server knows no ${name}.`)) as never;
      },
      perform(name, input) {
        fake.asked.push({ name, input });
        const clientId = `client-of-${fake.asked.length}`;
        const answer = answers.get(name) as ((input: never) => never) | undefined;
        const done = (async () => {
          if (answer) return answer(input as never);
          return performRule(fake.put, logs.get((input as { conversation: string }).conversation), me, name, input) as never;
        })();
        return { clientId, stored: true, done };
      },
      conversation: (id) => modelOf(fake, logs, id),
      on(name, listener) {
        const set = listeners.get(name) ?? new Set();
        listeners.set(name, set.add(listener));
        return () => void set.delete(listener);
      },
      connect() {
        fake.welcome.value = greeting();
        fake.connection.value = 'online';
      },
      wake: () => undefined,
      close: () => void (fake.connection.value = 'idle'),
    } as Client<StaffContract, StaffWelcome>,
  };
  return fake;
}

/** What is known of the customer of a conversation who has not been named. */
function customerOf(log: ChatLog, conversations: readonly ConversationSummary[]): CustomerView {
  const { state } = log;
  const { contactName: name } = log.summary();
  return { name, contact: null, email: state.email, locale: state.locale, visit: null, firstSeenAt: state.startedAt, conversations, surveys: [], blocks: [] };
}

function modelOf(fake: FakeStaff, logs: ReadonlyMap<string, ChatLog>, id: ConversationId): ConversationModel {
  const open = fake.open(id);
  const missing = !logs.has(id);
  return {
    id,
    events: open.events,
    state: computed(() => {
      void open.events.value;
      return logs.get(id)?.state ?? emptyConversation(id);
    }),
    pending: open.pending,
    receipts: open.receipts,
    typing: open.typing,
    loaded: signal(!missing),
    problem: signal(missing ? { code: 'not_found', message: 'There is no such conversation.' } : null),
    seen: (marks) => void open.seen.push(marks),
    setTyping: (typing) => void open.typed.push(typing),
    retry: () => undefined,
    discard: (clientId) => void (open.pending.value = open.pending.value.filter((message) => message.clientId !== clientId)),
    release: () => undefined,
  };
}
