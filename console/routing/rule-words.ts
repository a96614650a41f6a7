/** Rules and strategies in plain words. */
import type { HandoffReason } from '../../protocol/events.ts';
import type { RoutingChoices } from '../../protocol/routing-contract.ts';
import type { RoutingRule, Strategy } from '../../protocol/routing.ts';
import { languageName } from '../ui/language-name.ts';
import { PRIORITY_WORDS } from './routing-words.ts';

/** How the people of a team are found. */
export const STRATEGY_WORDS: Readonly<Record<Strategy, { label: string; hint: string }>> = {
  manual: { label: 'People pick for themselves', hint: 'Nobody is offered anything; everybody sees the queue and takes from it.' },
  least_busy: { label: 'Offered to the least busy', hint: 'Measured by what each can do at a time.' },
  round_robin: { label: 'Offered in turn', hint: 'To whoever was not asked for the longest time and has room.' },
};

/** Why something came to people, as a rule asks for it. */
export const REASON_CHOICES: Readonly<Record<HandoffReason, string>> = {
  requested: 'The customer asked for a person',
  no_answer: 'The bot found no answer',
  low_confidence: 'The bot was not sure',
  complaint: 'A complaint',
  distress: 'Distress',
  policy: 'A topic for people',
  priority_customer: 'A customer with priority',
};

/** "German, about Refund → Billing, high priority, must know german". */
export function ruleSentence({ when, team, priority, skills }: RoutingRule, choices: RoutingChoices | null): string {
  const inbox = choices?.inboxes.find(({ key }) => key === when.inbox)?.name ?? when.inbox;
  const topic = choices?.topics.find(({ key }) => key === when.topic)?.name ?? when.topic;
  const conditions = [
    when.language && `in ${languageName(when.language)}`,
    topic && `about ${topic}`,
    when.page && `from a page with “${when.page}”`,
    inbox && `from ${inbox}`,
    when.tier && `of ${when.tier} customers`,
    when.tag && `tagged “${when.tag}”`,
    when.reason && REASON_CHOICES[when.reason].toLowerCase(),
    when.known !== null && (when.known ? 'of somebody known' : 'of somebody unknown'),
  ].filter(Boolean);
  const teamName = team === null ? null : (choices?.teams.find(({ id }) => id === team)?.name ?? 'a team that is gone');
  const results = [teamName, priority === 'normal' ? null : PRIORITY_WORDS[priority].toLowerCase(), skills.length > 0 ? `must know ${skills.join(', ')}` : null].filter(Boolean);
  return `${conditions.length === 0 ? 'every conversation' : conditions.join(', ')} → ${results.length === 0 ? 'as it is' : results.join(', ')}`;
}
