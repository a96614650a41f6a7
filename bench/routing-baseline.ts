/** The race without server, store and sockets: round robin in memory, with the same customers and agents. */
import { nextAnswer, pause, RACE, seeded } from './routing-work.ts';

interface Agent {
  random: () => number;
  load: number;
  deciding: boolean;
}

/** How long each customer waited for a person, in milliseconds. */
export async function raceInMemory(): Promise<readonly number[]> {
  const agents: Agent[] = Array.from({ length: RACE.agents }, (_, i) => ({ random: seeded(i + 1), load: 0, deciding: false }));
  const queue: number[] = [];
  const waits: number[] = [];
  let turn = 0;
  let served = 0;

  function offer(): void {
    while (queue.length > 0) {
      const order = agents.map((_, i) => agents[(turn + i) % agents.length]).filter((agent) => agent !== undefined);
      const next = order.find((agent) => !agent.deciding && agent.load < RACE.capacity);
      if (next === undefined) return;
      turn = agents.indexOf(next) + 1;
      void decide(next, queue.shift() ?? 0);
    }
  }

  async function decide(agent: Agent, since: number): Promise<void> {
    agent.deciding = true;
    const answer = nextAnswer(agent.random);
    await pause(answer.kind === 'ignore' ? RACE.offerSeconds * 1000 : answer.afterMs);
    agent.deciding = false;
    if (answer.kind !== 'accept') {
      queue.unshift(since);
      offer();
      return;
    }
    waits.push(performance.now() - since);
    agent.load += 1;
    offer();
    await pause(answer.serveMs);
    agent.load -= 1;
    served += 1;
    offer();
  }

  for (let i = 0; i < RACE.conversations; i += 1) {
    queue.push(performance.now());
    offer();
    await pause(RACE.arriveWithinMs / RACE.conversations);
  }
  while (served < RACE.conversations) await pause(50);
  return waits;
}
