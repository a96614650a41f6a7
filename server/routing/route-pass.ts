/**
 * One pass of the router: ends offers that are over, sorts what nobody has sorted, sends on what has waited too long, and
 * offers what is free. Everything it does is an event of the log, decided there once more: a pass that was wrong, ran twice,
 * or ran on two nodes at once is refused where it would do harm.
 */
import type { TeamRef } from '../../protocol/desk-events.ts';
import type { Actor } from '../../protocol/events.ts';
import type { ContactId, ConversationId, TeamId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { RoutingSettings } from '../../protocol/routing.ts';
import { routingOf } from '../../protocol/routing.ts';
import type { ConversationCommand, ConversationLog } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Colleague } from './colleague.ts';
import { matchRule } from './match-rule.ts';
import { planOffers } from './plan-offers.ts';
import { loadsOf } from './work-load.ts';
import type { Work, WorkOverlay } from './work-overlay.ts';
import type { QueuedWork, WorkStore } from './work-store.ts';

/** What a pass stands on. */
export interface RoutePassParts {
  log: ConversationLog;
  work: WorkStore;
  overlay: WorkOverlay;
  clock: Clock;
  settings(): Promise<RoutingSettings>;
  colleagues(): Promise<readonly Colleague[]>;
  team(id: TeamId): Promise<TeamRef | null>;
  /** The team that an inbox belongs to. */
  inboxTeam(inbox: string): Promise<TeamId | null>;
  /** The tier of a contact's agreement. */
  tierOf(contact: ContactId | null): Promise<string | null>;
}

/** What a pass did. `nextAt` is when the next offer is over (milliseconds since the Unix epoch), null where there is none. */
export interface PassResult {
  offered: ReadonlyMap<UserId, number>;
  nextAt: number | null;
}

const ROUTER: Actor = { kind: 'system', id: 'routing' };
const MINUTE_MS = 60_000;

/** One pass; `askedAt` is when people were last offered something. */
export async function routePass(parts: RoutePassParts, askedAt: ReadonlyMap<UserId, number>): Promise<PassResult> {
  const { log, work, overlay, clock } = parts;
  const [settings, colleagues] = await Promise.all([parts.settings(), parts.colleagues()]);
  const teams = new Map<string, Promise<TeamId | null>>();
  const inboxTeam = (inbox: string): Promise<TeamId | null> => {
    const asked = teams.get(inbox) ?? parts.inboxTeam(inbox);
    teams.set(inbox, asked);
    return asked;
  };

  /** The queue first: what is accepted in between is then seen twice rather than not at all. */
  async function look(): Promise<Work> {
    const queue = await work.queue();
    // Who is asked for nothing needs no count of what they do.
    return overlay.over({ queue, served: queue.length === 0 ? [] : await work.served() });
  }

  async function append(conversation: ConversationId, clientId: string, command: ConversationCommand): Promise<boolean> {
    try {
      overlay.put((await log.append({ conversation, actor: ROUTER, clientId, command })).state);
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'conflict' && error.code !== 'not_found')) throw error;
      // It has moved on: what it is now is seen at the next look.
      overlay.put(await log.peek(conversation));
      return false;
    }
  }

  async function endOffers({ queue }: Work): Promise<void> {
    const now = clock.now();
    const there = new Set(colleagues.filter(({ status }) => status === 'online').map(({ id }) => id));
    const over = queue.filter(({ offer }) => offer !== null && (offer.expiresAt <= now || !there.has(offer.agent)));
    await Promise.all(
      over.map(async ({ id, seq }) => {
        // The log decides on what the store has; a look at what this node knows is enough to ask.
        const state = await log.peek(id);
        if (state.offer === null) return overlay.put(state);
        const because = state.offer.expiresAt <= now ? 'expired' : 'withdrawn';
        return append(id, `${because}.${state.offer.seq}.${seq}`, { kind: 'end_offer', agent: state.offer.agent, because });
      }),
    );
  }

  async function sortOne(id: ConversationId): Promise<void> {
    const { state } = await log.read(id);
    if (state.routed || state.status !== 'queued') return overlay.put(state);
    // Who was handed on, or comes back, stays with the team they were given to.
    if (state.team !== null) {
      await append(id, `routed.${state.seq}`, { kind: 'route', team: state.team, priority: state.priority, skills: state.skills, rule: null });
      return;
    }
    const rule = matchRule(settings.rules, state, { tier: await parts.tierOf(state.contact) });
    const team = rule?.team ?? (await inboxTeam(state.inbox));
    await append(id, `routed.${state.seq}`, {
      kind: 'route',
      team: team === null ? null : await parts.team(team),
      // What a person has set already is not taken back.
      priority: rule === null || state.priority !== 'normal' ? state.priority : rule.priority,
      skills: rule?.skills ?? [],
      rule: rule?.name ?? null,
    });
  }

  /** Where no rule and no team could change anything, nothing is written. */
  async function isSortable({ routed, team, inbox }: QueuedWork): Promise<boolean> {
    return !routed && (settings.rules.length > 0 || team !== null || (await inboxTeam(inbox)) !== null);
  }

  async function overflow({ queue }: Work): Promise<void> {
    const now = clock.now();
    for (const { id, seq, team, queuedAt, routed } of queue) {
      const to = routingOf(settings, team).overflow;
      if (to === null || (team !== null && !routed) || now - queuedAt < to.afterMinutes * MINUTE_MS) continue;
      const next = await parts.team(to.to);
      const { state } = await log.read(id);
      if (next === null || state.status !== 'queued' || state.team?.id !== (team ?? undefined)) continue;
      await append(id, `overflow.${seq}.${next.id}`, { kind: 'route', team: next, priority: state.priority, skills: state.skills, rule: `Overflow to ${next.name}` });
    }
  }

  /** Customers without a last agent in this conversation may have one in an earlier one. */
  async function servedBefore({ queue }: Work): Promise<ReadonlyMap<VisitorId, UserId>> {
    const asking = queue.filter(({ lastAgent, offeredTo, team }) => lastAgent === null && offeredTo.length === 0 && isOffering(settings, team));
    const visitors = [...new Set(asking.flatMap(({ visitor }) => (visitor === null ? [] : [visitor])))].slice(0, LOOKED_UP_MAX);
    const found = await Promise.all(visitors.map(async (visitor) => [visitor, await work.lastAgent(visitor)] as const));
    return new Map(found.flatMap(([visitor, agent]) => (agent === null ? [] : [[visitor, agent]])));
  }

  let seen = await look();
  await endOffers(seen);
  const unsorted = await Promise.all(seen.queue.map(async (each) => ((await isSortable(each)) ? [each.id] : [])));
  await Promise.all(unsorted.flat().map(sortOne));
  seen = overlay.over(seen);
  await overflow(seen);
  seen = overlay.over(seen);

  const now = clock.now();
  const ready = { ...seen, queue: await offerable(seen.queue) };
  const planned = planOffers({
    queue: ready.queue,
    colleagues,
    loads: loadsOf(seen.queue, seen.served, settings, now),
    settings,
    askedAt,
    servedBefore: await servedBefore(ready),
    now,
  });
  const expiresAt = now + settings.offerSeconds * 1000;
  const made = await Promise.all(
    planned.map(async ({ work: { id, seq }, agent }, nth) => {
      const done = await append(id, `offer.${seq}`, { kind: 'offer', agent: { id: agent.id, name: agent.name }, expiresAt });
      return done ? [[agent.id, now + nth] as const] : [];
    }),
  );
  const standing = overlay.over(seen).queue.flatMap(({ offer }) => (offer === null ? [] : [offer.expiresAt]));
  return { offered: new Map(made.flat()), nextAt: standing.length === 0 ? null : Math.min(...standing) };

  /** What is not sorted yet waits for it, unless there is nothing to sort by. */
  async function offerable(queue: readonly QueuedWork[]): Promise<readonly QueuedWork[]> {
    const sortable = await Promise.all(queue.map(isSortable));
    return queue.filter((_, i) => !sortable[i]);
  }
}

/** Customers whose earlier conversations are looked up in one pass. */
const LOOKED_UP_MAX = 50;

const isOffering = (settings: RoutingSettings, team: TeamId | null): boolean => {
  const { strategy, lastAgentFirst } = routingOf(settings, team);
  return strategy !== 'manual' && lastAgentFirst;
};
