import type { BotParts } from '../bot/index.ts';
import { DEFAULT_PROMISE } from '../inboxes/index.ts';
import type { Inboxes } from '../inboxes/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Presence } from '../presence/index.ts';
import type { Topics } from '../topics/index.ts';
import type { CountingHours } from './counting-hours.ts';

/** What the bot knows, from the domains that know it. */
export function botParts(domains: {
  engine: BotParts['engine'];
  inboxes: Inboxes;
  topics: Topics;
  hours: CountingHours;
  presence: Presence;
  clock: Clock;
  readerOf: BotParts['readerOf'];
}): BotParts {
  const { engine, inboxes, topics, hours, presence, clock, readerOf } = domains;
  return {
    engine,
    clock,
    readerOf,
    topics: (inbox) => topics.of(inbox),
    promise: async (inbox) => (await inboxes.find(inbox))?.promise ?? DEFAULT_PROMISE,
    attendance: async (inbox) => ({
      hours: await hours.of(inbox),
      state: await hours.state(inbox),
      peopleOnline: presence.anyoneOnline(),
    }),
  };
}
