import type { ConversationId } from '../../protocol/ids.ts';
import type { Logger } from '../kernel/log.ts';
import type { Projection } from './conversation-document.ts';
import { mergeProjections } from './conversation-document.ts';
import type { ConversationStore } from './conversation-store.ts';

/** How long changes of one conversation gather before they are written, in milliseconds. Lists live on pushes meanwhile. */
const GATHER_MS = 20;
/** How long a failed write rests, in milliseconds. */
const RETRY_MS = 1000;
/** Most summaries in one write. */
const GROUP_MAX = 200;

/** Writes summaries behind the log: the newest of each conversation, many at once. */
export interface Projector {
  put(projection: Projection): void;
  /** Calls back after each group that was written. */
  onWritten(listener: () => void): void;
  /** Resolves when everything put so far is written. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** A projector over the summaries. What it could not write is tried again, and found by the sweep after a crash. */
export function createProjector(store: Pick<ConversationStore, 'project'>, log: Logger): Projector {
  const dirty = new Map<ConversationId, Projection>();
  const listeners: (() => void)[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> | null = null;
  let closed = false;

  function schedule(afterMs: number): void {
    if (timer !== null || writing !== null || dirty.size === 0 || closed) return;
    timer = setTimeout(() => {
      timer = null;
      // A failure has been logged and will be tried again; only who flushes needs to hear of it.
      start().catch(() => undefined);
    }, afterMs);
  }

  function start(): Promise<void> {
    writing ??= write().finally(() => {
      writing = null;
    });
    return writing;
  }

  async function write(): Promise<void> {
    const group = [...dirty.values()].slice(0, GROUP_MAX);
    for (const { state } of group) dirty.delete(state.id);
    try {
      await store.project(group);
      listeners.forEach((listener) => listener());
      setImmediate(() => schedule(GATHER_MS));
    } catch (error) {
      group.forEach(put);
      log.warn({ err: error, conversations: group.length }, 'summaries could not be written; they will be tried again');
      setImmediate(() => schedule(RETRY_MS));
      throw error;
    }
  }

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    while (dirty.size > 0 || writing !== null) await start();
  }

  /** What waits is only ever added to: a later state or position is not given up for an earlier one. */
  function put(projection: Projection): void {
    const waiting = dirty.get(projection.state.id);
    dirty.set(projection.state.id, waiting === undefined ? projection : mergeProjections(waiting, projection));
  }

  return {
    put(projection) {
      put(projection);
      schedule(GATHER_MS);
    },
    onWritten: (listener) => void listeners.push(listener),
    flush,
    async close() {
      await flush().catch(() => undefined);
      closed = true;
    },
  };
}
