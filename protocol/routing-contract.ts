import * as v from 'valibot';
import { command } from './command.ts';
import { PRIORITIES } from './desk-events.ts';
import { inboxKeySchema, nameSchema } from './fields.ts';
import { conversationIdSchema, teamIdSchema } from './ids.ts';
import type { ConversationId, TeamId } from './ids.ts';
import type { QueuePlace, RoutingSettings } from './routing.ts';
import { STRATEGIES } from './routing.ts';

/** Most rules, teams with a way of their own, skills of a rule, and topics with a weight. */
export const RULES_MAX = 100;
export const ROUTED_TEAMS_MAX = 200;
export const RULE_SKILLS_MAX = 10;
export const WEIGHTS_MAX = 40;

const nullable = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);
const part = (max: number) => v.pipe(v.string(), v.maxLength(max), v.trim(), v.minLength(1, 'must not be blank'));
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(from, `must be at least ${from}`), v.maxValue(to, `must be at most ${to}`));
const isUnique = (keys: readonly unknown[]): boolean => new Set(keys).size === keys.length;

/** A skill or a language, as people and rules name it. */
const skillSchema = v.pipe(v.string(), v.maxLength(40), v.trim(), v.toLowerCase(), v.minLength(1, 'must not be blank'));

const ruleSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{4,22}$/, 'must be 4 to 22 letters, digits, - or _')),
  name: nameSchema,
  when: v.object({
    inbox: nullable(inboxKeySchema),
    page: nullable(part(300)),
    topic: nullable(part(40)),
    language: nullable(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z]{2,3}$/, 'must be a language code such as “de”'))),
    tier: nullable(part(60)),
    tag: nullable(part(60)),
    reason: nullable(v.picklist(['requested', 'no_answer', 'low_confidence', 'complaint', 'distress', 'policy', 'priority_customer'])),
    known: nullable(v.boolean()),
  }),
  team: nullable(teamIdSchema),
  priority: v.picklist(PRIORITIES),
  skills: v.pipe(v.array(skillSchema), v.maxLength(RULE_SKILLS_MAX, `must be at most ${RULE_SKILLS_MAX}`)),
});

/** The rules, in the order in which they are tried. */
export const rulesSchema = v.pipe(
  v.array(ruleSchema),
  v.maxLength(RULES_MAX, `must be at most ${RULES_MAX}`),
  v.check((rules) => isUnique(rules.map(({ id }) => id)), 'must have ids of their own'),
);

const teamSchema = v.object({
  team: nullable(teamIdSchema),
  strategy: v.picklist(STRATEGIES),
  lastAgentFirst: v.boolean(),
  overflow: nullable(v.object({ afterMinutes: whole(1, 24 * 60), to: teamIdSchema })),
});

/** Everything about routing. Overflow must come to an end, or a conversation would go round for ever. */
export const routingSchema = v.object({
  rules: rulesSchema,
  teams: v.pipe(
    v.array(teamSchema),
    v.maxLength(ROUTED_TEAMS_MAX),
    v.check((teams) => isUnique(teams.map(({ team }) => team)), 'must be named once'),
    v.check((teams) => !overflowsInCircle(teams), 'must not overflow in a circle'),
  ),
  offerSeconds: whole(5, 600),
  idleMinutes: nullable(whole(1, 24 * 60)),
  offlineMinutes: nullable(whole(1, 24 * 60)),
  skillMinutes: nullable(whole(1, 24 * 60)),
  weights: v.pipe(
    v.array(v.object({ topic: part(40), units: v.pipe(v.number(), v.minValue(0, 'must be at least 0'), v.maxValue(20, 'must be at most 20')) })),
    v.maxLength(WEIGHTS_MAX),
    v.check((weights) => isUnique(weights.map(({ topic }) => topic)), 'must be named once'),
  ),
});

function overflowsInCircle(teams: readonly { team: TeamId | null; overflow: { to: TeamId } | null }[]): boolean {
  return teams.some(({ team }) => {
    const met = new Set<TeamId | null>();
    for (let at: TeamId | null = team; ; ) {
      if (met.has(at)) return true;
      met.add(at);
      const next: TeamId | undefined = teams.find((each) => each.team === at)?.overflow?.to;
      if (next === undefined) return false;
      at = next;
    }
  });
}

/** What rules can be made of. */
export interface RoutingChoices {
  teams: readonly { id: TeamId; name: string }[];
  inboxes: readonly { key: string; name: string }[];
  topics: readonly { key: string; name: string }[];
  /** Skills and languages of people. */
  skills: readonly string[];
  tiers: readonly string[];
}

/** What rules would do with one of the latest conversations that came to people. `rule` is the id of the one that fits. */
export interface RoutingTrial {
  conversation: ConversationId;
  contactName: string;
  text: string;
  at: number;
  rule: string | null;
}

/** The commands about routing. */
export const routingContract = {
  'routing.read': command<{ version: number; settings: RoutingSettings; choices: RoutingChoices }>()(v.object({})),
  /** Refused with `conflict` where somebody else was faster; it takes effect for what is routed from now on. */
  'routing.change': command<{ version: number; settings: RoutingSettings }>()(
    v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)), settings: routingSchema }),
  ),
  /** Which rule would fit each of the latest 50 conversations that came to people; nothing is stored. */
  'routing.try': command<{ trials: readonly RoutingTrial[] }>()(v.object({ rules: rulesSchema })),
  /** Where a conversation stands in the queue; null where it is in none. */
  'queue.place': command<{ place: QueuePlace | null }>()(v.object({ conversation: conversationIdSchema })),
} as const;

/** What customers ask of the queue. */
export const visitorQueueContract = { 'queue.place': routingContract['queue.place'] } as const;
