import { describe, expect, it, onTestFinished } from 'vitest';
import type { BusinessHours } from '../../protocol/business-hours.ts';
import type { CallbackDue } from '../../protocol/callbacks-contract.ts';
import type { Actor } from '../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import { conversationIndexes, createConversations, eventIndexes } from '../conversations/index.ts';
import { manualClock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import { silentLogger } from '../kernel/log.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { callBackCommands, callBackIndexes, createCallBacks, createCallBackStore, visitorCallBackCommands } from './index.ts';
import { callBackTimes } from './call-back-times.ts';
import { phoneNumber } from './phone-number.ts';

const HOUR = 3_600_000;
const MAYA = { id: 'agent-maya-00000000AA' as UserId, name: 'Maya', role: 'agent', permissions: ['desk'] };
const office = [{ from: '09:00', to: '17:00' }];
const HOURS: BusinessHours = { timeZone: 'Europe/Dublin', week: [office, office, office, office, office, [], []], holidays: [] };
const at = (iso: string): number => Date.parse(`${iso}:00Z`);

/** It is Friday, 9 January 2026, 18:00: nobody is there until Monday at 9. */
async function stage() {
  const store = await openTestStore();
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes, ...callBackIndexes], silentLogger);
  const clock = manualClock(at('2026-01-09T18:00'));
  const conversations = createConversations({
    connection: store.connection,
    clock,
    logger: silentLogger,
    absenceMs: 24 * HOUR,
    assertWritable: () => undefined,
    facts: async () => ({ hasBot: true, peopleOnline: false, reopeningWindowMs: HOUR }),
  });
  const seen = { all: true };
  const told: (CallbackDue & { agent: string | null })[] = [];
  const make = () => createCallBacks({ store: createCallBackStore(store), log: conversations.log, clock, hoursOf: async () => HOURS, tell: (due, { agent }) => void told.push({ ...due, agent: agent?.id ?? null }) });
  const [calls, other] = [make(), make()];
  await conversations.start([calls.reactor]);
  onTestFinished(async () => {
    await conversations.close();
    await store.close();
  });
  const [id, visitor] = [randomId() as ConversationId, randomId() as VisitorId];
  const customer: Actor = { kind: 'visitor', id: visitor };
  const act = async (actor: Actor, command: Parameters<typeof conversations.log.append>[0]['command']) => {
    await conversations.log.append({ conversation: id, actor, clientId: randomId(), command });
    await conversations.settle();
  };
  await act(customer, { kind: 'start', inbox: 'main', page: null, locale: 'en', follows: null });
  await act(customer, { kind: 'visitor_message', text: 'Please call me' });
  const commands = { ...callBackCommands(calls, async () => () => seen.all), ...visitorCallBackCommands(calls, conversations.log) };
  const asMaya = { user: MAYA } as never;
  const asCustomer = { visitor, inbox: 'main' } as never;
  const ask = async (change: { phone?: string; preferredAt?: number | null; locale?: string; clientId?: string } = {}) => {
    await commands['callback.request'](asCustomer, { conversation: id, clientId: 'call-me-1', phone: '+353 1 555 0100', preferredAt: null, note: null, locale: 'en', ...change } as never);
    await conversations.settle();
  };
  const finish = async (result: object, clientId = randomId()) => {
    await commands['callback.finish'](asMaya, { conversation: id, clientId, outcome: 'reached', durationMs: 60_000, note: null, next: null, ...result } as never);
    await conversations.settle();
  };
  const list = async () => (await commands['callbacks.list'](asMaya, {})).callbacks;
  return { clock, conversations, calls, other, told, seen, id, act, commands, asCustomer, ask, finish, list, state: async () => (await conversations.log.read(id)).state };
}

describe('who wants to be called', () => {
  it('stands in the list, due when people are there again, and waits for a person instead of the bot', async () => {
    const { ask, list, state, id, seen } = await stage();
    await ask();
    await ask();
    expect(await list()).toMatchObject([{ conversation: id, phone: '+35315550100', phoneText: '+353 1 555 0100', preferredAt: null, dueAt: at('2026-01-12T09:00'), attempts: 0 }]);
    expect(await state()).toMatchObject({ status: 'queued', callback: { phone: '+35315550100' } });
    seen.all = false;
    expect(await list()).toEqual([]);
  });

  it('may choose a time at which people are there', async () => {
    const { ask, list, commands, asCustomer } = await stage();
    const { times } = await commands['callback.times'](asCustomer, {});
    expect([times[0], times.at(-1)]).toEqual([at('2026-01-12T09:00'), at('2026-01-16T16:00')]);
    await ask({ preferredAt: times[3] ?? 0 });
    expect((await list())[0]?.dueAt).toBe(at('2026-01-12T12:00'));
    for (const wrong of ['2026-01-10T12:00', '2026-01-12T17:00', '2026-01-08T12:00', '2027-01-12T12:00']) {
      await expect(ask({ preferredAt: at(wrong), clientId: randomId() })).rejects.toMatchObject({ code: 'invalid_payload', issues: [{ path: 'preferredAt' }] });
    }
  });

  it('gives a number as people write it', () => {
    expect(phoneNumber('(01) 555 0100', 'en-IE').dialled).toBe('+35315550100');
    expect(phoneNumber('030 901820', 'de').shown).toBe('+49 30 901820');
    expect(phoneNumber('0049 30 901820', 'fr').dialled).toBe('+4930901820');
    for (const [typed, locale] of [['555 0100', 'en'], ['call me', 'de'], ['+49', 'de'], ['+49 30', 'en'], ['1'.repeat(40), 'de']] as const) {
      expect(() => phoneNumber(typed, locale)).toThrow(expect.objectContaining({ code: 'invalid_payload' }) as Error);
    }
  });

  it('asks for their own conversation only', async () => {
    const { commands, id } = await stage();
    const stranger = { visitor: randomId(), inbox: 'main' } as never;
    await expect(commands['callback.request'](stranger, { conversation: id, clientId: 'call-me-1', phone: '+353 1 555 0100', preferredAt: null, note: null, locale: 'en' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(commands['callbacks.list']({ user: { ...MAYA, role: 'editor', permissions: [] } } as never, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is offered no time where no hours are kept', () => {
    expect(callBackTimes(null, 0)).toEqual([]);
    expect(callBackTimes({ ...HOURS, week: [[], [], [], [], [], [], []] }, 0)).toEqual([]);
  });
});

describe('the desk', () => {
  it('is told once when a call is due, by whichever node comes first', async () => {
    const { ask, clock, calls, other, told, id } = await stage();
    await ask({ preferredAt: at('2026-01-12T10:00') });
    expect(await calls.remind()).toBe(0);
    clock.advance(at('2026-01-12T10:00') - at('2026-01-09T18:00'));
    await Promise.all([calls.remind(), other.remind(), calls.remind()]);
    expect(told).toMatchObject([{ conversation: id, phoneText: '+353 1 555 0100', agent: null }]);
  });

  it('notes how the call went, and the list is empty', async () => {
    const { ask, finish, list, conversations, id, state } = await stage();
    await ask();
    await finish({ note: 'Ordered a lamp', durationMs: 125_000 }, 'finish-01');
    await finish({ note: 'Ordered a lamp', durationMs: 125_000 }, 'finish-01');
    expect(await list()).toEqual([]);
    expect((await state()).callback).toBeNull();
    const done = (await conversations.events.readAfter(id, 0, 100)).filter(({ type }) => type === 'callback.done');
    expect(done.map(({ data }) => data)).toEqual([{ outcome: 'reached', durationMs: 125_000, note: 'Ordered a lamp' }]);
    await expect(finish({})).rejects.toMatchObject({ code: 'conflict' });
  });

  it('tries again later where nobody answered', async () => {
    const { ask, finish, list, clock, calls, told } = await stage();
    await ask();
    clock.advance(at('2026-01-12T09:00') - at('2026-01-09T18:00'));
    await calls.remind();
    await finish({ outcome: 'no_answer', durationMs: 0, next: at('2026-01-12T11:00') }, 'finish-01');
    await finish({ outcome: 'no_answer', durationMs: 0, next: at('2026-01-12T11:00') }, 'finish-01');
    expect(await list()).toMatchObject([{ dueAt: at('2026-01-12T11:00'), attempts: 1, lastOutcome: 'no_answer', phone: '+35315550100' }]);
    clock.advance(2 * HOUR);
    await calls.remind();
    expect(told).toHaveLength(2);
    await expect(finish({ outcome: 'reached', next: at('2026-01-12T12:00') })).rejects.toMatchObject({ code: 'invalid_payload' });
  });

  it('calls nobody whose conversation is over', async () => {
    const { ask, list, act } = await stage();
    await ask();
    const maya: Actor = { kind: 'agent', id: MAYA.id, name: MAYA.name };
    await act(maya, { kind: 'accept', agent: { id: MAYA.id, name: MAYA.name } });
    await act(maya, { kind: 'resolve' });
    expect(await list()).toEqual([]);
  });
});
