import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationState } from '../../protocol/conversation.ts';
import { emptyConversation } from '../../protocol/conversation.ts';
import { EVENT_TYPES } from '../../protocol/events.ts';
import type { ContactId, TeamId, UserId } from '../../protocol/ids.ts';
import type { Told } from '../../protocol/testing/events.ts';
import { ANN, BOT, SYSTEM, VISITOR, accepted, after, answered, asked, foundNothing, handedOff, noted, replied, resolved, started } from '../../protocol/testing/events.ts';
import { CONVERSATION } from './testing/memory-conversation.ts';
import { FOLD_VERSION, mergeProjections, projectionWrite } from './conversation-document.ts';

const TENTS = { id: 't'.repeat(22) as TeamId, name: 'Tents' };
const BEN = { id: 'b'.repeat(22) as UserId, name: 'Ben' };

/** A life with every type of event in it. */
const life: readonly Told[] = [
  started,
  asked(),
  answered,
  [VISITOR, 'answer.rated', { messageSeq: 3, helped: false }],
  [VISITOR, 'message.posted', { text: 'Tents', article: 'tents' }],
  [BOT, 'message.posted', { text: 'Did you mean?', bot: { outcome: 'clarify', choices: [{ slug: 'a', title: 'A' }] } }],
  asked('Hello?'),
  foundNothing,
  [BOT, 'topic.set', { key: 'order', name: 'Order' }],
  [BOT, 'message.posted', { text: 'Which order?', bot: { outcome: 'field', field: { key: 'order_number', label: 'Order number', kind: 'code', example: 'HP-1', skip: 'I do not have it' }, reason: 'no_answer' } }],
  asked('HP-7'),
  [BOT, 'field.given', { key: 'order_number', label: 'Order number', value: 'HP-7' }],
  [BOT, 'field.refused', { key: 'email', label: 'E-mail address' }],
  handedOff,
  accepted,
  replied,
  noted,
  [ANN, 'conversation.waiting', { status: 'waiting' }],
  [ANN, 'conversation.released', { status: 'queued', from: null }],
  [VISITOR, 'message.posted', { text: 'I am here', status: 'active' }],
  [ANN, 'conversation.returned', { status: 'bot' }],
  [VISITOR, 'contact.email_given', { email: 'ann@example.com' }],
  resolved,
  [SYSTEM, 'survey.offered', { resolutionSeq: 22, askNps: true }],
  [VISITOR, 'survey.answered', { resolutionSeq: 22, completes: false, step: 'csat', value: 2 }],
  [SYSTEM, 'survey.expired', { resolutionSeq: 22 }],
  [VISITOR, 'conversation.reopened', { status: 'queued' }],
  resolved,
  [SYSTEM, 'survey.offered', { resolutionSeq: 27, askNps: false }],
  [VISITOR, 'survey.dismissed', { resolutionSeq: 27 }],
  [VISITOR, 'conversation.reopened', { status: 'queued' }],
  [SYSTEM, 'conversation.routed', { team: TENTS, priority: 'high', skills: ['de'], rule: 'German' }],
  [SYSTEM, 'offer.made', { agent: BEN, expiresAt: 2_000_000 }],
  [SYSTEM, 'offer.ended', { agent: BEN, because: 'expired' }],
  [SYSTEM, 'offer.made', { agent: { id: ANN.id, name: ANN.name }, expiresAt: 2_100_000 }],
  accepted,
  replied,
  [ANN, 'message.edited', { messageSeq: 37, text: 'I have found it.', before: 'I am looking for it.' }],
  [ANN, 'message.deleted', { messageSeq: 37, before: 'I have found it.' }],
  [ANN, 'participant.joined', { agent: BEN }],
  [ANN, 'consult.opened', { with: [BEN], text: 'Do you know this tent?' }],
  [ANN, 'consult.closed', { thread: 41 }],
  [ANN, 'participant.left', { agent: BEN }],
  [ANN, 'tags.changed', { added: ['vip', 'late'], removed: [] }],
  [ANN, 'tags.changed', { added: [], removed: ['late'] }],
  [ANN, 'priority.set', { priority: 'urgent' }],
  [ANN, 'contact.linked', { contact: 'k'.repeat(22) as ContactId, name: 'Jo Marsh' }],
  [VISITOR, 'callback.requested', { phone: '+353 1 234', preferredAt: null, note: null }],
  [ANN, 'callback.done', { outcome: 'reached', durationMs: 60_000, note: null }],
  [SYSTEM, 'email.sent', { kind: 'continuation', to: 'jo@example.com', upTo: 37 }],
  [SYSTEM, 'email.failed', { to: 'jo@example.com', reason: 'No such mailbox.' }],
  [ANN, 'conversation.snoozed', { until: 9_000_000, reason: 'Waits for the parcel.' }],
  [SYSTEM, 'conversation.woken', { because: 'due' }],
  [ANN, 'conversation.transferred', { status: 'queued', from: { id: ANN.id, name: ANN.name }, to: { agent: BEN }, note: 'A tent.' }],
];

describe('the snapshot in a summary', () => {
  it('is of another version whenever the fold computes something else', () => {
    expect(new Set(life.map(([, type]) => type))).toEqual(new Set(EVENT_TYPES));
    const states = life.map((_, i) => after(...life.slice(0, i + 1)));
    const fingerprint = createHash('sha256').update(JSON.stringify(states)).digest('hex').slice(0, 12);
    // Does this fail after a change of the fold? Raise FOLD_VERSION, then write both here: stored snapshots are then made anew.
    expect({ version: FOLD_VERSION, fingerprint }).toEqual({ version: 9, fingerprint: '1f899d459bc5' });
  });
});

describe('a projection', () => {
  const state = (seq: number): ConversationState => ({ ...emptyConversation(CONVERSATION), seq });

  it('says that reactors are behind until the last of them is there', () => {
    const behind = (reacted: Record<string, number>) => projectionWrite({ state: state(5), reacted, absenceDueAt: null }).updateOne.update.$set.behind;
    expect(behind({ bot: 5, survey: 4 })).toBe(true);
    expect(behind({ bot: 5, survey: 5 })).toBe(false);
    expect(behind({})).toBe(false);
  });

  it('is never written over a later one', () => {
    expect(projectionWrite({ state: state(5), reacted: {}, absenceDueAt: null }).updateOne.filter).toEqual({ _id: CONVERSATION, seq: { $lte: 5 } });
  });

  it('joins with another to the later state and the higher positions', () => {
    const early = { state: state(4), reacted: { bot: 4, survey: 1 }, absenceDueAt: 1 };
    const late = { state: state(5), reacted: { bot: 3, audit: 2 }, absenceDueAt: 2 };
    const joined = { state: state(5), reacted: { bot: 4, survey: 1, audit: 2 }, absenceDueAt: 2 };
    expect(mergeProjections(early, late)).toEqual(joined);
    expect(mergeProjections(late, early)).toEqual(joined);
  });
});
