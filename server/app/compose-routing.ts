import { createActivityStore, rooms, summaryOf } from '../conversations/index.ts';
import type { Broadcast } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { freshFor } from '../kernel/fresh-for.ts';
import { randomId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/log.ts';
import { createPresenceStore } from '../presence/index.ts';
import { createRouting, handingOnCommands, queueCommands, routingCommands } from '../routing/index.ts';
import type { Colleague, Routing } from '../routing/index.ts';
import type { Store } from '../storage/store.ts';
import type { ContactId, TeamId, UserId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { RoutingChoices } from '../../protocol/routing-contract.ts';
import type { Domains } from './compose-domains.ts';

/** What routing is wired from. */
export interface ComposeRoutingParts {
  domains: Pick<Domains, 'auth' | 'contacts' | 'conversations' | 'presence' | 'inboxes' | 'teams' | 'topics'>;
  store: Store;
  clock: Clock;
  logger: Logger;
  broadcast: Broadcast;
}

/** Routing with the commands it answers. */
export interface ComposedRouting extends Pick<Routing, 'settings' | 'tasks' | 'close' | 'directory'> {
  staff: ReturnType<typeof handingOnCommands> & ReturnType<typeof routingCommands>;
  visitors: ReturnType<typeof queueCommands>;
}

/** How long it is known since when somebody is offline, in milliseconds. */
const OFFLINE_KNOWN_MS = 24 * 60 * 60_000;

/** For so long people are not asked for again, in milliseconds. */
const PEOPLE_MS = 1_000;

/** Wires routing onto people, teams and conversations. */
export function composeRouting({ domains, store, clock, logger, broadcast }: ComposeRoutingParts): ComposedRouting {
  const { auth, contacts, conversations, inboxes, presence, teams, topics } = domains;
  const { log } = conversations;
  const activity = createActivityStore(store);
  const presenceStore = createPresenceStore(store);

  // A pass of the router asks several times a second; who is there is not kept.
  const users = freshFor(PEOPLE_MS, clock, () => auth.users.all());
  const tierOf = async (contact: ContactId | null): Promise<string | null> => (await contacts.forConversation({ contact }))?.tier ?? null;
  const inboxTeam = async (key: string): Promise<TeamId | null> => (await inboxes.find(key))?.team ?? null;

  async function colleagues(): Promise<readonly Colleague[]> {
    const [everybody, all] = await Promise.all([users(), teams.all()]);
    return everybody
      .filter((user) => user.active && can(user, 'desk'))
      .map(({ id, name, capacity, skills, languages }) => ({
        id,
        name,
        status: presence.statusOf(id),
        capacity,
        skills: [...skills, ...languages],
        teams: all.filter(({ members }) => members.includes(id)).map((team) => team.id),
      }));
  }

  async function offlineSince(): Promise<(user: UserId) => number | null> {
    const leases = await presenceStore.leases(clock.now() - OFFLINE_KNOWN_MS);
    return (user) => (presence.statusOf(user) === 'offline' ? (leases.get(user) ?? 0) : null);
  }

  const routing = createRouting({
    store,
    node: randomId(),
    log,
    clock,
    logger,
    colleagues,
    teams: () => teams.all(),
    inboxTeam,
    tierOf,
    connectedHere: () => presence.connectedHere(),
    offlineSince,
    refresh: () => presence.renew(),
    call: (user, notice) => broadcast.toStaff(rooms.user(user), 'called', notice),
    tellOffer: (user, state) => broadcast.toStaff(rooms.user(user), 'summary', { summary: summaryOf(state, 0), cause: state.offer === null ? null : 'offer.made' }),
    tellPlace: (visitor, conversation, place) => broadcast.toVisitors(rooms.visitor(visitor), 'place', { conversation, place }),
  });
  presence.onChange(() => routing.wake());
  auth.sessions.onUserChanged(() => routing.wake());

  async function choices(): Promise<RoutingChoices> {
    const [every, people, all, { tiers }] = await Promise.all([inboxes.list(), colleagues(), teams.all(), contacts.settings.read()]);
    const found = (await Promise.all(every.map(({ key }) => topics.of(key)))).flat();
    return {
      teams: all.map(({ id, name }) => ({ id, name })),
      inboxes: every.map(({ key, companyName }) => ({ key, name: companyName })),
      topics: [...new Map(found.map(({ key, name }) => [key, { key, name }])).values()],
      skills: [...new Set(people.flatMap(({ skills }) => skills))].sort(),
      tiers,
    };
  }

  return {
    settings: routing.settings,
    directory: routing.directory,
    tasks: routing.tasks,
    close: () => routing.close(),
    visitors: queueCommands(routing, async (id) => (await log.peek(id)).visitor),
    staff: {
      ...routingCommands({ routing, store: conversations.store, choices, tierOf }),
      ...handingOnCommands({
        log,
        clock,
        colleagues,
        directory: routing.directory,
        team: async (id) => {
          const found = await teams.find(id);
          return found && { id: found.id, name: found.name };
        },
        acted: ({ id }, conversation) => {
          activity.record(id, conversation, clock.now()).catch((err: unknown) => logger.warn({ err }, 'activity was not recorded'));
        },
        call: (user, notice) => broadcast.toStaff(rooms.user(user), 'called', notice),
      }),
    },
  };
}
