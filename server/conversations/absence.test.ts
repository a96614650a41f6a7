import { describe, expect, it } from 'vitest';
import { absenceDueAt } from './absence.ts';
import { ANN, BEN, DAY_MS, VISITOR, acceptBy, servedConversation } from './testing/memory-conversation.ts';

describe('a customer', () => {
  it('counts as absent a day after the reply they did not answer', () => {
    const { state, now } = servedConversation();
    expect(absenceDueAt(state, DAY_MS)).toBe(now + DAY_MS);
  });

  it('does not while a person has to act, however long that takes', () => {
    const conversation = servedConversation();
    conversation.must(ANN, { kind: 'return_to_bot' });
    conversation.must(VISITOR, { kind: 'hand_off', reason: 'requested' });
    conversation.now += 3 * DAY_MS;
    expect(absenceDueAt(conversation.state, DAY_MS)).toBeNull();
    conversation.must(BEN, acceptBy(BEN));
    expect(absenceDueAt(conversation.state, DAY_MS)).toBeNull();
    conversation.must(BEN, { kind: 'agent_message', text: 'Sorry for the wait.' });
    expect(absenceDueAt(conversation.state, DAY_MS)).toBe(conversation.now + DAY_MS);
  });

  it('has a whole new turn after reopening, and none in what is resolved', () => {
    const conversation = servedConversation();
    conversation.must(VISITOR, { kind: 'end' });
    expect(absenceDueAt(conversation.state, DAY_MS)).toBeNull();
    conversation.now += 2 * DAY_MS;
    conversation.must(VISITOR, { kind: 'reopen' });
    conversation.must(BEN, acceptBy(BEN));
    conversation.must(BEN, { kind: 'wait' });
    expect(absenceDueAt(conversation.state, DAY_MS)).toBe(conversation.now + DAY_MS);
  });
});
