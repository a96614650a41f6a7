/**
 * Routing decides for whom a conversation is and to whom it is offered. Rules sort it: the first that fits names the team,
 * how urgent it is and what must be known. Each team says how its people are found. Until an owner changes that, nobody is
 * offered anything: people pick from the queue themselves.
 */
import type { Priority } from './desk-events.ts';
import type { HandoffReason } from './events.ts';
import type { TeamId } from './ids.ts';

/** What must all be so for a rule to fit; null asks for nothing. */
export interface RuleCondition {
  inbox: string | null;
  /** A part of the address of the page, without regard to case. */
  page: string | null;
  /** The key of a topic. */
  topic: string | null;
  /** The first part of a language tag, such as "de". */
  language: string | null;
  /** The tier of the contact's agreement. */
  tier: string | null;
  tag: string | null;
  reason: HandoffReason | null;
  /** Whether the customer is somebody known. */
  known: boolean | null;
}

/** A condition that asks for nothing. */
export const ANYTHING: RuleCondition = { inbox: null, page: null, topic: null, language: null, tier: null, tag: null, reason: null, known: null };

/** A rule. */
export interface RoutingRule {
  id: string;
  name: string;
  when: RuleCondition;
  /** Null leaves it with the team of the inbox, or with everybody. */
  team: TeamId | null;
  priority: Priority;
  /** Skills and languages that who serves it must have, lower case. */
  skills: readonly string[];
}

/** How the people of a team are found. `manual`: nobody is offered anything, people pick from the queue. */
export const STRATEGIES = ['manual', 'least_busy', 'round_robin'] as const;
/** How the people of a team are found. */
export type Strategy = (typeof STRATEGIES)[number];

/** How a team gets its conversations; `team` null is for those that belong to no team. */
export interface TeamRouting {
  team: TeamId | null;
  strategy: Strategy;
  /** Who served the customer last is asked first, if they are there and have room. */
  lastAgentFirst: boolean;
  /** To which team a conversation goes that has waited so long. */
  overflow: { afterMinutes: number; to: TeamId } | null;
}

/** Everything an owner decides about routing. */
export interface RoutingSettings {
  rules: readonly RoutingRule[];
  teams: readonly TeamRouting[];
  /** For how long an offer stands before it goes to the next one. */
  offerSeconds: number;
  /** A conversation in which nothing has happened for so long, and nobody waits for an answer, is no work; null: it always is. */
  idleMinutes: number | null;
  /** Conversations of somebody who has been offline for so long go back to the queue; null: they stay. */
  offlineMinutes: number | null;
  /** For so long a conversation waits for somebody with the skills it asks for; then anybody of the team may be offered it. Null: for ever, if there is such a person. */
  skillMinutes: number | null;
  /** Topics that are more, or less, than one unit of work. */
  weights: readonly { topic: string; units: number }[];
}

/** How routing begins: as if there were none. */
export const DEFAULT_ROUTING: RoutingSettings = {
  rules: [],
  teams: [],
  offerSeconds: 30,
  idleMinutes: 15,
  offlineMinutes: null,
  skillMinutes: 10,
  weights: [],
};

/** How a team that nothing was said about gets its conversations. */
export const manualRouting = (team: TeamId | null): TeamRouting => ({ team, strategy: 'manual', lastAgentFirst: true, overflow: null });

/** How a team gets its conversations. */
export const routingOf = ({ teams }: RoutingSettings, team: TeamId | null): TeamRouting => teams.find((each) => each.team === team) ?? manualRouting(team);

/** Where somebody stands in the queue. `waitMs` is the middle half of recent waits; null where there are too few to say. */
export interface QueuePlace {
  /** 1 is next. */
  position: number;
  waitMs: { from: number; to: number } | null;
  /** Somebody who could take it is online. */
  peopleOnline: boolean;
}
