import type { TeamRef } from '../../../protocol/desk-events.ts';
import type { TeamId, UserId } from '../../../protocol/ids.ts';
import { startPeriodic } from '../../app/periodic.ts';
import type { Node } from '../../conversations/testing/store-stage.ts';
import type { Clock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import type { Store } from '../../storage/store.ts';
import type { Colleague } from '../colleague.ts';
import type { RoutingParts } from '../create-routing.ts';
import { createRouting } from '../create-routing.ts';

/** What the people of a story are; changed in place. */
export interface People {
  colleagues: Colleague[];
  teams: TeamRef[];
}

/** Routing on one node. `kill` stops it like SIGKILL would: nothing is given free. */
export function routingNode(options: { node: Node; name: string; store: Store; clock: Clock; people: People; change?: Partial<RoutingParts> }) {
  const { node, name, store, clock, people } = options;
  let isKilled = false;
  const routing = createRouting({
    store: { ...store, writable: () => !isKilled && store.writable() },
    node: name,
    log: node.log,
    clock,
    logger: silentLogger,
    colleagues: async () => people.colleagues,
    teams: async () => people.teams,
    inboxTeam: async () => null as TeamId | null,
    tierOf: async () => null,
    connectedHere: () => [] as UserId[],
    offlineSince: async () => () => null,
    refresh: async () => undefined,
    call: () => undefined,
    tellOffer: () => undefined,
    tellPlace: () => undefined,
    ...options.change,
  });
  return {
    ...routing,
    /** Runs each task once, in order, as time would. */
    async step() {
      for (const { run } of routing.tasks) await run();
    },
    /** Runs the tasks by time. */
    begin: () => startPeriodic(routing.tasks, silentLogger),
    kill() {
      isKilled = true;
    },
  };
}
