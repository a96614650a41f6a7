import { describe, expect, it } from 'vitest';
import type { ConversationId, TeamId, VisitorId } from '../../protocol/ids.ts';
import { contactView } from '../../protocol/views.ts';
import type { ConversationCommand } from './conversation-command.ts';
import type { MemoryConversation } from './testing/memory-conversation.ts';
import { acceptBy, ANN, BEN, DAY_MS, memoryConversation, servedConversation, START, SYSTEM, VISITOR } from './testing/memory-conversation.ts';

const HOUR_MS = 60 * 60 * 1000;
const TENTS = { id: 't'.repeat(22) as TeamId, name: 'Tents' };
const refOf = ({ id, name }: typeof ANN | typeof BEN) => ({ id, name });
const queued = (): MemoryConversation => memoryConversation([VISITOR, START], [VISITOR, { kind: 'visitor_message', text: 'Help' }], [VISITOR, { kind: 'hand_off', reason: 'requested' }]);
const refused = (chat: MemoryConversation, actor: typeof ANN | typeof BEN | typeof SYSTEM | typeof VISITOR, command: ConversationCommand) => {
  const result = chat.perform(actor, command);
  return 'refuse' in result ? result.refuse.code : 'taken';
};
const offerTo = (chat: MemoryConversation, to: typeof ANN | typeof BEN): ConversationCommand => ({ kind: 'offer', agent: refOf(to), expiresAt: chat.now + 30_000 });

describe('an offer', () => {
  it('counts for one person at a time, and moves on when it is over', () => {
    const chat = queued();
    chat.must(SYSTEM, offerTo(chat, ANN));
    expect(refused(chat, SYSTEM, offerTo(chat, BEN))).toBe('conflict');
    expect(refused(chat, SYSTEM, { kind: 'end_offer', agent: refOf(ANN), because: 'expired' })).toBe('conflict');
    chat.now += 30_000;
    chat.must(SYSTEM, { kind: 'end_offer', agent: refOf(ANN), because: 'expired' });
    chat.must(SYSTEM, offerTo(chat, BEN));
    expect(chat.state).toMatchObject({ offeredTo: [ANN.id], offer: { agent: refOf(BEN) } });
    chat.must(BEN, { ...acceptBy(BEN), offered: true } as ConversationCommand);
    expect(chat.state).toMatchObject({ status: 'active', offer: null, offeredTo: [], lastAgent: refOf(BEN) });
  });

  it('is not made for what nobody waits for', () => {
    expect(refused(servedConversation(), SYSTEM, offerTo(servedConversation(), BEN))).toBe('conflict');
  });
});

describe('handing a conversation on', () => {
  it('to a team puts it into that team’s queue, and the note stays inside', () => {
    const chat = servedConversation();
    chat.must(ANN, { kind: 'join', agent: refOf(BEN) });
    const event = chat.must(ANN, { kind: 'transfer', to: { team: TENTS }, note: 'Angry about a zip.' });
    expect(chat.state).toMatchObject({ status: 'queued', agent: null, team: TENTS, participants: [], lastAgent: refOf(ANN), queuedAt: chat.now });
    expect(contactView(event)?.data).toMatchObject({ to: { team: TENTS }, note: null });
  });

  it('to a colleague remembers whom it is for until they had their chance', () => {
    const chat = servedConversation();
    expect(refused(chat, ANN, { kind: 'transfer', to: { agent: refOf(ANN) }, note: null })).toBe('conflict');
    chat.must(ANN, { kind: 'transfer', to: { agent: refOf(BEN) }, note: null });
    expect(chat.state.wanted).toEqual(refOf(BEN));
    chat.must(SYSTEM, offerTo(chat, BEN));
    chat.must(BEN, { kind: 'end_offer', agent: refOf(BEN), because: 'declined' });
    expect(chat.state).toMatchObject({ wanted: null, offeredTo: [BEN.id] });
  });

  it('warmly lets both write to the customer, and a takeover names who had it', () => {
    const chat = servedConversation();
    expect(refused(chat, BEN, { kind: 'agent_message', text: 'Hello' })).toBe('conflict');
    chat.must(ANN, { kind: 'join', agent: refOf(BEN) });
    chat.must(BEN, { kind: 'agent_message', text: 'Hello' });
    const taken = chat.must(BEN, { kind: 'take_over', agent: refOf(BEN) });
    expect(taken.data).toEqual({ status: 'active', agent: refOf(BEN), from: refOf(ANN) });
    expect(chat.state).toMatchObject({ agent: refOf(BEN), participants: [] });
  });
});

describe('putting a conversation aside', () => {
  it('ends at its time, or when the customer writes', () => {
    const chat = servedConversation();
    expect(refused(chat, ANN, { kind: 'snooze', until: chat.now, reason: null })).toBe('conflict');
    chat.must(ANN, { kind: 'snooze', until: chat.now + HOUR_MS, reason: 'Waits for the parcel.' });
    expect(refused(chat, SYSTEM, { kind: 'wake', because: 'due' })).toBe('conflict');
    chat.must(VISITOR, { kind: 'visitor_message', text: 'It is here.' });
    expect(chat.state.snoozedUntil).toBeNull();
    chat.must(ANN, { kind: 'snooze', until: chat.now + HOUR_MS, reason: null });
    chat.now += HOUR_MS;
    chat.must(SYSTEM, { kind: 'wake', because: 'due' });
    expect(chat.state.snoozedUntil).toBeNull();
  });
});

describe('changing a reply', () => {
  it('is for who wrote it, for an hour, and customers never see what it was', () => {
    const chat = servedConversation();
    const messageSeq = chat.state.seq;
    const edit: ConversationCommand = { kind: 'edit_message', messageSeq, text: 'I found it.', before: 'I am looking for it.' };
    expect(refused(chat, BEN, edit)).toBe('forbidden');
    expect(refused(chat, ANN, { ...edit, messageSeq: 2 } as ConversationCommand)).toBe('not_found');
    const event = chat.must(ANN, edit);
    expect(chat.state.lastMessage?.text).toBe('I found it.');
    expect(JSON.stringify(contactView(event))).not.toContain('looking');
    chat.now += DAY_MS;
    expect(refused(chat, ANN, { kind: 'delete_message', messageSeq, before: 'I found it.' })).toBe('conflict');
  });
});

describe('a conversation that an agent begins', () => {
  it('is theirs, with the customer they chose', () => {
    const chat = memoryConversation([ANN, { kind: 'start_outbound', inbox: 'website', locale: 'en', visitor: VISITOR.kind === 'visitor' ? VISITOR.id : ('' as VisitorId), agent: refOf(ANN), channel: 'email' }]);
    expect(chat.state).toMatchObject({ id: 'c'.repeat(22) as ConversationId, status: 'active', agent: refOf(ANN), personJoined: true });
    chat.must(ANN, { kind: 'agent_message', text: 'Your tent has come.', via: 'email' });
    expect(chat.state.firstReplyAt).toBe(chat.now);
  });
});

describe('what staff sort a conversation by', () => {
  it('is theirs alone', () => {
    const chat = servedConversation();
    const told = [
      chat.must(ANN, { kind: 'change_tags', add: ['vip', 'vip'], remove: ['none'] }),
      chat.must(ANN, { kind: 'set_priority', priority: 'urgent' }),
      chat.must(SYSTEM, { kind: 'route', team: TENTS, priority: 'high', skills: ['de'], rule: 'German' }),
      chat.must(ANN, { kind: 'open_consult', with: [refOf(BEN)], text: 'Is this ours?' }),
      chat.must(BEN, { kind: 'note', text: 'No.', thread: chat.state.seq }),
    ];
    expect(told.map(contactView)).toEqual([null, null, null, null, null]);
    expect(chat.state).toMatchObject({ tags: ['vip'], team: TENTS, priority: 'high', consults: [{ with: [refOf(BEN)] }] });
    expect(refused(chat, ANN, { kind: 'change_tags', add: ['vip'], remove: [] })).toBe('conflict');
    expect(refused(chat, BEN, { kind: 'note', text: 'No.', thread: 1 })).toBe('conflict');
  });
});
