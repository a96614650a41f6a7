import type { ConversationId, TeamId, UserId } from '../../../protocol/ids.ts';
import type { RoutingSettings, RuleCondition, RoutingRule, TeamRouting } from '../../../protocol/routing.ts';
import { ANYTHING, DEFAULT_ROUTING, manualRouting } from '../../../protocol/routing.ts';
import type { Colleague } from '../colleague.ts';
import type { QueuedWork, ServedWork } from '../work-store.ts';

export const NOW = Date.UTC(2026, 2, 2, 9);
export const BILLING = 'billing'.padEnd(22, '_') as TeamId;
export const TENTS = 'tents'.padEnd(22, '_') as TeamId;

export const userId = (name: string) => name.padEnd(22, '_') as UserId;

/** Somebody online with room for two conversations. */
export const colleague = (name: string, change: Partial<Colleague> = {}): Colleague => ({ id: userId(name), name, status: 'online', capacity: 2, skills: [], teams: [], ...change });

/** A conversation that has been in the queue for a minute, and was sorted. */
export const queued = (name: string, change: Partial<QueuedWork> = {}): QueuedWork => ({
  id: name.padEnd(22, '_') as ConversationId,
  seq: 5, inbox: 'website', visitor: null, team: null, priority: 'normal', queuedAt: NOW - 60_000, topic: null, routed: true, skills: [],
  offer: null, offeredTo: [], offerEndedAt: null, wanted: null, lastAgent: null,
  ...change,
});

/** A conversation that somebody works on. */
export const served = (name: string, agent: string, change: Partial<ServedWork> = {}): ServedWork => ({
  id: name.padEnd(22, '_') as ConversationId, seq: 7, agent: userId(agent), status: 'active', topic: null, lastAt: NOW - 10_000, unansweredSince: null, snoozedUntil: null, ...change,
});

/** Settings in which the given teams, by default everybody, are offered conversations. */
export const settings = (teams: readonly Partial<TeamRouting>[] = [{}], change: Partial<RoutingSettings> = {}): RoutingSettings => ({
  ...DEFAULT_ROUTING,
  teams: teams.map((team) => ({ ...manualRouting(null), strategy: 'least_busy', lastAgentFirst: false, ...team })),
  ...change,
});

/** A rule that fits where `when` is so. */
export const rule = (name: string, when: Partial<RuleCondition>, change: Partial<RoutingRule> = {}): RoutingRule => ({
  id: name.padEnd(8, '_'), name, when: { ...ANYTHING, ...when }, team: null, priority: 'normal', skills: [], ...change,
});
