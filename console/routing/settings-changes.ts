/** What somebody changed about routing, a sentence each. Pure. */
import type { RoutingChoices } from '../../protocol/routing-contract.ts';
import type { RoutingSettings } from '../../protocol/routing.ts';
import { routingOf } from '../../protocol/routing.ts';
import type { TeamId } from '../../protocol/ids.ts';
import { STRATEGY_WORDS } from './rule-words.ts';

const LIMITS = {
  offerSeconds: 'For how long an offer stands',
  idleMinutes: 'When a quiet conversation stops to count',
  offlineMinutes: 'When conversations of people who are offline go back',
  skillMinutes: 'How long somebody with the skills is waited for',
} as const;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The differences from `before` to `after`. */
export function settingsChanges(before: RoutingSettings, after: RoutingSettings, choices: RoutingChoices | null): readonly string[] {
  const was = new Map(before.rules.map((rule) => [rule.id, rule]));
  const is = new Map(after.rules.map((rule) => [rule.id, rule]));
  const kept = (settings: RoutingSettings) => settings.rules.map(({ id }) => id).filter((id) => was.has(id) && is.has(id));
  const nameOf = (team: TeamId | null) => (team === null ? 'Conversations without a team' : (choices?.teams.find(({ id }) => id === team)?.name ?? 'A team'));
  const teams = [...new Set([...before.teams, ...after.teams].map(({ team }) => team))].filter((team) => !same(routingOf(before, team), routingOf(after, team)));
  return [
    ...after.rules.filter(({ id }) => !was.has(id)).map(({ name }) => `The rule “${name}” was added.`),
    ...before.rules.filter(({ id }) => !is.has(id)).map(({ name }) => `The rule “${name}” was removed.`),
    ...after.rules.filter((rule) => was.has(rule.id) && !same(was.get(rule.id), rule)).map(({ name }) => `The rule “${name}” was changed.`),
    ...(same(kept(before), kept(after)) ? [] : ['The order of the rules was changed.']),
    ...teams.map((team) => `${nameOf(team)}: now ${STRATEGY_WORDS[routingOf(after, team).strategy].label.toLowerCase()}${overflowWords(after, team, nameOf)}.`),
    ...(Object.keys(LIMITS) as (keyof typeof LIMITS)[]).filter((key) => before[key] !== after[key]).map((key) => `${LIMITS[key]}: ${before[key] ?? 'off'} became ${after[key] ?? 'off'}.`),
    ...(same(before.weights, after.weights) ? [] : ['What topics weigh was changed.']),
  ];
}

function overflowWords(settings: RoutingSettings, team: TeamId | null, nameOf: (team: TeamId) => string): string {
  const { overflow } = routingOf(settings, team);
  return overflow === null ? '' : `, after ${overflow.afterMinutes} min to ${nameOf(overflow.to)}`;
}
