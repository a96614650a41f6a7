import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../protocol/roles.ts';
import { createHoursStore, createOpeningHours, hoursCommands, sampleHours } from '../business-hours/index.ts';
import { manualClock } from '../kernel/clock.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import type { Store } from '../storage/store.ts';
import { VERSIONED_FRESH_MS } from '../storage/versioned-settings-store.ts';
import { createTopics, createTopicStore, defaultTopics, sampleTopics, topicCommands } from './index.ts';
import { standardGrants } from '../../protocol/roles.ts';

const clock = manualClock();
let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const knows = async (inbox: string) => inbox === 'main';

/** A server process, and somebody who asks it. */
function server() {
  const topics = createTopics(createTopicStore(store, clock));
  const hours = createOpeningHours(createHoursStore(store, clock), clock);
  return { topics, hours, commands: { ...topicCommands({ topics, clock, knows }), ...hoursCommands({ openingHours: hours, clock, knowsInbox: knows, knowsTeam: async () => false }) } };
}
const as = (role: Role) => ({ user: { role, permissions: standardGrants(role) } }) as never;
const [first] = defaultTopics;
const renamed = (name: string) => defaultTopics.map((topic) => (topic === first ? { ...topic, name } : topic)) as never;

describe('topics and opening hours', () => {
  it('begin as Porchlight brings them: topics are there, and no hours are claimed', async () => {
    const { commands, hours } = server();
    expect(await commands['topics.read'](as('admin'), { inbox: 'main' })).toEqual({ inbox: 'main', version: 0, topics: defaultTopics });
    expect(await commands['hours.read'](as('admin'), { of: { inbox: 'main' } })).toEqual({ version: 0, hours: null, now: null });
    expect(await hours.state('main')).toBeNull();
  });

  it('are seen at once where they were changed, and within seconds on another server', async () => {
    const [here, there] = [server(), server()];
    expect((await there.topics.of('main'))[0]?.name).toBe(first?.name);
    await here.commands['topics.change'](as('admin'), { inbox: 'main', version: 0, topics: renamed('Crisis') });
    expect((await here.topics.of('main'))[0]?.name).toBe('Crisis');
    clock.advance(VERSIONED_FRESH_MS);
    expect((await there.topics.of('main'))[0]?.name).toBe('Crisis');
  });

  it('tell the slower of two people, whose change is not taken', async () => {
    const [maya, edda] = [server(), server()];
    const change = (who: ReturnType<typeof server>, name: string, version: number) => who.commands['topics.change'](as('admin'), { inbox: 'main', version, topics: renamed(name) });
    const [one, other] = await Promise.allSettled([change(maya, 'Maya', 0), change(edda, 'Edda', 0)]);
    expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect([one, other].find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await change(maya, 'Maya', 1)).toMatchObject({ version: 2 });
    // Sent again after its answer was lost: there already, so it is no conflict.
    expect(await change(maya, 'Maya', 1)).toMatchObject({ version: 2 });
    await expect(change(edda, 'Edda', 1)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are kept where several servers set the sample company’s at once, and where an admin took them away', async () => {
    await Promise.all([1, 2, 3].map(() => server()).flatMap(({ hours, topics }) => [hours.ensure('main', sampleHours), topics.ensure('main', sampleTopics)]));
    expect(await server().topics.read('main')).toEqual({ inbox: 'main', version: 1, topics: sampleTopics });
    const { hours } = server();
    expect(await hours.read({ inbox: 'main' })).toMatchObject({ version: 1, hours: sampleHours });
    await hours.change({ inbox: 'main' }, 1, null);
    await server().hours.ensure('main', sampleHours);
    expect(await server().hours.of('main')).toBeNull();
  });

  it.each(['agent', 'editor', 'supervisor'] as const)('are closed to a person who is %s', async (role) => {
    const { commands } = server();
    const forbidden = { code: 'forbidden' };
    await expect(commands['topics.read'](as(role), { inbox: 'main' })).rejects.toMatchObject(forbidden);
    await expect(commands['topics.change'](as(role), { inbox: 'main', version: 0, topics: [] })).rejects.toMatchObject(forbidden);
    await expect(commands['topics.try'](as(role), { topics: [], text: 'hello' })).rejects.toMatchObject(forbidden);
    await expect(commands['hours.change'](as(role), { of: { inbox: 'main' }, version: 0, hours: null })).rejects.toMatchObject(forbidden);
  });

  it('belong to inboxes that are there', async () => {
    const { commands } = server();
    const unknown = { code: 'not_found' };
    await expect(commands['topics.change'](as('admin'), { inbox: 'other', version: 0, topics: [] })).rejects.toMatchObject(unknown);
    await expect(commands['topics.read'](as('admin'), { inbox: 'other' })).rejects.toMatchObject(unknown);
    await expect(commands['hours.change'](as('admin'), { of: { inbox: 'other' }, version: 0, hours: null })).rejects.toMatchObject(unknown);
  });

  it('open and close with the clock', async () => {
    const { hours } = server();
    await hours.change({ inbox: 'main' }, 0, { timeZone: 'UTC', week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '10:00' }]), holidays: [] });
    const closesAt = Date.UTC(2026, 0, 5, 10);
    expect(await hours.state('main')).toEqual({ open: true, opensAt: null, closesAt });
    const left = closesAt - clock.now();
    clock.advance(left);
    expect(await hours.state('main')).toMatchObject({ open: false, opensAt: clock.now() + 23 * 3_600_000 });
    clock.advance(-left);
    expect((await hours.state('main'))?.open).toBe(true);
  });

  it('go on being used while the store is away', async () => {
    const { topics, hours } = server();
    await hours.change({ inbox: 'main' }, 0, sampleHours);
    await topics.of('main');
    await store.close();
    clock.advance(VERSIONED_FRESH_MS);
    expect(await hours.of('main')).toEqual(sampleHours);
    expect(await topics.of('main')).toEqual(defaultTopics);
  });

  it('can be tried on a message before they are stored', async () => {
    const { commands } = server();
    const trial = await commands['topics.try'](as('admin'), { topics: renamed('Crisis'), text: 'ich kann nicht mehr' });
    expect(trial).toEqual({ topic: { key: 'distress', name: 'Crisis' }, action: 'hand_off', reason: 'distress', asks: [], found: [] });
    const order = await commands['topics.try'](as('admin'), { topics: sampleTopics as never, text: 'where is MY ORDER, it is hp 1234567' });
    expect(order).toMatchObject({ topic: { key: 'order' }, reason: null, asks: [], found: [{ label: 'Order number', value: 'HP-1234567' }] });
  });
});
