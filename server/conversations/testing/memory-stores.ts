import type { ConversationEvent } from '../../../protocol/events.ts';
import { emptyConversation } from '../../../protocol/conversation.ts';
import type { Projection } from '../conversation-document.ts';
import { mergeProjections } from '../conversation-document.ts';
import type { ConversationStore } from '../conversation-store.ts';
import { actorKey } from '../event-key.ts';
import type { EventStore, InsertOutcome } from '../event-store.ts';

/** What went to the stores, in order: `insert:3` is one request with three events. */
export type Requests = string[];

/** A log in memory with its two unique keys. `fault` is asked before each insert and may let it fail. */
export function memoryEvents(requests: Requests = []) {
  const events: ConversationEvent[] = [];
  const keyOf = (event: ConversationEvent) => `${event.conversation} ${actorKey(event.actor)}:${event.clientId}`;
  const taken = (event: ConversationEvent) =>
    events.some((other) => (other.conversation === event.conversation && other.seq === event.seq) || keyOf(other) === keyOf(event));
  const store = {
    events,
    /** `before`: nothing reaches the store; `after`: it is stored, but no answer comes. */
    fault: null as 'before' | 'after' | null,
    async insert(batch: readonly ConversationEvent[]): Promise<readonly InsertOutcome[]> {
      requests.push(`insert:${batch.length}`);
      await Promise.resolve();
      const { fault } = store;
      const unknown: InsertOutcome = { kind: 'unknown', cause: new Error('the connection broke') };
      if (fault === 'before') return batch.map(() => unknown);
      return batch.map((event) => {
        if (taken(event)) return { kind: 'duplicate' };
        events.push(structuredClone(event));
        return fault === 'after' ? unknown : { kind: 'stored' };
      });
    },
    async findByKey(conversation, actor, clientId) {
      requests.push('find');
      return events.find((event) => keyOf(event) === `${conversation} ${actorKey(actor)}:${clientId}`) ?? null;
    },
    async readAfter(conversation, after, limit) {
      requests.push('read');
      const found = events.filter((event) => event.conversation === conversation && event.seq > after);
      return found.sort((a, b) => a.seq - b.seq).slice(0, limit);
    },
    async overwrite(conversation, seq, data) {
      const found = events.find((event) => event.conversation === conversation && event.seq === seq);
      if (found) found.data = data as never;
    },
    async lastPositions(since, upTo) {
      const found = events.filter(({ at }) => at >= since && at <= upTo);
      return new Map(found.sort((a, b) => a.seq - b.seq).map(({ conversation, seq }) => [conversation, seq]));
    },
  } satisfies EventStore & Record<string, unknown>;
  return store;
}

/** Summaries in memory; only what log, runner and projector need. `away` lets every request fail. */
export function memorySummaries(requests: Requests = []) {
  const summaries = new Map<string, Projection>();
  const store = {
    summaries,
    away: false,
    async load(id) {
      requests.push('load');
      return summaries.get(id)?.state ?? emptyConversation(id);
    },
    async reacted(id) {
      requests.push('reacted');
      if (store.away) throw new Error('the store is away');
      return summaries.get(id)?.reacted ?? {};
    },
    async project(projections) {
      requests.push(`project:${projections.length}`);
      await Promise.resolve();
      if (store.away) throw new Error('the store is away');
      for (const projection of projections) {
        const present = summaries.get(projection.state.id);
        if (present !== undefined && present.state.seq > projection.state.seq) continue;
        summaries.set(projection.state.id, structuredClone(present ? mergeProjections(present, projection) : projection));
      }
    },
  } satisfies Pick<ConversationStore, 'load' | 'reacted' | 'project'> & Record<string, unknown>;
  return store;
}
