import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../protocol/ids.ts';
import { standardGrants } from '../../protocol/roles.ts';
import { manualClock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { ManualClock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/log.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';
import { createPresence, createPresenceStore, presenceCommands, presenceIndexes } from './index.ts';
import type { Presence } from './index.ts';

const ada = 'ada' as UserId;
const bob = 'bob' as UserId;
const SECOND_MS = 1_000;

let store: Store;
let clock: ManualClock;
let startAt: number;
let full: boolean;
/** What a node wanted to do later; run by hand. */
let later: (() => Promise<void>)[];

beforeEach(async () => {
  store = await openTestStore();
  await ensureIndexes(store.connection, presenceIndexes, silentLogger);
  clock = manualClock();
  startAt = clock.now();
  full = false;
  later = [];
});
afterEach(() => store.close());

function assertWritable(): void {
  if (full) throw new AppError('unavailable', 'Not stored: the disk is nearly full.');
}

const node = (name: string): Presence =>
  createPresence({
    store: createPresenceStore({ connection: store.connection, writable: () => !full, assertWritable }),
    node: name,
    clock,
    logger: silentLogger,
    later: (_ms, run) => void later.push(run),
  });

/** Lets the grace after a disconnection pass. */
async function passGrace(presence: Presence): Promise<void> {
  clock.advance(5 * SECOND_MS);
  for (const run of later.splice(0)) await run();
  await presence.renew();
}

async function facts(): Promise<unknown[]> {
  const found = await store.connection.collection('agent_facts').find({}).toArray();
  const inOrder = found.toSorted((a, b) => String(a._id).localeCompare(String(b._id)));
  return inOrder.map((fact) => [fact['user'], fact['status'], (fact['at'] as Date).getTime() - startAt]);
}

describe('somebody at the desk', () => {
  it('is online with the first connection, and offline some seconds after the last', async () => {
    const presence = node('n1');
    expect(presence.anyoneOnline()).toBe(false);
    await presence.connected(ada, 'tab 1');
    await presence.connected(ada, 'tab 2');
    expect([presence.statusOf(ada), presence.anyoneOnline()]).toEqual(['online', true]);
    await presence.disconnected(ada, 'tab 1');
    await passGrace(presence);
    expect(presence.statusOf(ada)).toBe('online');
    await presence.disconnected(ada, 'tab 2');
    expect(presence.statusOf(ada)).toBe('online');
    await passGrace(presence);
    expect([presence.statusOf(ada), presence.anyoneOnline()]).toEqual(['offline', false]);
  });

  it('does not flicker while the page is loaded anew', async () => {
    const presence = node('n1');
    await presence.connected(ada, 'before');
    const seen: string[] = [];
    presence.onChange(() => seen.push(presence.statusOf(ada)));
    await presence.disconnected(ada, 'before');
    await presence.connected(ada, 'after');
    await passGrace(presence);
    expect([presence.statusOf(ada), seen]).toEqual(['online', []]);
  });

  it('keeps what they chose over a reconnection', async () => {
    const presence = node('n1');
    await presence.connected(ada, 'tab');
    await presence.choose(ada, 'away');
    expect([presence.statusOf(ada), presence.anyoneOnline()]).toEqual(['away', false]);
    await presence.disconnected(ada, 'tab');
    await passGrace(presence);
    expect(presence.statusOf(ada)).toBe('offline');
    await presence.connected(ada, 'tab');
    expect(presence.statusOf(ada)).toBe('away');
  });

  it('is seen on other nodes, and stays there while another node has a connection', async () => {
    const [here, there] = [node('n1'), node('n2')];
    await here.connected(ada, 'tab');
    await there.connected(ada, 'other tab');
    await here.disconnected(ada, 'tab');
    await passGrace(here);
    expect(here.statusOf(ada)).toBe('online');
    expect([here.connectedHere(), there.connectedHere()]).toEqual([[], [ada]]);
  });

  it('goes offline by itself when their node dies', async () => {
    const [here, dying] = [node('n1'), node('n2')];
    await dying.connected(bob, 'tab');
    await here.renew();
    expect(here.statusOf(bob)).toBe('online');
    clock.advance(31 * SECOND_MS);
    await here.renew();
    expect(here.statusOf(bob)).toBe('offline');
  });

  it('stays online for as long as the node renews', async () => {
    const presence = node('n1');
    await presence.connected(ada, 'tab');
    for (let round = 0; round < 12; round += 1) {
      clock.advance(10 * SECOND_MS);
      await presence.renew();
    }
    expect(presence.statusOf(ada)).toBe('online');
  });
});

describe('the facts for later figures', () => {
  it('tell each change of status once, however many nodes saw it, with the moment it happened', async () => {
    const nodes = [node('n1'), node('n2'), node('n3')] as const;
    await nodes[0].connected(ada, 'tab');
    clock.advance(8 * SECOND_MS);
    await nodes[0].choose(ada, 'busy');
    await Promise.all(nodes.map((each) => each.renew()));
    clock.advance(SECOND_MS);
    await nodes[0].disconnected(ada, 'tab');
    await passGrace(nodes[0]);
    await Promise.all(nodes.map((each) => each.renew()));
    expect(await facts()).toEqual([['ada', 'online', 0], ['ada', 'busy', 8 * SECOND_MS], ['ada', 'offline', 9 * SECOND_MS]]);
  });

  it('tell also who left while the server was killed', async () => {
    await node('killed').connected(ada, 'tab');
    clock.advance(60 * 60 * SECOND_MS);
    await node('started later').renew();
    expect(await facts()).toEqual([['ada', 'online', 0], ['ada', 'offline', 30 * SECOND_MS]]);
  });

  it('do not pile up leases of nodes that are gone', async () => {
    await node('old').connected(ada, 'tab');
    const next = node('new');
    clock.advance(25 * 60 * 60 * SECOND_MS);
    await next.renew();
    expect(await store.connection.collection('presence').countDocuments({})).toBe(0);
  });
});

describe('on a full disk', () => {
  it('people come and are seen, nothing is written, and what was missed is noted when there is room', async () => {
    const presence = node('n1');
    full = true;
    await presence.connected(ada, 'tab');
    expect([presence.statusOf(ada), presence.anyoneOnline()]).toEqual(['online', true]);
    clock.advance(60 * SECOND_MS);
    await presence.renew();
    expect(presence.statusOf(ada)).toBe('online');
    await expect(presence.choose(ada, 'away')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await facts()).toEqual([]);
    expect(await store.connection.collection('presence').countDocuments({})).toBe(0);
    full = false;
    await presence.renew();
    expect(await facts()).toEqual([['ada', 'online', 60 * SECOND_MS]]);
  });
});

describe('presence.set', () => {
  it('is for people who take conversations', async () => {
    const presence = node('n1');
    const commands = presenceCommands(presence, createVersionedSettings(store, 'presence_settings', clock));
    const as = (role: 'agent' | 'editor') => ({
      user: { id: ada, name: 'Ada', email: 'ada@example.com', role, permissions: standardGrants(role) },
      sessionId: 's',
      connectionId: 'c',
      join: () => Promise.resolve(),
      leave: () => Promise.resolve(),
    });
    await expect(commands['presence.set'](as('editor'), { status: 'away' })).rejects.toMatchObject({ code: 'forbidden' });
    await presence.connected(ada, 'tab');
    await commands['presence.set'](as('agent'), { status: 'away' });
    expect(presence.statusOf(ada)).toBe('away');
  });

  it('says why, in the words the owner offers, and keeps that for the figures', async () => {
    const presence = node('n1');
    await presence.connected(ada, 'tab');
    await presence.choose(ada, 'away', { reason: 'Lunch', automatic: false });
    expect([presence.statusOf(ada), presence.reasonOf(ada)]).toEqual(['away', 'Lunch']);
    await presence.choose(ada, 'away', { reason: 'Meeting', automatic: false });
    await presence.choose(ada, 'online');
    const kept = await store.connection.collection('agent_facts').find({ kind: 'status' }, { sort: { _id: 1 } }).toArray();
    expect(kept.map(({ status, reason }) => [status, reason])).toEqual([['online', undefined], ['away', 'Lunch'], ['away', 'Meeting'], ['online', undefined]]);
  });

  it('by itself takes only the place of being online, and comes back only from there', async () => {
    const presence = node('n1');
    await presence.connected(ada, 'tab');
    const automatic = { reason: null, automatic: true };
    await presence.choose(ada, 'away', automatic);
    expect(presence.statusOf(ada)).toBe('away');
    await presence.choose(ada, 'online', automatic);
    expect(presence.statusOf(ada)).toBe('online');
    await presence.choose(ada, 'busy', { reason: 'Call', automatic: false });
    await presence.choose(ada, 'away', automatic);
    await presence.choose(ada, 'online', automatic);
    expect([presence.statusOf(ada), presence.reasonOf(ada)]).toEqual(['busy', 'Call']);
  });

  it('is set up by who may change settings, and two who do so at once are told', async () => {
    const settings = presenceCommands(node('n1'), createVersionedSettings(store, 'presence_settings', clock));
    const as = (role: string) => ({ user: { role, permissions: standardGrants(role) } }) as never;
    const { version, settings: before } = await settings['presence.settings'](as('agent'), {});
    expect(before.awayAfterMinutes).toBe(15);
    const changed = { reasons: { away: ['Coffee'], busy: [] }, awayAfterMinutes: null };
    await expect(settings['presence.change_settings'](as('agent'), { version, settings: changed })).rejects.toMatchObject({ code: 'forbidden' });
    await settings['presence.change_settings'](as('admin'), { version, settings: changed });
    await expect(settings['presence.change_settings'](as('admin'), { version, settings: before })).rejects.toMatchObject({ code: 'conflict' });
    expect(await settings['presence.settings'](as('agent'), {})).toEqual({ version: 1, settings: changed });
  });
});
