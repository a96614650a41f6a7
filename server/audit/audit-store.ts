import type { AuditActor, AuditChange, AuditEntry, AuditKind } from '../../protocol/audit-contract.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { bulkFailures } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';

/** Which entries are wanted, newest first; `to` and `before` are exclusive. Times are milliseconds since the Unix epoch. */
export interface AuditQuery {
  from: number;
  to: number;
  actor?: string | undefined;
  kind?: AuditKind | undefined;
  object?: string | undefined;
  before?: { at: number; id: string } | undefined;
  limit: number;
}

/** Adds and reads entries; there is no way to change one. */
export interface AuditStore {
  /** Adds entries; one whose id is there already stays as it was. */
  add(entries: readonly AuditEntry[]): Promise<void>;
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Deletes entries from before a time; how many they were. */
  forget(before: number): Promise<number>;
}

interface AuditDocument {
  _id: string;
  at: Date;
  who: AuditActor;
  /** Whom the entry is found under; null for nobody with an account. */
  actor: string | null;
  action: string;
  kind: AuditKind;
  object: string;
  objectName: string | null;
  changes: readonly AuditChange[];
  address: string | null;
}

/** The indexes of the collection `audit_log`. */
export const auditIndexes = defineIndexes(
  'audit_log',
  [{ at: -1, _id: -1 }],
  [{ actor: 1, at: -1, _id: -1 }],
  [{ kind: 1, at: -1, _id: -1 }],
  [{ object: 1, at: -1, _id: -1 }],
);

const DAY_MS = 24 * 60 * 60 * 1000;
/** Spans that are tried one after the other, because the embedded engine reads the whole matched range before it sorts. */
const SPANS_MS = [DAY_MS, 14 * DAY_MS];

/** The audit log over a store. */
export function createAuditStore({ connection, assertWritable }: Pick<Store, 'connection' | 'assertWritable'>): AuditStore {
  const entries = connection.collection<AuditDocument>('audit_log');
  return {
    async add(added) {
      if (added.length === 0) return;
      assertWritable();
      try {
        await entries.insertMany(added.map(toDocument), { ordered: false });
      } catch (error) {
        if (!(bulkFailures(error)?.every(({ duplicate }) => duplicate !== undefined) ?? false)) throw error;
      }
    },
    async list({ from, to, actor, kind, object, before, limit }) {
      const end = Math.min(to, before === undefined ? to : before.at + 1);
      const filter = {
        ...(actor === undefined ? {} : { actor }),
        ...(kind === undefined ? {} : { kind }),
        ...(object === undefined ? {} : { object }),
        ...(before && { $or: [{ at: { $lt: new Date(before.at) } }, { at: new Date(before.at), _id: { $lt: before.id } }] }),
      };
      const starts = [...SPANS_MS.map((span) => end - span).filter((start) => start > from), from];
      for (const start of starts) {
        const at = { $gte: new Date(start), $lt: new Date(end) };
        const found = await entries.find({ ...filter, at }, { sort: { at: -1, _id: -1 }, limit }).toArray();
        if (found.length === limit || start === from) return found.map(toEntry);
      }
      return [];
    },
    forget: async (before) => (await entries.deleteMany({ at: { $lt: new Date(before) } })).deletedCount,
  };
}

function toDocument({ id, at, actor, action, object, changes, address }: AuditEntry): AuditDocument {
  return {
    _id: id,
    at: new Date(at),
    who: actor,
    actor: actor.kind === 'person' || actor.kind === 'token' ? actor.id : null,
    action,
    kind: object.kind,
    object: object.id,
    objectName: object.name,
    changes,
    address,
  };
}

function toEntry({ _id, at, who, action, kind, object, objectName, changes, address }: AuditDocument): AuditEntry {
  return { id: _id, at: at.getTime(), actor: who, action, object: { kind, id: object, name: objectName }, changes, address };
}
