import type { ConversationState } from '../../protocol/conversation.ts';
import type { TeamRef } from '../../protocol/desk-events.ts';
import type { EventType } from '../../protocol/events.ts';
import type { Called } from '../../protocol/handing-on-contract.ts';
import type { ContactId, ConversationId, TeamId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { QueuePlace } from '../../protocol/routing.ts';
import type { ConversationLog } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { freshFor } from '../kernel/fresh-for.ts';
import type { Logger } from '../kernel/log.ts';
import type { Store } from '../storage/store.ts';
import type { Colleague } from './colleague.ts';
import { createRouter, POLL_MS } from './create-router.ts';
import type { Directory } from './directory.ts';
import { createDirectory } from './directory.ts';
import { createOfferScout } from './offer-scout.ts';
import type { PlaceTeller } from './place-teller.ts';
import { createPlaceTeller } from './place-teller.ts';
import { queuePlaces } from './queue-places.ts';
import { releaseOffline } from './release-offline.ts';
import { routePass } from './route-pass.ts';
import { createRouterStore } from './router-store.ts';
import type { RoutingSettingsStore } from './routing-settings-store.ts';
import { createRoutingSettingsStore } from './routing-settings-store.ts';
import { createWaitStore } from './wait-store.ts';
import { wakeDue } from './wake-due.ts';
import { loadsOf } from './work-load.ts';
import { createWorkOverlay } from './work-overlay.ts';
import { createWorkStore } from './work-store.ts';

/** What routing stands on: people, teams and customers as others know them, and ways to tell. */
export interface RoutingParts {
  store: Store;
  node: string;
  log: ConversationLog;
  clock: Clock;
  logger: Logger;
  colleagues(): Promise<readonly Colleague[]>;
  teams(): Promise<readonly TeamRef[]>;
  inboxTeam(inbox: string): Promise<TeamId | null>;
  tierOf(contact: ContactId | null): Promise<string | null>;
  connectedHere(): readonly UserId[];
  offlineSince(): Promise<(user: UserId) => number | null>;
  /** Looks anew at who is there, and what people may. */
  refresh(): Promise<void>;
  call(user: UserId, notice: Called): void;
  tellOffer(user: UserId, state: ConversationState): void;
  tellPlace(visitor: VisitorId, conversation: ConversationId, place: QueuePlace | null): void;
}

/** Routing, wired. `tasks` have to be run again and again. */
export interface Routing {
  settings: RoutingSettingsStore;
  directory: Directory;
  places: PlaceTeller;
  /** Something outside of conversations has changed: people, teams, settings. */
  wake(): void;
  isLeading(): boolean;
  tasks: readonly { name: string; everyMs: number; run(): Promise<unknown> }[];
  close(): Promise<void>;
}

/** What changes the queue, or what people have to do. */
const WAKING: ReadonlySet<EventType> = new Set<EventType>([
  'conversation.started', 'conversation.accepted', 'conversation.returned', 'conversation.released', 'conversation.waiting', 'conversation.resolved',
  'conversation.reopened', 'conversation.transferred', 'conversation.snoozed', 'conversation.woken', 'handoff.requested', 'offer.ended', 'priority.set', 'message.posted',
]);
/** How often other nodes' offers, due promises and people who left are looked for, in milliseconds. */
const SCOUT_MS = 400;
const PLACES_MS = 1_500;
const WAKE_MS = 5_000;
const OFFLINE_MS = 15_000;
/** Places are counted at most this often, in milliseconds, however many customers ask. */
const FRESH_MS = 500;

/** Wires routing over a store and the log. */
export function createRouting(parts: RoutingParts): Routing {
  const { store, log, clock, logger, colleagues, teams } = parts;
  const work = createWorkStore(store.connection);
  const waits = createWaitStore(store.connection);
  const settings = createRoutingSettingsStore(store, clock);
  const overlay = createWorkOverlay(clock);
  const team = async (id: TeamId): Promise<TeamRef | null> => {
    const found = (await teams()).find((each) => each.id === id);
    return found === undefined ? null : { id: found.id, name: found.name };
  };
  const router = createRouter({
    node: parts.node,
    store: createRouterStore(store.connection),
    clock,
    logger,
    refresh: parts.refresh,
    writable: () => store.writable(),
    pass: (askedAt) =>
      routePass({ log, work, overlay, clock, colleagues, team, inboxTeam: parts.inboxTeam, tierOf: parts.tierOf, settings: async () => (await settings.read()).settings }, askedAt),
  });
  const queue = async () => overlay.over({ queue: await work.queue(), served: [] }).queue;
  const places = createPlaceTeller(freshFor(FRESH_MS, clock, () => queuePlaces({ queue, waits, colleagues, clock })), parts.tellPlace);
  const scout = createOfferScout({ log, work, connectedHere: parts.connectedHere, tell: parts.tellOffer });

  const stop = log.watch((event, before, { state }, origin) => {
    overlay.put(state);
    if (origin !== 'own') return;
    // A message matters only where it gives the word back to somebody who was free of it.
    if (WAKING.has(event.type) && (event.type !== 'message.posted' || before.status !== state.status)) router.wake();
    if (event.type !== 'conversation.accepted' || before.status !== 'queued' || before.queuedAt === null) return;
    waits
      .record({ conversation: event.conversation, seq: event.seq, team: before.team?.id ?? null, ms: event.at - before.queuedAt, at: event.at })
      .catch((err: unknown) => logger.warn({ err }, 'a wait was not recorded'));
  });

  async function giveBack(): Promise<unknown> {
    const { offlineMinutes } = (await settings.read()).settings;
    return offlineMinutes === null ? 0 : releaseOffline({ log, work, offlineSince: parts.offlineSince }, offlineMinutes, clock.now());
  }

  const whileWritable = (run: () => Promise<unknown>) => async (): Promise<unknown> => (store.writable() ? run() : undefined);
  const statuses = async () => new Map((await colleagues()).map(({ id, status }) => [id, status]));

  return {
    settings,
    places,
    directory: createDirectory({
      colleagues,
      teams,
      queue,
      async loads() {
        const { settings: now } = await settings.read();
        const read = overlay.over({ queue: await work.queue(), served: await work.served() });
        return loadsOf(read.queue, read.served, now, clock.now());
      },
    }),
    wake: () => router.wake(),
    isLeading: () => router.isLeading(),
    tasks: [
      { name: 'router', everyMs: POLL_MS, run: () => router.poll() },
      // Who routes has made every offer itself.
      { name: 'offers of other nodes', everyMs: SCOUT_MS, run: async () => (router.isLeading() ? undefined : scout.look()) },
      { name: 'places in the queue', everyMs: PLACES_MS, run: () => places.tell() },
      {
        name: 'promised times',
        everyMs: WAKE_MS,
        run: whileWritable(async () => {
          const status = await statuses();
          return wakeDue({ log, work, statusOf: (user) => status.get(user) ?? 'offline', call: parts.call }, clock.now());
        }),
      },
      { name: 'people who stay away', everyMs: OFFLINE_MS, run: whileWritable(giveBack) },
    ],
    async close() {
      stop();
      scout.close();
      await router.close();
    },
  };
}
