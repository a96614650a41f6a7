/**
 * Presence is whether people are there to take conversations. A connection holds a lease in the store that its node
 * renews; a node that dies stops renewing, so nobody stays online by accident. What a person chose (online, away, busy)
 * outlives their connections. Each node keeps a picture of everybody, taken anew every few seconds.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { PresenceStatus } from '../../protocol/staff-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { ChosenStatus, PresenceStore } from './presence-store.ts';

/** A lease lasts this long, in milliseconds, and is renewed three times as often. */
export const LEASE_MS = 30_000;
/** How often leases are renewed and the picture is taken, in milliseconds. */
export const RENEW_MS = 10_000;
/** Somebody whose last connection is gone stays for this long, in milliseconds: a reload is no absence. */
export const GRACE_MS = 5_000;

/** Who is there. */
export interface Presence {
  connected(user: UserId, connection: string): Promise<void>;
  disconnected(user: UserId, connection: string): Promise<void>;
  choose(user: UserId, status: ChosenStatus): Promise<void>;
  /** The status of somebody as of the last picture. */
  statusOf(user: UserId): PresenceStatus;
  /** At least one person is online, on any node. Only people who may take conversations are told to presence. */
  anyoneOnline(): boolean;
  /** Who is connected to this node. */
  connectedHere(): readonly UserId[];
  /** Calls back after somebody's status has changed. */
  onChange(listener: () => void): void;
  /** Renews leases and takes the picture; called every RENEW_MS. */
  renew(): Promise<void>;
}

/** What presence stands on. */
export interface PresenceParts {
  store: PresenceStore;
  node: string;
  clock: Clock;
  logger: Logger;
  /** Runs something later, `ms` milliseconds from now. */
  later(ms: number, run: () => void): void;
}

/** Presence as this node sees it. */
export function createPresence({ store, node, clock, logger, later }: PresenceParts): Presence {
  const connections = new Map<UserId, Set<string>>();
  const listeners: (() => void)[] = [];
  let picture = new Map<UserId, PresenceStatus>();

  async function look(): Promise<void> {
    const now = clock.now();
    const [present, choices] = await Promise.all([store.present(now), store.choices()]);
    const next = new Map<UserId, PresenceStatus>();
    for (const user of present) next.set(user, choices.get(user) ?? 'online');
    const changed = [...new Set([...picture.keys(), ...next.keys()])].filter((user) => picture.get(user) !== next.get(user));
    picture = next;
    if (changed.length === 0) return;
    for (const user of changed) await store.recordStatus(user, (next.get(user) as ChosenStatus | undefined) ?? 'offline', now);
    listeners.forEach((listener) => listener());
  }

  return {
    async connected(user, connection) {
      connections.set(user, (connections.get(user) ?? new Set()).add(connection));
      await store.lease(user, node, clock.now() + LEASE_MS);
      await look();
    },
    async disconnected(user, connection) {
      const mine = connections.get(user);
      mine?.delete(connection);
      if (mine === undefined || mine.size > 0) return;
      connections.delete(user);
      await store.lease(user, node, clock.now() + GRACE_MS);
      later(GRACE_MS + 100, () => {
        look().catch((error: unknown) => logger.warn({ err: error }, 'presence could not be read'));
      });
    },
    async choose(user, status) {
      await store.choose(user, status, clock.now());
      await look();
    },
    statusOf: (user) => picture.get(user) ?? 'offline',
    anyoneOnline: () => [...picture.values()].includes('online'),
    connectedHere: () => [...connections.keys()],
    onChange: (listener) => void listeners.push(listener),
    async renew() {
      const until = clock.now() + LEASE_MS;
      for (const user of connections.keys()) await store.lease(user, node, until);
      await look();
    },
  };
}
