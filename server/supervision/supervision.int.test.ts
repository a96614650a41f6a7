import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { PersonalNotice, Watching } from '../../protocol/supervision-contract.ts';
import { ANN, BEN, START, VISITOR, acceptBy } from '../conversations/testing/memory-conversation.ts';
import type { Node } from '../conversations/testing/store-stage.ts';
import { openStoreStage } from '../conversations/testing/store-stage.ts';
import { createActivityStore } from '../conversations/index.ts';
import { createPresenceStore, createStatusHistory, presenceIndexes } from '../presence/index.ts';
import { silentLogger } from '../kernel/log.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';
import { boardIndexes, boardOf, createBoardStore, supervisionCommands } from './index.ts';
import type { StoredSupervision } from './index.ts';
import { deskPerson } from './testing/desk-person.ts';

const MAYA = { kind: 'agent', id: 'm'.repeat(22) as UserId, name: 'Maya' } as const;
const MINUTE_MS = 60_000;
const [ann, maya] = [deskPerson(ANN, 'agent'), deskPerson(MAYA, 'supervisor')];

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let node: Node;
let commands: ReturnType<typeof supervisionCommands>;
let watched: (Watching & { except: string })[];
let told: (PersonalNotice & { user: UserId })[];
let noted: string[];
let chosen: [UserId, string][];
let startAt: number;

beforeAll(async () => {
  stage = await openStoreStage();
  await ensureIndexes(stage.store.connection, [...boardIndexes, ...presenceIndexes], silentLogger);
  node = await stage.node();
});
afterAll(() => stage.close());

beforeEach(async () => {
  await node.settle();
  for (const name of ['conversations', 'events', 'agent_facts', 'agent_status', 'supervision_settings']) await stage.store.connection.collection(name).deleteMany({});
  [watched, told, noted, chosen] = [[], [], [], []];
  stage.clock.advance(MINUTE_MS);
  startAt = stage.clock.now();
  const boards = createBoardStore(stage.store.connection);
  const history = createStatusHistory(stage.store);
  const people = [ANN, BEN].map(({ id, name }) => ({ id, name, status: 'online' as const, load: 1, capacity: 4, teams: [] }));
  commands = supervisionCommands({
    log: node.log,
    board: async () => boardOf({ ...(await boards.open()), people, statuses: await history.latest(), now: stage.clock.now() }),
    store: boards,
    history,
    presence: { choose: async (id, status) => void chosen.push([id, status]), statusOf: () => 'online' },
    settings: createVersionedSettings<StoredSupervision>(stage.store, 'supervision_settings', stage.clock),
    clock: stage.clock,
    nameOf: async (id) => (id === ANN.id ? 'Ann' : null),
    notify: (user, notice) => void told.push({ user, ...notice }),
    tellWatched: (watching, except) => void watched.push({ ...watching, except }),
    noted: ({ action }) => void noted.push(action),
  });
});

async function waiting(text = 'Hello?'): Promise<ConversationId> {
  const id = stage.newId();
  await node.append(id, VISITOR, 'start-01', START);
  await node.append(id, VISITOR, 'message-1', { kind: 'visitor_message', text });
  await node.append(id, VISITOR, 'person-01', { kind: 'hand_off', reason: 'requested' });
  return id;
}

async function served(by: typeof ANN | typeof BEN): Promise<ConversationId> {
  const id = await waiting();
  await node.append(id, by, 'accept-01', acceptBy(by));
  return id;
}

describe('the live board', () => {
  it('shows the queue, who serves what, and the longest waits first', async () => {
    const answered = await served(BEN);
    await node.append(answered, BEN, 'reply-001', { kind: 'agent_message', text: 'Here I am.' });
    const unanswered = await served(ANN);
    stage.clock.advance(MINUTE_MS);
    const queued = await waiting();
    await node.settle();
    const { board } = await commands['board.open'](maya, {});
    expect(board.queue).toMatchObject({ count: 1, oldestAt: startAt + MINUTE_MS, parts: [{ team: null, inbox: 'website', count: 1 }] });
    expect(board.open).toEqual({ queued: 1, active: 2, waiting: 0, bot: 0 });
    expect(board.atRisk.map(({ id, waitingSince }) => [id, waitingSince])).toEqual([[unanswered, startAt], [queued, startAt + MINUTE_MS]]);
    expect(board.agents.map(({ name, conversations }) => [name, conversations.map(({ id }) => id)])).toEqual([['Ann', [unanswered]], ['Ben', [answered]]]);
    expect(maya.rooms).toEqual(new Set(['board']));
  });

  it('tells a status with its reason and since when, as long as it is the one now', async () => {
    const presence = createPresenceStore(stage.store);
    await presence.record(ANN.id, 1, 'online', startAt);
    await presence.record(BEN.id, 1, 'away', startAt);
    const { board } = await commands['board.open'](maya, {});
    expect(board.agents.map(({ name, since }) => [name, since])).toEqual([['Ann', startAt], ['Ben', null]]);
  });

  it('counts the day from the store: those who left the queue unanswered are not among the helped', async () => {
    const left = await waiting();
    await node.append(left, VISITOR, 'end-0001', { kind: 'end' });
    const helped = await served(ANN);
    await node.append(helped, ANN, 'reply-001', { kind: 'agent_message', text: 'Done.' });
    await node.append(helped, VISITOR, 'end-0001', { kind: 'end' });
    await waiting();
    await node.settle();
    const { figures } = await commands['board.figures'](maya, { from: startAt });
    expect(figures).toEqual({ opened: 3, queued: 3, resolved: 2, abandoned: 1 });
    expect((await commands['board.figures'](maya, { from: startAt - 48 * 60 * MINUTE_MS })).figures.opened).toBe(0);
  });

  it('is for supervisors', async () => {
    for (const command of [commands['board.open'](ann, {}), commands['board.figures'](ann, { from: 0 }), commands['board.person'](ann, { id: ANN.id, from: 0, to: 1 })]) {
      await expect(command).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('a person’s day', () => {
  it('is told from what is recorded: statuses, what they took and finished, time at the desk', async () => {
    const presence = createPresenceStore(stage.store);
    const activity = createActivityStore(stage.store);
    await presence.record(ANN.id, 1, 'online', startAt - 10 * MINUTE_MS);
    const id = await served(ANN);
    await activity.record(ANN.id, id, stage.clock.now());
    stage.clock.advance(5 * MINUTE_MS);
    await node.append(id, ANN, 'reply-001', { kind: 'agent_message', text: 'Done.' });
    await node.append(id, ANN, 'done-0001', { kind: 'resolve' });
    stage.clock.advance(5 * MINUTE_MS);
    await presence.record(ANN.id, 2, 'away', stage.clock.now());
    stage.clock.advance(5 * MINUTE_MS);
    const { day } = await commands['board.person'](maya, { id: ANN.id, from: startAt, to: startAt + 60 * MINUTE_MS });
    expect(day.facts.map(({ kind }) => kind)).toEqual(['status', 'resolved', 'accepted']);
    expect(day.counts).toEqual({ accepted: 1, resolved: 1, transferred: 0, replies: 1 });
    expect([day.onlineMs, day.awayMs]).toEqual([10 * MINUTE_MS, 5 * MINUTE_MS]);
  });
});

describe('watching', () => {
  it('is told to who looks at the conversation, and not where the owner says so', async () => {
    const id = await served(ANN);
    expect(await commands['watch.set'](maya, { conversation: id, watching: true })).toEqual({ told: true });
    expect(watched).toMatchObject([{ conversation: id, agent: { id: MAYA.id, name: 'Maya' }, except: 'connection of Maya' }]);
    await commands['supervision.change_settings'](deskPerson(MAYA, 'admin'), { version: 0, tellWatched: false });
    expect(await commands['watch.set'](maya, { conversation: id, watching: true })).toEqual({ told: false });
    expect(watched).toHaveLength(1);
    expect(noted).toEqual(['conversation.watched', 'setting.changed', 'conversation.watched']);
  });

  it('is settled by admins only, and a second one who was slower is told', async () => {
    await expect(commands['supervision.change_settings'](maya, { version: 0, tellWatched: false })).rejects.toMatchObject({ code: 'forbidden' });
    const admin = deskPerson(MAYA, 'admin');
    await commands['supervision.change_settings'](admin, { version: 0, tellWatched: false });
    await expect(commands['supervision.change_settings'](admin, { version: 0, tellWatched: true })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a whisper', () => {
  it('is a note for who serves, once however often it is sent', async () => {
    const id = await served(ANN);
    const wish = { conversation: id, clientId: 'whisper-1', text: 'Offer a refund.' };
    const [first, again] = [await commands['whisper.send'](maya, wish), await commands['whisper.send'](maya, wish)];
    expect(again).toEqual(first);
    const [event] = await node.events.readAfter(id, first.seq - 1, 5);
    expect(event).toMatchObject({ type: 'note.posted', data: { text: 'Offer a refund.', whisper: true } });
  });

  it('is for supervisors, and needs somebody who hears it', async () => {
    const id = await served(ANN);
    await expect(commands['whisper.send'](ann, { conversation: id, clientId: 'whisper-2', text: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(commands['whisper.send'](maya, { conversation: await waiting(), clientId: 'whisper-3', text: 'x' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the status of somebody else', () => {
  it('is set with a note, which they are told, and stands in the audit log', async () => {
    await commands['person.set_status'](maya, { id: ANN.id, status: 'away', note: 'Lunch?' });
    expect(chosen).toEqual([[ANN.id, 'away']]);
    expect(told).toMatchObject([{ user: ANN.id, kind: 'status_set', by: 'Maya', status: 'away', note: 'Lunch?' }]);
    expect(noted).toEqual(['person.status_set']);
    await expect(commands['person.set_status'](maya, { id: BEN.id, status: 'away', note: null })).rejects.toMatchObject({ code: 'not_found' });
  });
});
