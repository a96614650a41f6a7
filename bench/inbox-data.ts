/** Conversations as a company has them after two years, written straight into the store: 400 are open, however many there are. */
import type { ConversationState } from '../protocol/conversation.ts';
import { emptyConversation } from '../protocol/conversation.ts';
import type { Priority } from '../protocol/desk-events.ts';
import { PRIORITIES } from '../protocol/desk-events.ts';
import type { ConversationId, TeamId, UserId, VisitorId } from '../protocol/ids.ts';
import type { Store } from '../server/storage/store.ts';

/** What a team has open, whatever its history. */
export const OPEN = 400;
/** A word that one conversation in a thousand has, and one that every third has. */
export const RARE = 'zeppelin';
export const COMMON = 'delivery';

const SPAN_MS = 2 * 365 * 24 * 60 * 60 * 1000;
const AT_ONCE = 1_000;
const AGENTS = Array.from({ length: 20 }, (_, n) => ({ id: `agent-${String(n).padStart(2, '0')}`.padEnd(22, '_') as UserId, name: `Agent ${n}` }));
const TEAMS = ['Orders', 'Billing', 'Technical', 'Returns'].map((name) => ({ id: name.padEnd(22, '_') as TeamId, name }));
const TAGS = ['parcel', 'refund', 'invoice', 'broken', 'vip', 'spam', 'praise', 'size'];
const WORDS = 5_000;

/** The first agent, as whom the bench looks. */
export const LOOKER = AGENTS[0]?.id as UserId;

const wordOf = (n: number): string => `word${Math.floor(WORDS ** (((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296)).toString(36)}`;

function stateOf(n: number, count: number, now: number): ConversationState {
  const isOpen = n < OPEN;
  // The newest first; what is open was touched within the last day.
  const lastAt = isOpen ? now - n * 200_000 : now - Math.floor(((n - OPEN) * SPAN_MS) / Math.max(1, count - OPEN)) - 60_000;
  const id = n.toString(36).padStart(22, '0') as ConversationId;
  const status = !isOpen ? 'resolved' : n % 4 === 0 ? 'queued' : n % 4 === 1 ? 'waiting' : 'active';
  const agent = status === 'queued' ? null : (AGENTS[n % AGENTS.length] ?? null);
  const text = `${wordOf(n)} ${wordOf(n + 7)} and what about my ${COMMON} of last week, it has not come yet`;
  return {
    ...emptyConversation(id),
    seq: 12,
    contactSeq: 12,
    status,
    inbox: 'main',
    visitor: `v${n}`.padEnd(22, '_') as VisitorId,
    startedAt: lastAt - 600_000,
    lastAt,
    agent,
    lastAgent: agent,
    personJoined: agent !== null,
    queuedAt: lastAt - 500_000,
    unansweredSince: status === 'active' && n % 3 === 0 ? lastAt : null,
    lastMessage: { seq: 12, from: 'visitor', text, at: lastAt },
    lastVisitorSeq: 12,
    team: TEAMS[n % TEAMS.length] ?? null,
    priority: PRIORITIES[n % 10 === 0 ? 3 : n % 7 === 0 ? 2 : 1] as Priority,
    tags: n % 3 === 0 ? [TAGS[n % TAGS.length] ?? 'vip'] : [],
  };
}

/** Writes `count` conversations with 40 words each. */
export async function writeConversations({ connection }: Pick<Store, 'connection'>, count: number, now: number, fold: number): Promise<void> {
  const conversations = connection.collection<{ _id: string }>('conversations');
  const words = connection.collection<{ _id: string }>('conversation_words');
  const known = new Set<string>();
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i);
    const states = some.map((n) => [n, stateOf(n, count, now)] as const);
    await conversations.insertMany(states.map(([, state]) => documentOf(state, fold)));
    await words.insertMany(
      states.map(([n, state]) => {
        const own = [...new Set([...Array.from({ length: 40 }, (_, k) => wordOf(n * 41 + k)), ...(n % 3 === 0 ? [COMMON] : []), ...(n % 1000 === 500 ? [RARE] : [])])];
        own.forEach((word) => known.add(word));
        return { _id: state.id as string, words: own, at: new Date(state.lastAt) };
      }),
    );
  }
  await connection.collection<{ _id: string }>('search_words').insertMany([...known].map((_id) => ({ _id })));
}

/** The summary as the projector writes it, as far as lists and views read it. */
function documentOf(state: ConversationState, fold: number) {
  const { id, seq, status, inbox, visitor, agent, team, contact, priority, tags, startedAt, lastAt, queuedAt } = state;
  return {
    _id: id as string, seq, fold, state, status, open: status !== 'resolved', inbox, visitor, agent: agent?.id ?? null, email: null, team: team?.id ?? null, contact, topic: null, priority, tags,
    participants: [], wakeAt: null, offeredTo: null, offerExpiresAt: null, startedAt: new Date(startedAt), lastAt: new Date(lastAt), queuedAt: queuedAt === null ? null : new Date(queuedAt), resolvedAt: null, absenceDueAt: null, reacted: {}, behind: false,
  };
}
