import { describe, expect, it } from 'vitest';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationId, VisitorId } from '../../protocol/ids.ts';
import { contactName, summaryOf } from './summary.ts';

const named = (visitor: string) => contactName({ contactName: null, email: null, visitor: visitor as VisitorId });

describe('how the console calls a customer', () => {
  it('is a name that can be said, and always the same for the same customer', () => {
    for (const id of ['nGf3_kZPAPhs-aa01PHS-x', 'nGf3_kZPAPhs-aa01PHS-X', '----------____________']) {
      expect(named(id)).toMatch(/^Visitor [2-9A-HJ-NP-Z]{4}$/);
      expect(named(id)).toBe(named(id));
    }
    expect(named('nGf3_kZPAPhs-aa01PHS-x')).not.toBe(named('nGf3_kZPAPhs-aa01PHS-X'));
  });

  it('is the e-mail address once it is given', () => {
    expect(contactName({ contactName: null, email: 'jo@example.com', visitor: null })).toBe('jo@example.com');
  });

  it('is the name of the contact once they are known', () => {
    expect(contactName({ contactName: 'Jo Marsh', email: 'jo@example.com', visitor: null })).toBe('Jo Marsh');
  });
});

describe('a conversation in a list', () => {
  const empty = emptyConversation('a'.repeat(22) as ConversationId);
  const card = { question: null, tried: [], fields: {}, page: null, locale: 'en' };
  const handedOver = { ...empty, queuedAt: 100, handoff: { reason: 'complaint', card, peopleOnline: true, at: 100 } } as const;

  it('says why it was handed over, but not of a queue it came into in another way', () => {
    expect(summaryOf(empty, 0).reason).toBeNull();
    expect(summaryOf(handedOver, 0).reason).toBe('complaint');
    expect(summaryOf({ ...handedOver, queuedAt: 900 }, 0).reason).toBeNull();
  });
});
