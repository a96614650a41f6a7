import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import { isQuiet, USUAL_NOTICES } from '../../protocol/notices-contract.ts';
import type { NoticeSettings } from '../../protocol/notices-contract.ts';
import type { PresenceStatus } from '../../protocol/presence-status.ts';
import { ANN, BEN, START, VISITOR, acceptBy } from '../conversations/testing/memory-conversation.ts';
import type { Node } from '../conversations/testing/store-stage.ts';
import { openStoreStage } from '../conversations/testing/store-stage.ts';
import type { Letter } from '../mail/index.ts';
import { silentLogger } from '../kernel/log.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';
import { createMissedStore, createNotifications, missedIndexes } from './index.ts';
import type { Notifications } from './index.ts';

const MINUTE_MS = 60_000;

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let node: Node;
let notifications: Notifications;
let letters: Letter[];
let hasMail: boolean;
const statuses = new Map<UserId, PresenceStatus>();

beforeAll(async () => {
  stage = await openStoreStage();
  await ensureIndexes(stage.store.connection, missedIndexes, silentLogger);
  node = await stage.node({ reactors: [{ name: 'missed', startsAt: 'installation', on: ['message.posted', 'offer.made', 'note.posted', 'consult.opened'], react: (event, context) => notifications.reactor.react(event, context) }] });
});
afterAll(() => stage.close());

beforeEach(async () => {
  await node.settle();
  await stage.store.connection.collection('missed_calls').deleteMany({});
  await stage.store.connection.collection('notice_settings').deleteMany({});
  statuses.clear();
  letters = [];
  hasMail = true;
  notifications = createNotifications({
    store: createMissedStore(stage.store),
    settings: createVersionedSettings<NoticeSettings>(stage.store, 'notice_settings', stage.clock),
    log: node.log,
    receipts: node.receipts,
    mail: { configured: () => hasMail, send: async (letter) => letters.push(letter) > 0 },
    clock: stage.clock,
    statusOf: (user) => statuses.get(user) ?? 'offline',
    person: async (id) => (id === ANN.id ? { name: 'Ann', email: 'ann@example.com' } : { name: 'Ben', email: 'ben@example.com' }),
    publicUrl: 'https://chat.example.com',
  });
});

async function servedByAnn(): Promise<ConversationId> {
  const id = stage.newId();
  await node.append(id, VISITOR, 'start-01', START);
  await node.append(id, VISITOR, 'person-01', { kind: 'hand_off', reason: 'requested' });
  await node.append(id, ANN, 'accept-01', acceptBy(ANN));
  return id;
}

const write = async (id: ConversationId, text: string) => {
  await node.append(id, VISITOR, `message-${text.replaceAll(' ', '-')}`, { kind: 'visitor_message', text });
  await node.settle();
};
const later = async (minutes: number) => {
  stage.clock.advance(minutes * MINUTE_MS);
  return notifications.mailMissed();
};

describe('a customer writes to somebody who is not there', () => {
  it('who gets one e-mail, after the minutes they chose, without what was written', async () => {
    const id = await servedByAnn();
    await write(id, 'My card number is secret');
    expect(await later(4)).toBe(0);
    expect(await later(1)).toBe(1);
    await write(id, 'Are you there');
    expect(await later(10)).toBe(0);
    expect(letters).toMatchObject([{ to: 'ann@example.com', locale: 'en' }]);
    expect(letters[0]?.text).toContain(`https://chat.example.com/console/chats/all/${id}`);
    expect(JSON.stringify(letters)).not.toContain('secret');
  });

  it('who gets another one for the same conversation once they have been here meanwhile', async () => {
    const id = await servedByAnn();
    await write(id, 'First');
    await later(5);
    await notifications.cameBack([ANN.id]);
    await write(id, 'Second');
    await later(5);
    expect(letters).toHaveLength(2);
  });

  it('and gets none where they have answered, seen it, or it is no longer theirs', async () => {
    const [answered, seen, gone] = [await servedByAnn(), await servedByAnn(), await servedByAnn()];
    for (const id of [answered, seen, gone]) await write(id, 'Hello');
    await node.append(answered, ANN, 'reply-001', { kind: 'agent_message', text: 'Hi' });
    await node.receipts.raise(seen, { agentRead: 99 });
    await node.append(gone, ANN, 'release-1', { kind: 'release' });
    expect(await later(5)).toBe(0);
    expect(await stage.store.connection.collection('missed_calls').countDocuments({})).toBe(0);
  });

  it('and gets it also where they left before they looked', async () => {
    statuses.set(ANN.id, 'online');
    await write(await servedByAnn(), 'Hello');
    expect(await later(5)).toBe(0);
    statuses.set(ANN.id, 'away');
    expect(await later(2)).toBe(1);
  });

  it('and gets none where they want none, or where no mail can go out', async () => {
    await notifications.changeSettings(ANN.id, { ...USUAL_NOTICES, emailAfterMinutes: null });
    await write(await servedByAnn(), 'Hello');
    expect(await later(60)).toBe(0);
    await notifications.changeSettings(ANN.id, USUAL_NOTICES);
    hasMail = false;
    await write(await servedByAnn(), 'Hello');
    expect(await later(60)).toBe(0);
  });

  it('of two servers that look at the same moment one writes', async () => {
    await write(await servedByAnn(), 'Hello');
    stage.clock.advance(5 * MINUTE_MS);
    await Promise.all([notifications.mailMissed(), notifications.mailMissed()]);
    expect(letters).toHaveLength(1);
  });
});

describe('a colleague who is not there', () => {
  it('is written to when a note names them or a supervisor whispers, and nobody for their own words', async () => {
    const id = await servedByAnn();
    await node.append(id, ANN, 'note-0001', { kind: 'note', text: '@Ben look', mentions: [BEN.id, ANN.id] });
    await node.append(id, BEN, 'note-0002', { kind: 'note', text: 'Refund it.', whisper: true });
    await node.settle();
    expect(await later(5)).toBe(2);
    expect(letters.map(({ to, subject }) => [to, subject.split(' ').slice(0, 3).join(' ')]).toSorted()).toEqual([['ann@example.com', 'A supervisor has'], ['ben@example.com', 'You are mentioned']]);
  });
});

describe('quiet hours', () => {
  it('are those of the person’s zone, and may go over midnight', () => {
    const night = { from: '22:00', to: '07:00', zone: 'Europe/Berlin' };
    const at = (utc: string) => isQuiet(night, Date.parse(`2026-07-01T${utc}:00Z`));
    expect([at('19:59'), at('20:00'), at('04:59'), at('05:00')]).toEqual([false, true, true, false]);
    expect(isQuiet(null, 0)).toBe(false);
  });
});
