import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import { standardGrants } from '../../protocol/roles.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { composePeople } from '../app/compose-people.ts';
import { createConversations } from '../conversations/index.ts';
import type { Conversations } from '../conversations/index.ts';
import { createInboxes, createInboxStore } from '../inboxes/index.ts';
import { manualClock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import { silentLogger } from '../kernel/log.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import type { Store } from '../storage/store.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { createTeams, createTeamStore } from './index.ts';

let store: Store;
let conversations: Conversations;
let desk: ReturnType<typeof composePeople>;
let inboxes: ReturnType<typeof createInboxes>;
const clock = manualClock(Date.now());
const person = (name: string): UserId => name.padEnd(22, '0') as UserId;
const as = (role: string): StaffContext => ({
  user: { id: person(role), name: role, email: `${role}@example.com`, role, permissions: standardGrants(role) },
  sessionId: 's', connectionId: 'c', join: async () => undefined, leave: async () => undefined,
});

beforeEach(async () => {
  store = await openTestStore();
  conversations = createConversations({
    connection: store.connection, clock, logger: silentLogger, absenceMs: 1e9, assertWritable: () => undefined,
    facts: async () => ({ hasBot: false, peopleOnline: true, hours: { open: true, nextOpensAt: null, timeZone: 'UTC' } as never, reopeningWindowMs: 0 }),
  });
  await conversations.start([]);
  inboxes = createInboxes(createInboxStore(store), clock);
  await inboxes.ensureDefault();
  const teams = createTeams(createTeamStore(store), clock);
  desk = composePeople({ auth: {} as never, conversations, inboxes, teams, mail: {} as never }, store, 'http://desk');
});
afterEach(async () => {
  await conversations.close();
  await store.close();
});

const make = async (name: string, members: UserId[] = [], leads: UserId[] = []): Promise<Team> =>
  (await desk.commands['teams.save'](as('admin'), { id: null, version: 0, name, members, leads })).team;

/** A conversation that waits for a team, or is served by Bob. */
async function waitingFor(team: Team, servedBy?: UserId): Promise<ConversationId> {
  const conversation = randomId() as ConversationId;
  const visitor = { kind: 'visitor', id: randomId() } as never;
  const append = (clientId: string, actor: unknown, command: unknown) => conversations.log.append({ conversation, clientId, actor, command } as never);
  await append('start.001', visitor, { kind: 'start', inbox: 'main', page: null, locale: 'en', follows: null });
  await append('route.001', { kind: 'system', id: 'test' }, { kind: 'route', team: { id: team.id, name: team.name }, priority: 'high', skills: ['returns'], rule: null });
  if (servedBy) await append('take.001', { kind: 'agent', id: servedBy, name: 'Bob' }, { kind: 'accept', agent: { id: servedBy, name: 'Bob' } });
  await conversations.settle();
  return conversation;
}

describe('a team', () => {
  it('has members, and its leads are among them', async () => {
    const team = await make('Returns', [person('bob')], [person('ada')]);
    expect(team).toMatchObject({ name: 'Returns', members: [person('bob'), person('ada')], leads: [person('ada')], version: 1 });
    expect((await desk.commands['teams.list'](as('agent'), {})).teams).toEqual([team]);
  });

  it('is changed by one of two who change it at once, and the other is told', async () => {
    const team = await make('Returns');
    await desk.commands['teams.save'](as('admin'), { ...team, members: [], leads: [], name: 'Refunds' });
    const late = desk.commands['teams.save'](as('admin'), { ...team, members: [person('bob')], leads: [] });
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is none of an agent’s business to change', async () => {
    const team = await make('Returns');
    const attempts = [
      desk.commands['teams.save'](as('agent'), { ...team, members: [], leads: [] }),
      desk.commands['teams.delete'](as('agent'), { id: team.id, moveTo: null }),
    ];
    const answers = await Promise.allSettled(attempts);
    expect(answers.map((answer) => answer.status === 'rejected' && (answer.reason as { code: string }).code)).toEqual(['forbidden', 'forbidden']);
  });
});

describe('a deleted team', () => {
  it('leaves its conversations and inboxes to the one that was named; who serves one goes on', async () => {
    const [returns, office] = [await make('Returns'), await make('Office')];
    await inboxes.change('main', { team: returns.id });
    const waiting = await waitingFor(returns);
    const served = await waitingFor(returns, person('bob'));
    expect(await desk.commands['teams.load'](as('admin'), { id: returns.id })).toEqual({ conversations: 2, inboxes: ['main'] });
    expect(await desk.commands['teams.delete'](as('admin'), { id: returns.id, moveTo: office.id })).toEqual({ moved: 2 });
    const team = { id: office.id, name: 'Office' };
    expect((await conversations.log.read(waiting)).state).toMatchObject({ status: 'queued', team, priority: 'high', skills: ['returns'] });
    expect((await conversations.log.read(served)).state).toMatchObject({ status: 'active', team, agent: { id: person('bob') } });
    expect(await inboxes.find('main')).toMatchObject({ team: office.id });
    expect(await desk.commands['teams.delete'](as('admin'), { id: returns.id, moveTo: office.id })).toEqual({ moved: 0 });
  });

  it('leaves nothing stuck that another server still sent to it', async () => {
    const returns = await make('Returns');
    await desk.commands['teams.delete'](as('admin'), { id: returns.id, moveTo: null });
    const late = await waitingFor(returns);
    await desk.tasks[0]?.run();
    expect((await conversations.log.read(late)).state).toMatchObject({ status: 'queued', team: null });
  });
});
