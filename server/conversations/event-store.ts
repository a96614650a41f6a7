import type { Connection, mongo } from 'mongoose';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { bulkFailures } from '../storage/store-errors.ts';
import { actorKey } from './event-key.ts';

/** An event as it lies in the collection `events`. */
export interface EventDocument {
  conversation: string;
  seq: number;
  /** `<actor>:<clientId>`: nobody can take another's id, and a retry finds what it did. */
  key: string;
  type: string;
  v: number;
  actor: ConversationEvent['actor'];
  clientId: string;
  at: Date;
  data: Record<string, unknown>;
}

/** What became of one insert. `unknown` means that the store did not answer: the event may or may not be there. */
export type InsertOutcome = { kind: 'stored' } | { kind: 'duplicate' } | { kind: 'unknown'; cause: unknown };

/** Reads and writes the log. */
export interface EventStore {
  /** Inserts events of different conversations at once, each with its own outcome, in the given order. */
  insert(events: readonly ConversationEvent[]): Promise<readonly InsertOutcome[]>;
  /** The event an actor's command made, if it is there. */
  findByKey(conversation: ConversationId, actor: ConversationEvent['actor'], clientId: string): Promise<ConversationEvent | null>;
  /** Events after a position, in order, at most `limit`. */
  readAfter(conversation: ConversationId, after: number, limit: number): Promise<readonly ConversationEvent[]>;
  /** Puts other content in place of an event's: a recorded correction or redaction. Repeating it changes nothing. */
  overwrite(conversation: ConversationId, seq: number, data: ConversationEvent['data']): Promise<void>;
  /** The highest position that each conversation reached between two times, both inclusive (milliseconds since the epoch). */
  lastPositions(since: number, upTo: number): Promise<ReadonlyMap<ConversationId, number>>;
}

/** The indexes of the collection: the two unique keys of the log, and the one the sweep reads by. */
export const eventIndexes = [
  { collection: 'events', key: { conversation: 1, seq: 1 }, options: { unique: true } },
  { collection: 'events', key: { conversation: 1, key: 1 }, options: { unique: true } },
  { collection: 'events', key: { at: 1, conversation: 1, seq: 1 }, options: {} },
] as const;

/** The log over a connection. Acknowledged writes use majority and journal. */
export function createEventStore(connection: Connection): EventStore {
  const events = connection.collection<EventDocument>('events');
  return {
    async insert(batch) {
      try {
        await events.insertMany(batch.map(toDocument), { ordered: false, writeConcern: { w: 'majority', j: true } });
        return batch.map(() => ({ kind: 'stored' }));
      } catch (cause) {
        return outcomesOf(batch.length, cause);
      }
    },
    async findByKey(conversation, actor, clientId) {
      // Being found is an acknowledgement, so it takes a majority to find it, as it takes one to store it.
      const found = await events.findOne({ conversation, key: `${actorKey(actor)}:${clientId}` }, { readConcern: 'majority' });
      return found && toEvent(found);
    },
    async readAfter(conversation, after, limit) {
      const found = events.find({ conversation, seq: { $gt: after } }, { sort: { conversation: 1, seq: 1 }, limit });
      return (await found.toArray()).map(toEvent);
    },
    async overwrite(conversation, seq, data) {
      await events.updateOne({ conversation, seq }, { $set: { data: data as unknown as Record<string, unknown> } }, { writeConcern: { w: 'majority', j: true } });
    },
    async lastPositions(since, upTo) {
      const positions = new Map<ConversationId, number>();
      const found = events.find(
        { at: { $gte: new Date(since), $lte: new Date(upTo) } },
        { projection: { _id: 0, conversation: 1, seq: 1 }, sort: { at: 1, conversation: 1, seq: 1 } },
      );
      for await (const { conversation, seq } of found) {
        const id = conversation as ConversationId;
        positions.set(id, Math.max(seq, positions.get(id) ?? 0));
      }
      return positions;
    },
  };
}

/** Reads each insert's own result out of a failed bulk; without such results nothing is known of any of them. */
function outcomesOf(count: number, cause: unknown): InsertOutcome[] {
  const failures = bulkFailures(cause);
  // Where the majority did not confirm, nothing is known even of those that no error names.
  if (failures === undefined || (cause as mongo.MongoBulkWriteError).result.getWriteConcernError() !== undefined) return Array.from({ length: count }, () => ({ kind: 'unknown', cause }));
  const outcomes: InsertOutcome[] = Array.from({ length: count }, () => ({ kind: 'stored' }));
  for (const { at, duplicate } of failures) {
    outcomes[at] = duplicate === undefined ? { kind: 'unknown', cause } : { kind: 'duplicate' };
  }
  return outcomes;
}

function toDocument(event: ConversationEvent): EventDocument {
  const { conversation, seq, type, v, actor, clientId, at } = event;
  const data = event.data as unknown as Record<string, unknown>;
  return { conversation, seq, key: `${actorKey(actor)}:${clientId}`, type, v, actor, clientId, at: new Date(at), data };
}

function toEvent({ conversation, seq, type, v, actor, clientId, at, data }: EventDocument): ConversationEvent {
  return { conversation, seq, type, v, actor, clientId, at: at.getTime(), data } as unknown as ConversationEvent;
}
