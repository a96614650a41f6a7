/**
 * The audit log says who did what to what, from where, and what was different afterwards. Whoever records an entry is never
 * held up and never fails by it: entries are kept for a moment and written together, and while the store is away they wait.
 * Looking at somebody's data makes one entry a person, thing and hour.
 */
import type { AuditActor, AuditEntry, AuditObject } from '../../protocol/audit-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import { hashToken, randomId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/log.ts';
import { auditChanges } from './audit-changes.ts';
import type { AuditQuery, AuditStore } from './audit-store.ts';

/** What is told to the log. `before` and `after` are states of the object; only their differences are kept. */
export interface AuditRecord {
  actor: AuditActor;
  /** Two words such as "person.changed". */
  action: string;
  object: AuditObject;
  before?: unknown;
  after?: unknown;
  address?: string | null;
  /** Where true: once an hour for the same person, action and object. */
  onceAnHour?: boolean;
}

/** The audit log. */
export interface Audit {
  /** Takes an entry; returns at once and never throws. */
  record(record: AuditRecord): void;
  /** Somebody looked at this; one entry an hour. */
  accessed(actor: AuditActor, object: AuditObject, address?: string | null): void;
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Writes what waits. */
  flush(): Promise<void>;
  /** Deletes what is over its time. */
  expire(): Promise<void>;
  close(): Promise<void>;
}

/** What the log stands on; `later` runs something after so many milliseconds. */
export interface AuditParts {
  store: AuditStore;
  clock: Clock;
  logger: Logger;
  keptMs: number;
  later(ms: number, run: () => void): void;
}

/** Entries are written together after this time, in milliseconds. */
const GATHER_MS = 250;
/** After a failure it is tried again after this time, in milliseconds. */
const RETRY_MS = 5_000;
/** Entries that may wait while the store is away; the oldest are given up, which is logged. */
const WAITING_MAX = 10_000;
/** Written at once. */
const BATCH = 500;
const HOUR_MS = 60 * 60 * 1000;
/** Accesses of the present hour that are remembered, to spare the store. */
const SEEN_MAX = 5_000;

/** The audit log over its store. */
export function createAudit({ store, clock, logger, keptMs, later }: AuditParts): Audit {
  let waiting: AuditEntry[] = [];
  let planned = false;
  let writing: Promise<void> = Promise.resolve();
  const seen = new Set<string>();
  let seenHour = 0;

  function plan(ms: number): void {
    if (planned) return;
    planned = true;
    later(ms, () => {
      planned = false;
      void flush();
    });
  }

  function flush(): Promise<void> {
    writing = writing.then(async () => {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, BATCH);
        try {
          await store.add(batch);
        } catch (error) {
          logger.warn({ err: error, waiting: waiting.length }, 'audit entries wait for the store');
          plan(RETRY_MS);
          return;
        }
        const written = new Set(batch);
        waiting = waiting.filter((entry) => !written.has(entry));
      }
    });
    return writing;
  }

  /** The id of an entry that is made once an hour, or null where it was made by this process already. */
  function hourlyId({ actor, action, object }: AuditRecord, now: number): string | null {
    const hour = Math.floor(now / HOUR_MS);
    if (hour !== seenHour || seen.size >= SEEN_MAX) seen.clear();
    seenHour = hour;
    const who = actor.kind === 'person' || actor.kind === 'token' ? actor.id : actor.kind === 'unknown' ? actor.name : '';
    const id = hashToken(JSON.stringify([hour, actor.kind, who, action, object.kind, object.id]));
    if (seen.has(id)) return null;
    seen.add(id);
    return id;
  }

  function record(given: AuditRecord): void {
    try {
      const { actor, action, object, before, after, address = null, onceAnHour = false } = given;
      const at = clock.now();
      const id = onceAnHour ? hourlyId(given, at) : randomId();
      if (id === null) return;
      const changes = before === undefined && after === undefined ? [] : auditChanges(before, after);
      waiting.push({ id, at, actor, action, object, changes, address });
      if (waiting.length > WAITING_MAX) {
        waiting.shift();
        logger.error({ action }, 'an audit entry was given up: too many wait for the store');
      }
      plan(GATHER_MS);
    } catch (error) {
      logger.error({ err: error, action: given.action }, 'an audit entry could not be made');
    }
  }

  return {
    record,
    accessed: (actor, object, address = null) => record({ actor, action: `${object.kind}.viewed`, object, address, onceAnHour: true }),
    async list(query) {
      await flush();
      return store.list(query);
    },
    flush,
    async expire() {
      await store.forget(clock.now() - keptMs);
    },
    close: () => flush(),
  };
}
