import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import { NO_RECEIPTS } from '../../protocol/receipts.ts';
import type { ViewEvent } from '../../protocol/views.ts';
import { BOT, VISITOR } from '../testing/fake-server.ts';
import { timelineItems } from './timeline.ts';

const MINUTE = 60_000;
const NOON = new Date(2026, 2, 3, 12).getTime();

function posted(seq: number, actor: ViewEvent['actor'], at: number): ViewEvent {
  const base = { conversation: 'C'.repeat(22) as ConversationId, seq, prev: seq - 1, v: 1, actor, clientId: `c-${seq}`, at } as const;
  return { ...base, type: 'message.posted', data: { text: `message ${seq}` } };
}

const shape = (events: readonly ViewEvent[]): unknown[] =>
  timelineItems(events, [], NO_RECEIPTS).map((item) =>
    item.kind === 'message' ? [item.text, item.first, item.last] : item.kind,
  );

describe('what the customer sees of a conversation', () => {
  it('groups messages by the same one that follow closely', () => {
    expect(shape([posted(1, VISITOR, NOON), posted(2, VISITOR, NOON + MINUTE), posted(3, BOT, NOON + MINUTE)])).toEqual([
      'day',
      ['message 1', true, false],
      ['message 2', false, true],
      ['message 3', true, true],
    ]);
  });

  it('begins a new group after a pause', () => {
    expect(shape([posted(1, BOT, NOON), posted(2, BOT, NOON + 6 * MINUTE)])).toEqual([
      'day',
      ['message 1', true, true],
      ['message 2', true, true],
    ]);
  });

  it('names each day once', () => {
    const nextDay = NOON + 24 * 60 * MINUTE;
    expect(shape([posted(1, BOT, NOON), posted(2, BOT, nextDay), posted(3, BOT, nextDay)]).filter((row) => row === 'day')).toHaveLength(2);
  });

  it('puts what waits in the outbox at the end', () => {
    const waiting = { clientId: 'w', command: 'message.send', text: 'later', at: NOON, status: 'waiting', error: null } as const;
    const last = timelineItems([posted(1, BOT, NOON)], [waiting], NO_RECEIPTS).at(-1);
    expect(last).toMatchObject({ kind: 'message', text: 'later', delivery: 'waiting', seq: null });
  });

  it('says how far a message has come by the highest mark that covers it', () => {
    const receipts = { ...NO_RECEIPTS, agentDelivered: 2, agentRead: 1 };
    const items = timelineItems([1, 2, 3].map((seq) => posted(seq, VISITOR, NOON)), [], receipts);
    expect(items.flatMap((item) => (item.kind === 'message' ? [item.delivery] : []))).toEqual(['read', 'delivered', 'sent']);
  });
});
