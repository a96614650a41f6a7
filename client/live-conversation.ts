import { batch, computed, signal } from '@preact/signals-core';
import type { ConversationId } from '../protocol/ids.ts';
import type { Receipts } from '../protocol/receipts.ts';
import { mergeReceipts, NO_RECEIPTS } from '../protocol/receipts.ts';
import type { ViewEvent, ViewName } from '../protocol/views.ts';
import type { ClientError, ConversationModel } from './model.ts';
import type { Outbox } from './outbox.ts';
import { isProved, pendingMessages } from './pending-messages.ts';
import type { Request } from './requests.ts';
import type { SeenMarks } from './seen-marks.ts';
import { createSeenTeller } from './seen-marks.ts';
import type { Surroundings } from './surroundings.ts';
import type { Timeline } from './timeline.ts';
import { emptyTimeline, hasGap, merge } from './timeline.ts';
import { createTimelineSync } from './timeline-sync.ts';
import type { Typist } from './typing.ts';
import { createTypingNotice, createTypingTeller } from './typing.ts';

/** What a live conversation needs. */
export interface LiveNeeds extends Surroundings {
  id: ConversationId;
  view: ViewName;
  outbox: Outbox;
  request: Request;
  online(): boolean;
}

/** A conversation and the hands that keep it up to date. */
export interface LiveConversation {
  /** One more holder; the model's `release` gives this hold back. */
  hold(): ConversationModel;
  /** Some screen holds it. */
  readonly held: boolean;
  /** Brings it up to date, if it is held and there is a connection. */
  sync(): void;
  down(): void;
  event(event: ViewEvent): void;
  typing(typist: Typist, typing: boolean): void;
  receipts(receipts: Receipts): void;
}

/** A conversation that nobody holds yet. */
export function createLiveConversation(needs: LiveNeeds): LiveConversation {
  const { id, view, outbox, request, online } = needs;
  const timeline = signal<Timeline>(emptyTimeline(id));
  const receipts = signal<Receipts>(NO_RECEIPTS);
  const loaded = signal(false);
  const refusal = signal<ClientError | null>(null);
  const notice = createTypingNotice(needs);
  const entries = outbox.entries(id);
  let holders = 0;

  const fetchable = (): boolean => holders > 0 && online() && !outbox.starting(id);
  const tellTyping = createTypingTeller(needs, (typing) => {
    if (fetchable()) void request('typing.set', { conversation: id, typing });
    return fetchable();
  });
  const seen = createSeenTeller(needs, (marks) => request('receipts.set', { conversation: id, ...marks }));

  /** What a fetch was refused with says nothing once the conversation is being started here, or events came. */
  const problem = computed(() =>
    entries.value.some(({ command }) => command === 'conversation.start') ? null : refusal.value,
  );

  function take(next: Timeline): void {
    if (next !== timeline.peek()) refusal.value = null;
    timeline.value = next;
    if (entries.peek().length > 0) outbox.settle(id, (entry) => isProved(entry, next, view));
  }

  const sync = createTimelineSync({
    id,
    request,
    after: needs.after,
    random: needs.random,
    wanted: fetchable,
    position: () => timeline.peek().upTo,
    incomplete: () => hasGap(timeline.peek()),
    took: (page) => {
      batch(() => {
        take(merge(timeline.peek(), [], new Set(page.events)));
        receipts.value = mergeReceipts(receipts.peek(), page.receipts);
      });
      seen.known(ownMarks(view, page.receipts));
    },
    finished: () => {
      loaded.value = true;
      refusal.value = null;
    },
    refused: (error) => {
      refusal.value = error;
    },
  });

  function letGo(): void {
    holders -= 1;
    if (holders > 0) return;
    notice.clear();
    outbox.settle(id, ({ seq }) => seq !== null);
    if (view === 'agent') void request('conversation.leave', { conversation: id });
  }

  const shared = {
    id,
    events: computed(() => timeline.value.events),
    state: computed(() => timeline.value.state),
    pending: computed(() => pendingMessages(entries.value, timeline.value, view)),
    receipts,
    typing: notice.typist,
    loaded,
    problem,
    seen: seen.seen,
    setTyping: tellTyping,
    retry: (clientId: string) => outbox.retry(id, clientId),
    discard: (clientId: string) => outbox.discard(id, clientId),
  };

  return {
    hold: () => {
      holders += 1;
      let holding = true;
      // A moment later, so that a conversation begun in the same breath is not asked for before it can exist.
      if (holders === 1) queueMicrotask(sync);
      return {
        ...shared,
        release: () => {
          if (holding) letGo();
          holding = false;
        },
      };
    },
    get held() {
      return holders > 0;
    },
    sync,
    down: notice.clear,
    event: (event) => {
      if (holders === 0) return;
      batch(() => {
        take(merge(timeline.peek(), [event]));
        if (event.type === 'message.posted') notice.spoke(event.actor.kind);
      });
      if (hasGap(timeline.peek())) sync();
    },
    typing: (typist, typing) => {
      if (holders > 0) notice.heard(typist, typing);
    },
    receipts: (news) => {
      receipts.value = mergeReceipts(receipts.peek(), news);
    },
  };
}

function ownMarks(view: ViewName, receipts: Receipts): SeenMarks {
  return view === 'contact'
    ? { delivered: receipts.contactDelivered, read: receipts.contactRead }
    : { delivered: receipts.agentDelivered, read: receipts.agentRead };
}
