/** Routing in plain words. */
import type { Priority } from '../../protocol/desk-events.ts';
import type { PresenceStatus } from '../../protocol/staff-contract.ts';
import type { QueuePlace } from '../../protocol/routing.ts';

/** How urgent something is. */
export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = { low: 'Low priority', normal: 'Normal priority', high: 'High priority', urgent: 'Urgent' };

/** Whether somebody is there. */
export const STATUS_WORDS: Readonly<Record<PresenceStatus, string>> = { online: 'online', busy: 'busy', away: 'away', offline: 'offline' };

/** "2–6 min", "under a minute"; takes milliseconds. */
export function waitWords({ from, to }: { from: number; to: number }): string {
  const [low, high] = [from, to].map((ms) => Math.round(ms / 60_000)) as [number, number];
  if (high < 1) return 'under a minute';
  return low === high ? `about ${high} min` : `${low}–${high} min`;
}

/** Where a conversation stands in the queue. */
export function placeWords({ position, waitMs, peopleOnline }: QueuePlace, team: string | null): string {
  const place = `Number ${position} in the queue${team === null ? '' : ` of ${team}`}`;
  if (!peopleOnline) return `${place}. Nobody who could take it is online.`;
  return waitMs === null ? `${place}.` : `${place}. Others have lately waited ${waitWords(waitMs)}.`;
}
