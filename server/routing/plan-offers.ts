/**
 * To whom what is offered, out of one look at the queue and the people. Pure, so that the same look gives the same offers
 * on every node. The queue comes most urgent first, then oldest; each person is asked about one conversation at a time, and
 * about no more than they have room for. The order in which people are asked follows the team's strategy.
 */
import type { TeamId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { RoutingSettings } from '../../protocol/routing.ts';
import { routingOf } from '../../protocol/routing.ts';
import type { Colleague } from './colleague.ts';
import type { Loads } from './work-load.ts';
import { unitsOf } from './work-load.ts';
import type { QueuedWork } from './work-store.ts';

/** One look. `askedAt` is when somebody was last offered something; times are milliseconds since the Unix epoch. */
export interface Look {
  queue: readonly QueuedWork[];
  colleagues: readonly Colleague[];
  loads: Loads;
  settings: RoutingSettings;
  askedAt: ReadonlyMap<UserId, number>;
  /** Who served the customer's last conversation, as far as it was looked up. */
  servedBefore: ReadonlyMap<VisitorId, UserId>;
  now: number;
}

/** An offer to make. */
export interface PlannedOffer {
  work: QueuedWork;
  agent: Colleague;
}

/** After everybody has said no, so long passes before anybody is asked again, in milliseconds. */
export const ROUND_PAUSE_MS = 30_000;

/** A conversation that belongs to no team is for everybody at the desk. */
export const servesTeam = ({ teams }: Colleague, team: TeamId | null): boolean => team === null || teams.includes(team);

/** The offers to make now. */
export function planOffers(look: Look): readonly PlannedOffer[] {
  const { queue, colleagues, settings, now } = look;
  const planned: PlannedOffer[] = [];
  const added = new Map<UserId, number>();
  const asked = new Map(look.askedAt);
  /** Who has an offer before them. */
  const deciding = new Set(queue.flatMap(({ offer }) => (offer !== null && offer.expiresAt > now ? [offer.agent] : [])));
  const loadOf = ({ id }: Colleague) => look.loads.of(id) + (added.get(id) ?? 0);
  const give = (work: QueuedWork, agent: Colleague) => {
    planned.push({ work, agent });
    deciding.add(agent.id);
    asked.set(agent.id, now + planned.length);
    added.set(agent.id, (added.get(agent.id) ?? 0) + unitsOf(work.topic, settings));
  };

  for (const work of queue) {
    if (work.offer !== null && work.offer.expiresAt > now) continue;
    const wanted = colleagues.find(({ id, status }) => id === work.wanted && status === 'online');
    if (wanted !== undefined) {
      // A colleague asked for this person: room does not matter, but one question at a time does.
      if (!deciding.has(wanted.id)) give(work, wanted);
      continue;
    }
    const routing = routingOf(settings, work.team);
    if (routing.strategy === 'manual') continue;
    const units = unitsOf(work.topic, settings);
    const able = ableTo(work, look).filter(({ status }) => status === 'online');
    const next = ofThisRound(work, able, now).filter((each) => !deciding.has(each.id) && hasRoom(each, loadOf(each), units));
    const last = routing.lastAgentFirst ? next.find(({ id }) => id === (work.lastAgent ?? (work.visitor === null ? null : look.servedBefore.get(work.visitor)))) : undefined;
    const rank = routing.strategy === 'least_busy' ? (each: Colleague) => loadOf(each) / each.capacity : () => 0;
    const chosen = last ?? first(next, (a, b) => rank(a) - rank(b) || (asked.get(a.id) ?? 0) - (asked.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
    if (chosen !== undefined) give(work, chosen);
  }
  return planned;
}

/**
 * Those of the team who know what is asked for, there or not. A skill that nobody in the team has is not waited for, and
 * after a while none is: a customer who waits for somebody who will not come is worse served than by anybody.
 */
export function ableTo({ team, skills, queuedAt }: QueuedWork, { colleagues, settings, now }: Pick<Look, 'colleagues' | 'settings' | 'now'>): readonly Colleague[] {
  const ofTeam = colleagues.filter((each) => servesTeam(each, team));
  // A team without people would keep its customers for ever.
  const members = ofTeam.length > 0 ? ofTeam : colleagues;
  if (settings.skillMinutes !== null && now - queuedAt > settings.skillMinutes * 60_000) return members;
  const needed = skills.filter((skill) => members.some((each) => each.skills.includes(skill)));
  const able = members.filter((each) => needed.every((skill) => each.skills.includes(skill)));
  return able.length > 0 ? able : members;
}

/** Those who have not been asked yet; when all have, those who were, longest ago first, after a pause. */
function ofThisRound({ offeredTo, offerEndedAt }: QueuedWork, able: readonly Colleague[], now: number): readonly Colleague[] {
  const fresh = able.filter(({ id }) => !offeredTo.includes(id));
  if (fresh.length > 0) return fresh;
  if (offerEndedAt !== null && now - offerEndedAt < ROUND_PAUSE_MS) return [];
  const longestAgo = Math.min(...able.map(({ id }) => offeredTo.indexOf(id)));
  return able.filter(({ id }) => offeredTo.indexOf(id) === longestAgo);
}

/** Something that is more than a whole person can do is for somebody who does nothing else. */
const hasRoom = ({ capacity }: Colleague, load: number, units: number): boolean => capacity > 0 && (load + units <= capacity || (load === 0 && units > capacity));

const first = <T>(all: readonly T[], order: (a: T, b: T) => number): T | undefined => all.toSorted(order)[0];
