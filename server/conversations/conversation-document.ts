import type { ConversationState } from '../../protocol/conversation.ts';
import type { Priority } from '../../protocol/desk-events.ts';
import type { Status } from '../../protocol/states.ts';

/** Raised whenever the fold changes what it computes: older snapshots are then folded anew from the first event. */
export const FOLD_VERSION = 9;

/** How far each reactor has come in a conversation, by its name. */
export type Positions = Readonly<Record<string, number>>;

/**
 * The summary of a conversation: what lists are filtered and sorted by, and a snapshot of the fold so that only the
 * tail of the log must be read. It follows the log and only ever moves forward.
 */
export interface ConversationDocument {
  _id: string;
  seq: number;
  fold: number;
  state: ConversationState;
  status: Status;
  open: boolean;
  inbox: string;
  visitor: string | null;
  agent: string | null;
  email: string | null;
  team: string | null;
  contact: string | null;
  topic: string | null;
  priority: Priority;
  tags: readonly string[];
  /** Who takes part beside the agent. */
  participants: readonly string[];
  /** When what was put aside comes back. */
  wakeAt: Date | null;
  /** To whom it is offered, and until when. */
  offeredTo: string | null;
  offerExpiresAt: Date | null;
  startedAt: Date;
  lastAt: Date;
  queuedAt: Date | null;
  resolvedAt: Date | null;
  /** When the customer counts as absent, while it is their turn. */
  absenceDueAt: Date | null;
  /** How far each reactor has come. */
  reacted: Positions;
  /** Some reactor has not come as far as `seq`. */
  behind: boolean;
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** What one projection writes. */
export interface Projection {
  state: ConversationState;
  reacted: Positions;
  absenceDueAt: number | null;
}

/** Two projections of one conversation in one: the later state, and of each reactor the higher position. */
export function mergeProjections(a: Projection, b: Projection): Projection {
  const later = b.state.seq >= a.state.seq ? b : a;
  const reacted: Record<string, number> = { ...a.reacted };
  for (const [name, seq] of Object.entries(b.reacted)) reacted[name] = Math.max(seq, reacted[name] ?? 0);
  return { ...later, reacted };
}

/**
 * One guarded write: forward, or at the same position where only the reactors have moved. Their positions only rise, so
 * that a node which knows less of them, or does not have them yet, takes nothing back.
 */
export function projectionWrite({ state, reacted, absenceDueAt }: Projection) {
  const { id, seq } = state;
  const document: Omit<ConversationDocument, '_id' | 'reacted'> = {
    seq,
    fold: FOLD_VERSION,
    state,
    status: state.status,
    open: state.status !== 'resolved',
    inbox: state.inbox,
    visitor: state.visitor,
    agent: state.agent?.id ?? null,
    email: state.email,
    team: state.team?.id ?? null,
    contact: state.contact,
    topic: state.topic?.key ?? null,
    priority: state.priority,
    tags: state.tags,
    participants: state.participants.map(({ id }) => id),
    wakeAt: dateOf(state.snoozedUntil),
    offeredTo: state.offer?.agent.id ?? null,
    offerExpiresAt: dateOf(state.offer?.expiresAt ?? null),
    startedAt: new Date(state.startedAt),
    lastAt: new Date(state.lastAt),
    queuedAt: dateOf(state.queuedAt),
    resolvedAt: dateOf(state.resolution?.at ?? null),
    absenceDueAt: dateOf(absenceDueAt),
    behind: Object.values(reacted).some((position) => position < seq),
  };
  const raised = Object.fromEntries(Object.entries(reacted).map(([name, position]) => [`reacted.${name}`, position]));
  return {
    updateOne: {
      filter: { _id: id, seq: { $lte: seq } },
      update: { $set: document, ...(Object.keys(raised).length > 0 && { $max: raised }) },
      upsert: true,
    },
  };
}
