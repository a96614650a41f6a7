/**
 * How much somebody has to do, in units of work. A conversation counts what its topic weighs (1 where the owner says
 * nothing); one that waits for the customer, was put aside, or in which nothing has happened for a while counts nothing,
 * because nobody works on it. Counted from the store each time, so that no node and no crash can miscount.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { RoutingSettings } from '../../protocol/routing.ts';
import type { QueuedWork, ServedWork } from './work-store.ts';

/** The load of everybody. */
export interface Loads {
  /** Units of work that somebody has, offers that wait for their answer included. */
  of(user: UserId): number;
}

const MINUTE_MS = 60_000;

/** What a conversation weighs. */
export function unitsOf(topic: string | null, { weights }: RoutingSettings): number {
  return weights.find((weight) => weight.topic === topic)?.units ?? 1;
}

/** Whether somebody works on a conversation that is theirs. */
export function isWorkedOn({ status, snoozedUntil, lastAt, unansweredSince }: ServedWork, { idleMinutes }: RoutingSettings, now: number): boolean {
  if (status !== 'active' || (snoozedUntil !== null && snoozedUntil > now)) return false;
  // A customer without an answer is work, however long ago they wrote.
  return unansweredSince !== null || idleMinutes === null || now - lastAt < idleMinutes * MINUTE_MS;
}

/**
 * The load of everybody. `queue` must have been read before `served`: what was taken in between is then in both and counts
 * once, instead of in neither.
 */
export function loadsOf(queue: readonly QueuedWork[], served: readonly ServedWork[], settings: RoutingSettings, now: number): Loads {
  const loads = new Map<UserId, number>();
  const add = (user: UserId, units: number) => loads.set(user, (loads.get(user) ?? 0) + units);
  const seen = new Set<string>();
  for (const work of served) {
    seen.add(work.id);
    if (isWorkedOn(work, settings, now)) add(work.agent, unitsOf(work.topic, settings));
  }
  for (const { id, offer, topic } of queue) {
    if (offer !== null && offer.expiresAt > now && !seen.has(id)) add(offer.agent, unitsOf(topic, settings));
  }
  return { of: (user) => loads.get(user) ?? 0 };
}
