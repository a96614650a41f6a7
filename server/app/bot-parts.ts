import type { BotParts } from '../bot/index.ts';
import type { OpeningHours } from '../business-hours/index.ts';
import { DEFAULT_PROMISE } from '../inboxes/index.ts';
import type { Inboxes } from '../inboxes/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Presence } from '../presence/index.ts';
import type { Topics } from '../topics/index.ts';

/** What the bot knows, from the domains that know it. */
export function botParts(domains: {
  engine: BotParts['engine'];
  inboxes: Inboxes;
  topics: Topics;
  openingHours: OpeningHours;
  presence: Presence;
  clock: Clock;
}): BotParts {
  const { engine, inboxes, topics, openingHours, presence, clock } = domains;
  return {
    engine,
    clock,
    topics: (inbox) => topics.of(inbox),
    promise: async (inbox) => (await inboxes.find(inbox))?.promise ?? DEFAULT_PROMISE,
    attendance: async (inbox) => ({
      hours: await openingHours.of(inbox),
      state: await openingHours.state(inbox),
      peopleOnline: presence.anyoneOnline(),
    }),
  };
}
