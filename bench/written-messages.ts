import type { ViewEvent } from '../protocol/views.ts';

/** A message somebody wrote: its id and side, in the order written, and whether the server acknowledged it. */
export interface Written {
  clientId: string;
  side: 'visitor' | 'agent';
  acknowledged: boolean;
}

/** What is wrong with a timeline; all three must be 0. */
export interface Comparison {
  /** Acknowledged but not there. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** There before a message that the same side wrote earlier. */
  outOfOrder: number;
}

/** Compares what was written with the message events of a timeline. */
export function compareMessages(written: readonly Written[], events: readonly ViewEvent[]): Comparison {
  const places = new Map<string, number[]>();
  events.forEach((event, place) => {
    if (event.type === 'message.posted') places.set(event.clientId, [...(places.get(event.clientId) ?? []), place]);
  });
  const result = { lost: 0, doubled: 0, outOfOrder: 0 };
  const last = { visitor: -1, agent: -1 };
  for (const { clientId, side, acknowledged } of written) {
    const found = places.get(clientId) ?? [];
    if (found.length === 0 && acknowledged) result.lost += 1;
    if (found.length > 1) result.doubled += 1;
    const [place] = found;
    if (place === undefined) continue;
    if (place < last[side]) result.outOfOrder += 1;
    last[side] = Math.max(last[side], place);
  }
  return result;
}

/** Adds comparisons up. */
export function sumComparisons(all: readonly Comparison[]): Comparison {
  return all.reduce(
    (sum, { lost, doubled, outOfOrder }) => ({
      lost: sum.lost + lost,
      doubled: sum.doubled + doubled,
      outOfOrder: sum.outOfOrder + outOfOrder,
    }),
    { lost: 0, doubled: 0, outOfOrder: 0 },
  );
}
