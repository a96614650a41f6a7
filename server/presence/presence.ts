/**
 * Presence is whether people are there to take conversations. A connection holds a lease in the store that its node
 * renews; a node that dies stops renewing, so nobody stays online by accident. What a person chose (online, away, busy)
 * outlives their connections. Each node keeps a picture of everybody, taken anew every few seconds; each difference to
 * what was recorded last is recorded as a fact, also one that happened while no node was there to see it.
 */
import type { UserId } from '../../protocol/ids.ts';
import type { PresenceStatus } from '../../protocol/staff-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { oneAfterTheOther } from '../kernel/one-after-the-other.ts';
import { NO_CAUSE } from './presence-store.ts';
import type { ChosenStatus, PresenceStore, StatusCause } from './presence-store.ts';

/** A lease lasts this long, in milliseconds, and is renewed three times as often. */
export const LEASE_MS = 30_000;
/** How often leases are renewed and the picture is taken, in milliseconds. */
export const RENEW_MS = 10_000;
/** Somebody whose last connection is gone stays for this long, in milliseconds: a reload is no absence. */
export const GRACE_MS = 5_000;
/** Ended leases are kept for this long, in milliseconds, so that a later start still sees when somebody left. */
const KEPT_MS = 24 * 60 * 60_000;

/** Who is there. */
export interface Presence {
  connected(user: UserId, connection: string): Promise<void>;
  disconnected(user: UserId, connection: string): Promise<void>;
  choose(user: UserId, status: ChosenStatus, cause?: StatusCause): Promise<void>;
  /** The status of somebody as of the last picture. */
  statusOf(user: UserId): PresenceStatus;
  /** Why they are away or busy, in the owner's words; null where nothing was said. */
  reasonOf(user: UserId): string | null;
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
  /** Runs something later, `ms` milliseconds from now. It never rejects. */
  later(ms: number, run: () => Promise<void>): void;
}

/** How somebody stands in a picture. */
interface Seen {
  status: PresenceStatus;
  reason: string | null;
}

const OFFLINE: Seen = { status: 'offline', reason: null };
const ONLINE = { chosen: 'online', reason: null } as const;
const NEVER_RECORDED = { recorded: 'offline', recordedReason: null, revision: 0, automatic: false } as const;

/** Presence as this node sees it. */
export function createPresence({ store, node, clock, logger, later }: PresenceParts): Presence {
  const connections = new Map<UserId, Set<string>>();
  /** Until when the lease runs that this node wrote last. */
  const leasedUntil = new Map<UserId, number>();
  const listeners: (() => void)[] = [];
  let picture = new Map<UserId, Seen>();
  let forgotAt = 0;

  /** A picture taken before a change must not be put up after one that was taken since. */
  const look = oneAfterTheOther(async () => {
    const now = clock.now();
    const [leases, statuses] = await Promise.all([store.leases(now - KEPT_MS), store.statuses()]);
    const next = new Map<UserId, Seen>();
    // Who is connected here is here, also where a full disk takes no leases.
    const present = [...leases].filter(([, until]) => until > now).map(([user]) => user);
    for (const user of [...present, ...connections.keys()]) {
      const { chosen, reason } = statuses.get(user) ?? ONLINE;
      next.set(user, { status: chosen, reason });
    }
    for (const user of new Set([...next.keys(), ...statuses.keys()])) {
      const { recorded, recordedReason, revision, automatic } = statuses.get(user) ?? NEVER_RECORDED;
      const { status, reason } = next.get(user) ?? OFFLINE;
      const leftAt = status === 'offline' ? (leases.get(user) ?? now) : now;
      const cause = status === 'offline' ? NO_CAUSE : { reason, automatic };
      if (status !== recorded || reason !== recordedReason) await store.record(user, revision + 1, status, leftAt, cause);
    }
    const isSame = picture.size === next.size && [...next].every(([user, { status, reason }]) => picture.get(user)?.status === status && picture.get(user)?.reason === reason);
    picture = next;
    if (!isSame) for (const listener of listeners) listener();
  });

  async function lease(users: readonly UserId[]): Promise<void> {
    const until = clock.now() + LEASE_MS;
    for (const user of users) leasedUntil.set(user, until);
    await store.lease(users, node, until);
  }

  async function leave(user: UserId, leftAt: number): Promise<void> {
    const until = leasedUntil.get(user);
    if (connections.has(user) || until === undefined) return;
    leasedUntil.delete(user);
    await store.release(user, node, until, leftAt);
    await look();
  }

  return {
    async connected(user, connection) {
      connections.set(user, (connections.get(user) ?? new Set()).add(connection));
      await lease([user]);
      await look();
    },
    async disconnected(user, connection) {
      const mine = connections.get(user);
      if (!mine?.delete(connection) || mine.size > 0) return;
      connections.delete(user);
      const leftAt = clock.now();
      later(GRACE_MS, () =>
        leave(user, leftAt).catch((error: unknown) => logger.warn({ err: error }, 'somebody who left could not be noted')),
      );
    },
    async choose(user, status, cause) {
      await store.choose(user, status, clock.now(), cause);
      await look();
    },
    statusOf: (user) => (picture.get(user) ?? OFFLINE).status,
    reasonOf: (user) => picture.get(user)?.reason ?? null,
    anyoneOnline: () => [...picture.values()].some(({ status }) => status === 'online'),
    connectedHere: () => [...connections.keys()],
    onChange: (listener) => void listeners.push(listener),
    async renew() {
      await lease([...connections.keys()]);
      await look();
      if (clock.now() - forgotAt < KEPT_MS / 24) return;
      forgotAt = clock.now();
      await store.forget(forgotAt - KEPT_MS);
    },
  };
}
