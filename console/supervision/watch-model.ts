/** Who watches a conversation, and whether one watches it oneself. Watching is said again and again, so that it ends by itself. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { AgentRef } from '../../protocol/agent-ref.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { StaffPushes } from '../../protocol/staff-contract.ts';
import { WATCH_AGAIN_MS } from '../../protocol/supervision-contract.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';

/** Watching of one conversation. */
export interface WatchModel {
  readonly watchers: ReadonlySignal<readonly AgentRef[]>;
  /** Whether who serves is told that one watches; null before it is known. */
  readonly told: ReadonlySignal<boolean | null>;
  /** Begins to watch; returns how to stop. */
  watch(): () => void;
  dispose(): void;
}

/** Watching over the client core. */
export function createWatchModel(client: StaffClient, conversation: ConversationId): WatchModel {
  const seen = signal<ReadonlyMap<string, { agent: AgentRef; until: number }>>(new Map());
  const told = signal<boolean | null>(null);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function put(agent: AgentRef, lastsMs: number): void {
    clearTimeout(timers.get(agent.id));
    const next = new Map(seen.peek());
    if (lastsMs > 0) {
      next.set(agent.id, { agent, until: lastsMs });
      timers.set(agent.id, setTimeout(() => put(agent, 0), lastsMs));
    } else next.delete(agent.id);
    seen.value = next;
  }
  const stop = client.on('watching', (said: Parameters<StaffPushes['watching']>[0]) => {
    // Clocks differ: what counts is that it was said now, and how often it is said again.
    if (said.conversation === conversation) put(said.agent, said.until === 0 ? 0 : 2.25 * WATCH_AGAIN_MS);
  });
  const say = async (watching: boolean): Promise<void> => {
    const answer = await client.ask('watch.set', { conversation, watching });
    if (answer.ok && watching) told.value = answer.data.told;
  };
  return {
    watchers: computed(() => [...seen.value.values()].map(({ agent }) => agent)),
    told,
    watch() {
      void say(true);
      const timer = setInterval(() => void say(true), WATCH_AGAIN_MS);
      return () => {
        clearInterval(timer);
        void say(false);
      };
    },
    dispose() {
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
