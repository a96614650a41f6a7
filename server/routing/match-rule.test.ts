import { describe, expect, it } from 'vitest';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { ContactId, ConversationId } from '../../protocol/ids.ts';
import type { RuleFacts } from './match-rule.ts';
import { matchRule } from './match-rule.ts';
import { rule } from './testing/samples.ts';

const about = (change: Partial<RuleFacts> = {}): RuleFacts => ({ ...emptyConversation('c'.repeat(22) as ConversationId), inbox: 'website', ...change });
const nobody = { tier: null };

describe('a conversation is sorted', () => {
  it('by the first rule that fits, and by none where none does', () => {
    const rules = [rule('German', { language: 'de' }), rule('Everybody', {}), rule('Never', {})];
    expect(matchRule(rules, about({ locale: 'de-AT' }), nobody)?.name).toBe('German');
    expect(matchRule(rules, about({ locale: 'en' }), nobody)?.name).toBe('Everybody');
    expect(matchRule([rule('German', { language: 'de' })], about(), nobody)).toBeNull();
  });

  it('only where everything that the rule asks for is so', () => {
    const wanted = rule('Gold refunds', { topic: 'refund', tier: 'Gold' });
    const refund = about({ topic: { key: 'refund', name: 'Refund' } });
    expect(matchRule([wanted], refund, { tier: 'gold' })?.name).toBe('Gold refunds');
    expect(matchRule([wanted], refund, nobody)).toBeNull();
    expect(matchRule([wanted], about(), { tier: 'gold' })).toBeNull();
  });

  it.each([
    ['the page', rule('r', { page: '/Pricing' }), { page: { url: 'https://shop.example/pricing?a=1', title: '' } }],
    ['the inbox', rule('r', { inbox: 'website' }), {}],
    ['a tag', rule('r', { tag: 'vip' }), { tags: ['late', 'VIP'] }],
    ['a known customer', rule('r', { known: true }), { contact: 'k'.repeat(22) as ContactId }],
    ['why it came to people', rule('r', { reason: 'complaint' }), { handoff: { reason: 'complaint', peopleOnline: true, at: 0, card: { question: null, tried: [], fields: {}, page: null, locale: 'en' } } }],
  ] as const)('by %s', (_what, given, facts) => {
    expect(matchRule([given], about(facts), nobody)).not.toBeNull();
    expect(matchRule([given], about({ inbox: 'other' }), nobody)).toBeNull();
  });

  it('by being unknown', () => {
    expect(matchRule([rule('r', { known: false })], about(), nobody)).not.toBeNull();
    expect(matchRule([rule('r', { known: false })], about({ contact: 'k'.repeat(22) as ContactId }), nobody)).toBeNull();
  });
});
