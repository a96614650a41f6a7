/**
 * What the customer sees of a conversation, from its events and what waits in the outbox: messages in groups, days,
 * notices, surveys. Pure; the screen only draws it.
 */
import type { PendingMessage } from '../../client/model.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { BotTurn } from '../../protocol/events.ts';
import type { Receipts } from '../../protocol/receipts.ts';
import type { RichText } from '../../protocol/rich-text.ts';
import type { ViewEvent } from '../../protocol/views.ts';

/** How far a message of the customer has come. */
export type Delivery = 'waiting' | 'sent' | 'delivered' | 'read' | 'refused';

/** One message. */
export interface MessageItem {
  kind: 'message';
  key: string;
  from: 'visitor' | 'agent' | 'bot';
  /** The agent's name; empty for the others. */
  name: string;
  text: string;
  at: number;
  seq: number | null;
  bot: BotTurn | null;
  /** What the customer said to "did this help?". */
  helped: boolean | null;
  rich: RichText | null;
  files: readonly AttachmentRef[];
  /** What an agent did with it since. */
  corrected: 'edited' | 'deleted' | null;
  delivery: Delivery;
  pending: PendingMessage | null;
  /** First and last of messages by the same one in a row. */
  first: boolean;
  last: boolean;
}

/** An event about how the customer is reached. */
export type ReachEvent = ViewEvent<'contact.email_given'> | ViewEvent<'email.sent'> | ViewEvent<'callback.requested'>;

/** An event that is told in a sentence. */
export type NoticeEvent = ViewEvent<
  | 'handoff.requested'
  | 'conversation.accepted'
  | 'conversation.returned'
  | 'conversation.waiting'
  | 'conversation.resolved'
  | 'conversation.reopened'
  | 'conversation.transferred'
  | 'conversation.snoozed'
  | 'participant.joined'
  | 'participant.left'
> | ReachEvent;

/** A row of the conversation. */
export type TimelineItem =
  | MessageItem
  | { kind: 'day'; key: string; at: number }
  | { kind: 'notice'; key: string; event: NoticeEvent }
  | { kind: 'survey'; key: string; resolutionSeq: number };

/** Messages further apart than this are not one group, in milliseconds. */
const GROUP_GAP_MS = 5 * 60 * 1000;

/** The rows of a conversation, oldest first. */
export function timelineItems(
  events: readonly ViewEvent[],
  pending: readonly PendingMessage[],
  receipts: Receipts,
): readonly TimelineItem[] {
  const helped = new Map<number, boolean>();
  const corrections = new Map<number, ViewEvent<'message.edited' | 'message.deleted'>>();
  for (const event of events) {
    if (event.type === 'answer.rated') helped.set(event.data.messageSeq, event.data.helped);
    if (event.type === 'message.edited' || event.type === 'message.deleted') corrections.set(event.data.messageSeq, event);
  }

  const items = events.flatMap((event): TimelineItem[] => {
    switch (event.type) {
      case 'message.posted':
        return [corrected(postedItem(event, receipts, helped.get(event.seq) ?? null), corrections.get(event.seq))];
      case 'survey.offered':
        return [{ kind: 'survey', key: `survey-${event.seq}`, resolutionSeq: event.data.resolutionSeq }];
      case 'handoff.requested':
      case 'conversation.accepted':
      case 'conversation.returned':
      case 'conversation.waiting':
      case 'conversation.resolved':
      case 'conversation.reopened':
      case 'contact.email_given':
      case 'conversation.transferred':
      case 'conversation.snoozed':
      case 'participant.joined':
      case 'participant.left':
      case 'email.sent':
      case 'callback.requested':
        return [{ kind: 'notice', key: `notice-${event.seq}`, event }];
      default:
        return [];
    }
  });
  return grouped(withDays([...items, ...pending.map(pendingItem)], events));
}

function postedItem(event: ViewEvent<'message.posted'>, receipts: Receipts, helped: boolean | null): MessageItem {
  const { actor, seq, at, data } = event;
  const from = actor.kind === 'system' ? 'bot' : actor.kind;
  const delivery = receipts.agentRead >= seq ? 'read' : receipts.agentDelivered >= seq ? 'delivered' : 'sent';
  return {
    ...blank,
    key: from === 'visitor' ? event.clientId : `message-${seq}`,
    from,
    name: actor.kind === 'agent' ? actor.name : '',
    text: data.text,
    at,
    seq,
    bot: data.bot ?? null,
    rich: data.rich ?? null,
    files: data.attachments ?? [],
    helped,
    delivery,
  };
}

function corrected(item: MessageItem, event?: ViewEvent<'message.edited' | 'message.deleted'>): MessageItem {
  if (!event) return item;
  if (event.type === 'message.deleted') return { ...item, text: '', rich: null, files: [], corrected: 'deleted' };
  return { ...item, text: event.data.text, rich: event.data.rich ?? null, corrected: 'edited' };
}

const blank = { kind: 'message', bot: null, helped: null, rich: null, files: [], corrected: null, pending: null, first: true, last: true } as const;

function pendingItem(message: PendingMessage): MessageItem {
  const { clientId, text, at, status } = message;
  const delivery = status === 'refused' ? 'refused' : 'waiting';
  return { ...blank, key: clientId, from: 'visitor', name: '', text, at, seq: null, delivery, pending: message };
}

/** The day in the reader's own zone. */
const dayOf = (at: number): string => new Date(at).toDateString();

function withDays(items: readonly TimelineItem[], events: readonly ViewEvent[]): readonly TimelineItem[] {
  const startedAt = events[0]?.at;
  let at = startedAt ?? 0;
  let day = '';
  return items.flatMap((item): TimelineItem[] => {
    if (item.kind === 'message') at = item.at;
    if (item.kind === 'notice') at = item.event.at;
    if (dayOf(at) === day) return [item];
    day = dayOf(at);
    return [{ kind: 'day', key: `day-${item.key}`, at }, item];
  });
}

function grouped(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const joins = (a: TimelineItem | undefined, b: TimelineItem | undefined): boolean =>
    a?.kind === 'message' &&
    b?.kind === 'message' &&
    a.from === b.from &&
    a.name === b.name &&
    b.at - a.at < GROUP_GAP_MS;
  return items.map((item, i) =>
    item.kind === 'message'
      ? { ...item, first: !joins(items[i - 1], item), last: !joins(item, items[i + 1]) }
      : item,
  );
}
