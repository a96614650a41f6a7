/** Which rule sorts a conversation: the first whose every condition is so. Pure. */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { RoutingRule, RuleCondition } from '../../protocol/routing.ts';

/** What rules ask for, besides the conversation itself. */
export interface CustomerFacts {
  /** The tier of the contact's agreement, null where there is none. */
  tier: string | null;
}

/** The part of a conversation that rules look at. */
export type RuleFacts = Pick<ConversationState, 'inbox' | 'page' | 'locale' | 'topic' | 'tags' | 'contact' | 'email' | 'handoff'>;

/** The first rule that fits, or null. */
export function matchRule(rules: readonly RoutingRule[], facts: RuleFacts, customer: CustomerFacts): RoutingRule | null {
  return rules.find(({ when }) => fits(when, facts, customer)) ?? null;
}

/** Whether every condition is so. */
function fits(when: RuleCondition, facts: RuleFacts, { tier }: CustomerFacts): boolean {
  const same = (wanted: string | null, is: string | null | undefined) => wanted === null || folded(wanted) === folded(is ?? '');
  return (
    same(when.inbox, facts.inbox) &&
    same(when.topic, facts.topic?.key) &&
    same(when.tier, tier) &&
    same(when.reason, facts.handoff?.reason) &&
    same(when.language, facts.locale.split('-')[0]) &&
    (when.page === null || folded(facts.page?.url ?? '').includes(folded(when.page))) &&
    (when.tag === null || facts.tags.some((tag) => same(when.tag, tag))) &&
    (when.known === null || when.known === (facts.contact !== null))
  );
}

const folded = (text: string): string => text.toLowerCase();
