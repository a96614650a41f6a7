import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Called } from '../../protocol/handing-on-contract.ts';
import type { ConversationId, TeamId, UserId } from '../../protocol/ids.ts';
import { readView } from '../conversations/index.ts';
import { ANN, BEN, START, VISITOR, acceptBy } from '../conversations/testing/memory-conversation.ts';
import type { Node } from '../conversations/testing/store-stage.ts';
import { openStoreStage } from '../conversations/testing/store-stage.ts';
import type { Colleague } from './colleague.ts';
import type { HandingOnHandlers } from './handing-on-commands.ts';
import { handingOnCommands } from './handing-on-commands.ts';
import { staffContext } from './testing/staff-context.ts';

const MAYA = { kind: 'agent', id: 'm'.repeat(22) as UserId, name: 'Maya' } as const;
const BILLING = { id: 't'.repeat(22) as TeamId, name: 'Billing' };
const [ann, ben, maya] = [staffContext(ANN), staffContext(BEN), staffContext(MAYA, 'supervisor')];
const person = ({ id, name }: { id: UserId; name: string }, status: Colleague['status'] = 'online'): Colleague => ({ id, name, status, capacity: 4, skills: [], teams: [] });
const forbidden = { code: 'forbidden' };
const conflict = { code: 'conflict' };

let stage: Awaited<ReturnType<typeof openStoreStage>>;
let node: Node;
let commands: HandingOnHandlers;
let people: Colleague[];
let called: (Called & { user: UserId })[];
let id: ConversationId;
let n = 0;

beforeAll(async () => {
  stage = await openStoreStage();
  node = await stage.node();
});
afterAll(() => stage.close());

beforeEach(async () => {
  people = [person(ANN), person(BEN), person(MAYA)];
  called = [];
  commands = handingOnCommands({
    log: node.log,
    clock: stage.clock,
    directory: async () => ({ people: [], teams: [] }),
    colleagues: async () => people,
    team: async (team) => (team === BILLING.id ? BILLING : null),
    acted: () => undefined,
    call: (user, notice) => void called.push({ user, ...notice }),
  });
  id = await servedByAnn();
});

async function servedByAnn(): Promise<ConversationId> {
  const made = stage.newId();
  await node.append(made, VISITOR, 'start-01', START);
  await node.append(made, VISITOR, 'person-01', { kind: 'hand_off', reason: 'requested' });
  await node.append(made, ANN, 'accept-01', acceptBy(ANN));
  return made;
}

/** A new wish in the conversation. */
const wish = () => ({ conversation: id, clientId: `wish-${String((n += 1)).padStart(6, '0')}` });
const state = async () => (await node.log.read(id)).state;

describe('who serves a conversation', () => {
  it('hands it on to a team with a note, once, however often it is asked', async () => {
    const asked = { ...wish(), to: { team: BILLING.id }, note: 'Wants the invoice again.' };
    const [first, again] = [await commands['conversation.transfer'](ann, asked), await commands['conversation.transfer'](ann, asked)];
    expect(again).toEqual(first);
    expect(await state()).toMatchObject({ status: 'queued', agent: null, team: BILLING, routed: false });
  });

  it('hands it on to a colleague, who is wanted then', async () => {
    await commands['conversation.transfer'](ann, { ...wish(), to: { agent: BEN.id }, note: null });
    expect(await state()).toMatchObject({ status: 'queued', wanted: { id: BEN.id, name: 'Ben' } });
  });

  it('is told when the team or the colleague is no longer there', async () => {
    await expect(commands['conversation.transfer'](ann, { ...wish(), to: { team: 'x'.repeat(22) as TeamId }, note: null })).rejects.toMatchObject({ code: 'not_found' });
    people = [person(ANN)];
    await expect(commands['conversation.transfer'](ann, { ...wish(), to: { agent: BEN.id }, note: null })).rejects.toMatchObject({ code: 'not_found' });
    expect(await state()).toMatchObject({ status: 'active', agent: { id: ANN.id } });
  });

  it('brings a colleague in, leaves, and the colleague takes over', async () => {
    await commands['participant.join'](ann, { ...wish(), agent: BEN.id });
    expect(called).toEqual([{ user: BEN.id, conversation: id, why: 'invited', by: 'Ann', text: null }]);
    await commands['conversation.take_over'](ben, wish());
    expect(await state()).toMatchObject({ status: 'active', agent: { id: BEN.id }, participants: [] });
    await expect(commands['conversation.take_over'](ann, wish())).rejects.toMatchObject(forbidden);
  });

  it('cannot bring in somebody who is not there', async () => {
    people = [person(ANN), person(BEN, 'offline')];
    await expect(commands['participant.join'](ann, { ...wish(), agent: BEN.id })).rejects.toMatchObject(conflict);
    expect((await state()).participants).toEqual([]);
  });

  it('puts it aside until a time to come, and takes it up again before', async () => {
    const until = stage.clock.now() + 60_000;
    await commands['conversation.snooze'](ann, { ...wish(), until, reason: 'The parcel is on its way.' });
    expect((await state()).snoozedUntil).toBe(until);
    await commands['conversation.wake'](ann, wish());
    expect((await state()).snoozedUntil).toBeNull();
    await expect(commands['conversation.snooze'](ann, { ...wish(), until: 1, reason: null })).rejects.toMatchObject(conflict);
  });

  it('asks a colleague aside, who answers there and nowhere else', async () => {
    const { seq: thread } = await commands['consult.open'](ann, { ...wish(), with: [BEN.id], text: 'Do you know this tent?' });
    await commands['consult.say'](ben, { ...wish(), thread, text: 'The blue one.' });
    expect(called.map(({ user, why }) => [user, why])).toEqual([[BEN.id, 'consulted'], [ANN.id, 'answered']]);
    await commands['consult.close'](ann, { ...wish(), thread });
    await expect(commands['consult.say'](ben, { ...wish(), thread, text: 'And another thing.' })).rejects.toMatchObject(conflict);
    const { events } = await readView(node.events, 'contact', id, 0, 100);
    expect(events.map(({ type }) => type)).toEqual(['conversation.started', 'handoff.requested', 'conversation.accepted']);
  });
});

describe('a colleague who does not serve it', () => {
  it('cannot hand it on, put it aside, ask in it, or take it over', async () => {
    await expect(commands['conversation.transfer'](ben, { ...wish(), to: { team: BILLING.id }, note: null })).rejects.toMatchObject(forbidden);
    await expect(commands['conversation.snooze'](ben, { ...wish(), until: stage.clock.now() + 60_000, reason: null })).rejects.toMatchObject(forbidden);
    await expect(commands['consult.open'](ben, { ...wish(), with: [MAYA.id], text: 'Look.' })).rejects.toMatchObject(forbidden);
    await expect(commands['conversation.take_over'](ben, wish())).rejects.toMatchObject(forbidden);
    await expect(commands['participant.join'](ben, wish())).rejects.toMatchObject(forbidden);
    expect((await state()).agent?.id).toBe(ANN.id);
  });
});

describe('a supervisor', () => {
  it('joins, ends the part of others, hands on and takes over', async () => {
    await commands['participant.join'](maya, wish());
    await commands['participant.leave'](ann, { ...wish(), agent: MAYA.id });
    expect((await state()).participants).toEqual([]);
    await commands['conversation.take_over'](maya, wish());
    await commands['conversation.transfer'](maya, { ...wish(), to: { agent: BEN.id }, note: null });
    expect(await state()).toMatchObject({ status: 'queued', wanted: { id: BEN.id } });
  });
});

describe('an offer', () => {
  const offerTo = async (agent: { id: UserId; name: string }) => {
    await commands['conversation.transfer'](maya, { ...wish(), to: { team: BILLING.id }, note: null });
    const expiresAt = stage.clock.now() + 30_000;
    await node.append(id, { kind: 'system', id: 'routing' }, wish().clientId, { kind: 'offer', agent: { id: agent.id, name: agent.name }, expiresAt });
  };

  it('is accepted by the one it was made to, once', async () => {
    await offerTo(BEN);
    await expect(commands['offer.accept'](ann, wish())).rejects.toMatchObject(conflict);
    const asked = wish();
    expect(await commands['offer.accept'](ben, asked)).toEqual(await commands['offer.accept'](ben, asked));
    expect(await state()).toMatchObject({ status: 'active', agent: { id: BEN.id }, offer: null });
  });

  it('is over when its time is over, and when it was declined', async () => {
    await offerTo(BEN);
    stage.clock.advance(31_000);
    await expect(commands['offer.accept'](ben, wish())).rejects.toMatchObject(conflict);
    await commands['offer.decline'](ben, wish());
    expect(await state()).toMatchObject({ status: 'queued', offer: null, offeredTo: [BEN.id] });
  });
});
