import type { ConversationId } from '../../protocol/ids.ts';
import type { Positions } from './conversation-document.ts';
import type { Reactor } from './reactor.ts';

/** Where the reactors stand in one conversation, as this process knows it. */
export interface Standing {
  /** The position of each reactor; null before it was read from the summary. */
  positions: Record<string, number> | null;
  /** Another process may have got further: the summary has to be asked before anything is done. */
  stale: boolean;
  /** Runs that are under way or wait. */
  tasks: number;
}

/** Remembers where reactors stand in the conversations used last. */
export interface Standings {
  /** The standing of a conversation; a new one is stale, unless the conversation begins with the event at `seq`. */
  of(id: ConversationId, seq: number): Standing;
}

/** Standings of at most `size` conversations, apart from those that are being worked on. */
export function createStandings(reactors: readonly Reactor[], size: number): Standings {
  const standings = new Map<ConversationId, Standing>();
  const atTheStart = () => Object.fromEntries(reactors.map(({ name }) => [name, 0]));
  return {
    of(id, seq) {
      const standing = standings.get(id) ?? { positions: seq === 1 ? atTheStart() : null, stale: seq !== 1, tasks: 0 };
      // A Map keeps insertion order, so putting an entry back makes it the youngest.
      standings.delete(id);
      standings.set(id, standing);
      if (standings.size > size) dropOldestIdle(standings);
      return standing;
    },
  };
}

function dropOldestIdle(standings: Map<ConversationId, Standing>): void {
  for (const [id, { tasks }] of standings) {
    if (tasks > 0) continue;
    standings.delete(id);
    return;
  }
}

/**
 * Where each reactor begins. One that was never here before begins at 0 or, if it only looks forward, where the others
 * stand; `newest` is the last position there is.
 */
export function startingPositions(reactors: readonly Reactor[], reacted: Positions, newest: number): Record<string, number> {
  const known = Object.values(reacted);
  const installedAt = known.length === 0 ? 0 : Math.min(newest, Math.max(...known));
  return Object.fromEntries(
    reactors.map(({ name, startsAt }) => [name, reacted[name] ?? (startsAt === 'beginning' ? 0 : installedAt)]),
  );
}

/** The lowest position, from which work has to go on. */
export const lowest = (positions: Positions): number => Math.min(...Object.values(positions));
