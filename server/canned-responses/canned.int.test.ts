import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../protocol/command.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import type { BuiltInRole } from '../../protocol/roles.ts';
import { standardGrants } from '../../protocol/roles.ts';
import { staffContract } from '../../protocol/staff-contract.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import { manualClock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/log.ts';
import { parseInput } from '../kernel/parse-input.ts';
import { macroCommands } from '../macros/index.ts';
import type { MacroValue } from '../macros/index.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { cannedCommands, createKeptDesk, createKeptStore, keptIndexes } from './index.ts';
import type { CannedValue } from './index.ts';

const REPAIRS = 'repairs'.padEnd(22, '0') as TeamId;
const id = (letters: string): string => letters.padEnd(22, '0');
let store: Store;

beforeEach(async () => {
  store = await openTestStore();
  await ensureIndexes(store.connection, [...keptIndexes('canned_responses'), ...keptIndexes('macros')], silentLogger);
});
afterEach(() => store.close());

/** Lea leads the team for repairs, Max is in it, Zoe is not. */
const teamsOf = async (user: UserId) => (user.startsWith('lea') || user.startsWith('max') ? [{ id: REPAIRS, leads: [id('lea') as UserId] }] : []);

function person(name: string, role: BuiltInRole = 'agent') {
  const context: StaffContext = { user: { id: id(name) as UserId, name, email: 'x@example.com', role, permissions: standardGrants(role) }, sessionId: 's', connectionId: 'c', join: async () => undefined, leave: async () => undefined };
  const handlers = {
    ...cannedCommands(createKeptDesk(createKeptStore<CannedValue>(store, 'canned_responses', manualClock()), teamsOf)),
    ...macroCommands(createKeptDesk(createKeptStore<MacroValue>(store, 'macros', manualClock()), teamsOf)),
  };
  type Handlers = typeof handlers;
  const ask = async <K extends keyof Handlers>(name: K, input: CommandInput<StaffContract, K>): Promise<Awaited<ReturnType<Handlers[K]>>> =>
    (handlers[name] as (context: StaffContext, input: unknown) => never)(context, parseInput(staffContract[name].input, input));
  const save = (of: string, scope: CommandInput<StaffContract, 'canned.save'>['scope'], version = 0, text = `Text of ${of}`) =>
    ask('canned.save', { id: id(of), scope, name: of, folder: '', shortcut: of, texts: { en: text }, version });
  const names = async () => (await ask('canned.list', {})).responses.map(({ name: found, mine }) => [found, mine]);
  return { ask, save, names };
}

describe('a canned response', () => {
  it('is seen and changed by those it is for', async () => {
    const [zoe, max, lea, sue] = [person('zoe'), person('max'), person('lea'), person('sue', 'supervisor')];
    await sue.save('greeting', { kind: 'shared' });
    await lea.save('spare', { kind: 'team', team: REPAIRS });
    await zoe.save('joke', { kind: 'own' });
    expect(await zoe.names()).toEqual([['greeting', false], ['joke', true]]);
    expect(await max.names()).toEqual([['greeting', false], ['spare', false]]);
    expect(await lea.names()).toEqual([['greeting', false], ['spare', true]]);
    expect(await sue.names()).toEqual([['greeting', true], ['spare', true]]);
  });

  it('is changed by nobody else, nor taken over by saying that it is one’s own', async () => {
    const [zoe, max, sue] = [person('zoe'), person('max'), person('sue', 'supervisor')];
    await sue.save('greeting', { kind: 'shared' });
    await zoe.save('joke', { kind: 'own' });
    await expect(zoe.save('all', { kind: 'shared' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(max.save('spare', { kind: 'team', team: REPAIRS })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(max.save('greeting', { kind: 'own' }, 1)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(sue.save('joke', { kind: 'shared' }, 1)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(max.ask('canned.remove', { id: id('greeting') })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(person('edith', 'editor').names()).rejects.toMatchObject({ code: 'forbidden' });
    expect(await zoe.names()).toHaveLength(2);
  });

  it('is not lost between two people, and a repeated change is harmless', async () => {
    const [sue, ann] = [person('sue', 'supervisor'), person('ann', 'supervisor')];
    await sue.save('greeting', { kind: 'shared' }, 0, 'Hello');
    expect((await sue.save('greeting', { kind: 'shared' }, 0, 'Hello')).response.version).toBe(1);
    await ann.save('greeting', { kind: 'shared' }, 1, 'Good day');
    await expect(sue.save('greeting', { kind: 'shared' }, 1, 'Hi')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('ann has changed this') });
    await sue.ask('canned.remove', { id: id('greeting') });
    await expect(ann.save('greeting', { kind: 'shared' }, 2, 'Back')).rejects.toMatchObject({ code: 'conflict' });
    expect(await sue.ask('canned.remove', { id: id('greeting') })).toBeNull();
  });

  it('must say something, in a language, under a name', async () => {
    const zoe = person('zoe');
    await expect(zoe.save('blank', { kind: 'own' }, 0, '   ')).rejects.toMatchObject({ code: 'invalid_payload' });
    await expect(zoe.ask('canned.save', { id: id('a'), scope: { kind: 'own' }, name: 'a', folder: '', shortcut: 'two words', texts: { en: 'a' }, version: 0 })).rejects.toMatchObject({ code: 'invalid_payload' });
  });
});

describe('a macro', () => {
  it('keeps its steps in their order', async () => {
    const zoe = person('zoe');
    const steps = [{ do: 'reply', text: 'Bye {{customer.name}}' }, { do: 'tags', add: ['Done '], remove: [] }, { do: 'resolve' }] as const;
    await zoe.ask('macros.save', { id: id('m'), scope: { kind: 'own' }, name: 'Say goodbye', folder: '', steps: structuredClone(steps) as never, version: 0 });
    expect((await zoe.ask('macros.list', {})).macros).toMatchObject([{ name: 'Say goodbye', steps: [steps[0], { do: 'tags', add: ['done'] }, { do: 'resolve' }], mine: true }]);
    expect((await person('max').ask('macros.list', {})).macros).toEqual([]);
  });
});
