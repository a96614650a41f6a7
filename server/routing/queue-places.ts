/** Where customers stand in the queue, and how long others have waited: what they are told is what was counted. */
import type { ConversationId, TeamId } from '../../protocol/ids.ts';
import type { QueuePlace } from '../../protocol/routing.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Colleague } from './colleague.ts';
import { servesTeam } from './plan-offers.ts';
import type { WaitStore } from './wait-store.ts';
import type { QueuedWork } from './work-store.ts';

/** Waits that ended within this time make the range, in milliseconds; with fewer than so many, none is told. */
const RECENT_MS = 2 * 60 * 60 * 1000;
const WAITS_MIN = 5;

/** What places stand on. */
export interface QueuePlacesParts {
  queue(): Promise<readonly QueuedWork[]>;
  waits: WaitStore;
  colleagues(): Promise<readonly Colleague[]>;
  clock: Clock;
}

/** The place of every conversation in the queue. */
export async function queuePlaces({ queue, waits, colleagues, clock }: QueuePlacesParts): Promise<ReadonlyMap<ConversationId, QueuePlace>> {
  const waiting = await queue();
  const places = new Map<ConversationId, QueuePlace>();
  if (waiting.length === 0) return places;
  const online = (await colleagues()).filter(({ status }) => status === 'online');
  const teams = [...new Set(waiting.map(({ team }) => team))];
  const recent = new Map<TeamId | null, QueuePlace['waitMs']>();
  for (const team of teams) recent.set(team, waitRange(await waits.since(team, clock.now() - RECENT_MS)));
  // The queue comes in the order in which it is served; each team's people serve their own part of it.
  const ahead = new Map<TeamId | null, number>();
  for (const { id, team } of waiting) {
    const position = (ahead.get(team) ?? 0) + 1;
    ahead.set(team, position);
    places.set(id, { position, waitMs: recent.get(team) ?? null, peopleOnline: online.some((each) => servesTeam(each, team)) });
  }
  return places;
}

/** The middle half of waits, from the first quartile to the third; null with fewer than five. */
export function waitRange(waits: readonly number[]): QueuePlace['waitMs'] {
  if (waits.length < WAITS_MIN) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { from: at(0.25), to: at(0.75) };
}
