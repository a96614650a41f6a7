import { describe, expect, it } from 'vitest';
import type { Actor } from '../../protocol/events.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import type { ConversationCommand } from './conversation-command.ts';
import type { MemoryConversation } from './testing/memory-conversation.ts';
import { ANN, BEN, BOT, DAY_MS, START, SYSTEM, VISITOR, acceptBy, memoryConversation, servedConversation } from './testing/memory-conversation.ts';

const ask = (text = 'Where is my tent?'): ConversationCommand => ({ kind: 'visitor_message', text });
const started = () => memoryConversation([VISITOR, START], [VISITOR, ask()]);
const queued = () => memoryConversation([VISITOR, START], [VISITOR, ask()], [VISITOR, { kind: 'hand_off', reason: 'requested' }]);
const answer: ConversationCommand = {
  kind: 'bot_message',
  text: 'See here.',
  turn: { outcome: 'answer', article: { slug: 'tents', title: 'Tents', confidence: 0.9 }, heading: null, passage: [] },
};
const refused = (code: string, words: RegExp, path?: string) => ({
  refuse: expect.objectContaining({
    code,
    message: expect.stringMatching(words),
    ...(path === undefined ? {} : { issues: [expect.objectContaining({ path })] }),
  }),
});

function resolvedDaysAgo(days: number, from: () => MemoryConversation = servedConversation): MemoryConversation {
  const conversation = from();
  conversation.must(VISITOR, { kind: 'end' });
  conversation.now += days * DAY_MS;
  return conversation;
}

describe('a conversation that does not exist', () => {
  it.each([ask(), acceptBy(ANN), { kind: 'note', text: 'x' }, { kind: 'end' }] satisfies ConversationCommand[])('knows no $kind', (command) => {
    expect(memoryConversation().perform(command.kind === 'accept' ? ANN : VISITOR, command)).toEqual(refused('not_found', /no such/));
  });

  it('is started once, by a visitor', () => {
    for (const actor of [ANN, BOT, SYSTEM]) expect(memoryConversation().perform(actor, START)).toEqual(refused('conflict', /begun/));
    expect(started().perform(VISITOR, START)).toEqual(refused('conflict', /already begun/));
  });
});

describe('who speaks', () => {
  it('is the bot only while it has the conversation', () => {
    expect(started().must(BOT, answer)).toMatchObject({ type: 'message.posted', actor: BOT });
    expect(queued().perform(BOT, answer)).toEqual(refused('conflict', /only while/));
    expect(servedConversation().perform(BOT, answer)).toEqual(refused('conflict', /only while/));
  });

  it('is the agent who accepted, and nobody else', () => {
    const words: ConversationCommand = { kind: 'agent_message', text: 'Hello' };
    expect(servedConversation().must(ANN, words)).toMatchObject({ actor: ANN, data: { text: 'Hello' } });
    expect(servedConversation().perform(BEN, words)).toEqual(refused('conflict', /^Ann serves/));
    expect(queued().perform(ANN, words)).toEqual(refused('conflict', /Accept/));
    expect(started().perform(ANN, words)).toEqual(refused('conflict', /Nobody serves/));
    expect(resolvedDaysAgo(0).perform(ANN, words)).toEqual(refused('conflict', /Nobody serves/));
  });

  it('is any colleague in a note, whatever the state', () => {
    for (const conversation of [started(), queued(), servedConversation(), resolvedDaysAgo(30)]) {
      expect(conversation.must(BEN, { kind: 'note', text: 'x' }).type).toBe('note.posted');
    }
  });

  it('is the customer, at any time: it ends the waiting for them', () => {
    const waiting = servedConversation();
    waiting.must(ANN, { kind: 'wait' });
    expect(waiting.must(VISITOR, ask())).toMatchObject({ data: { status: 'active' } });
    expect(waiting.must(VISITOR, ask()).data).not.toHaveProperty('status');
    expect(waiting.state.agent).toMatchObject({ name: 'Ann' });
  });
});

describe('accepting', () => {
  it('names the winner to whoever comes second', () => {
    const conversation = queued();
    expect(conversation.must(ANN, acceptBy(ANN))).toMatchObject({ data: { agent: { name: 'Ann' }, status: 'active' } });
    const second = refused('conflict', /^Ann has accepted/, 'agent');
    expect(conversation.perform(BEN, acceptBy(BEN))).toEqual(second);
    conversation.must(ANN, { kind: 'wait' });
    expect(conversation.perform(BEN, acceptBy(BEN))).toEqual(second);
  });

  it('is not possible where nobody asked for a person', () => {
    expect(started().perform(ANN, acceptBy(ANN))).toEqual(refused('conflict', /does not wait/));
    expect(resolvedDaysAgo(0).perform(ANN, acceptBy(ANN))).toEqual(refused('conflict', /does not wait/));
  });

  it('leaves no agent behind when the bot gets the conversation back', () => {
    const conversation = servedConversation();
    conversation.must(ANN, { kind: 'return_to_bot' });
    expect(conversation.perform(ANN, { kind: 'agent_message', text: 'x' })).toEqual(refused('conflict', /Nobody/));
    conversation.facts.hasBot = false;
    expect(queued().perform(VISITOR, { kind: 'return_to_bot' })).toEqual(refused('conflict', /cannot take/));
    conversation.must(VISITOR, { kind: 'hand_off', reason: 'requested' });
    expect(conversation.perform(ANN, { kind: 'return_to_bot' })).toEqual(refused('conflict', /no bot/));
  });
});

it('goes back into the queue from who served it, and can be accepted by the next', () => {
  const conversation = servedConversation();
  expect(conversation.perform(VISITOR, { kind: 'release' })).toEqual(refused('conflict', /Nobody serves/));
  expect(conversation.must(BEN, { kind: 'release' })).toMatchObject({ data: { from: { name: 'Ann' } } });
  expect(conversation.state).toMatchObject({ status: 'queued', agent: null });
  conversation.must(BEN, acceptBy(BEN));
  expect(queued().perform(ANN, { kind: 'release' })).toEqual(refused('conflict', /Nobody serves/));
});

describe('a handoff', () => {
  it('carries the last question, what was tried for it, the address given and the page', () => {
    const conversation = started();
    conversation.must(BOT, answer);
    conversation.must(VISITOR, { kind: 'give_email', email: 'ann@example.com' });
    const page = { url: 'https://a.example/tents', title: 'Tents' };
    expect(conversation.must(VISITOR, { kind: 'hand_off', reason: 'requested', page })).toMatchObject({
      data: {
        status: 'queued',
        reason: 'requested',
        peopleOnline: true,
        card: { question: 'Where is my tent?', tried: [{ slug: 'tents', confidence: 0.9 }], fields: { email: 'ann@example.com' }, page, locale: 'en' },
      },
    });
    expect(conversation.perform(VISITOR, { kind: 'hand_off', reason: 'requested' })).toEqual(refused('conflict', /already been asked/));
  });

  it('says when nobody is there', () => {
    const conversation = started();
    conversation.facts.peopleOnline = false;
    expect(conversation.must(BOT, { kind: 'hand_off', reason: 'no_answer' })).toMatchObject({ data: { peopleOnline: false } });
  });
});

describe('after the resolution', () => {
  it('a message within the window goes to people where a person had joined, else to the bot', () => {
    expect(resolvedDaysAgo(7).must(VISITOR, ask())).toMatchObject({ data: { status: 'queued' } });
    expect(resolvedDaysAgo(7, started).must(VISITOR, ask())).toMatchObject({ data: { status: 'bot' } });
  });

  it('later, a message or reopening is refused with the path that tells to start anew', () => {
    expect(resolvedDaysAgo(7.01).perform(VISITOR, ask())).toEqual(refused('conflict', /new one/, 'reopening_window'));
    for (const actor of [VISITOR, ANN]) {
      expect(resolvedDaysAgo(7.01).perform(actor, { kind: 'reopen' })).toEqual(refused('conflict', /new one/, 'reopening_window'));
    }
  });

  it('nobody can resolve it again, and what is open cannot be reopened', () => {
    for (const [actor, kind] of [[ANN, 'resolve'], [VISITOR, 'end']] as const) {
      expect(resolvedDaysAgo(0).perform(actor, { kind })).toEqual(refused('conflict', /already resolved/));
    }
    expect(servedConversation().perform(VISITOR, { kind: 'reopen' })).toEqual(refused('conflict', /is open/));
  });

  it('says who served it and how it ended', () => {
    expect(servedConversation().must(ANN, { kind: 'resolve' })).toMatchObject({ data: { cause: 'agent', agent: { name: 'Ann' }, team: null, policy: null } });
    expect(started().must(VISITOR, { kind: 'end' })).toMatchObject({ data: { cause: 'visitor', agent: null } });
  });
});

describe('absence', () => {
  it('ends the turn it was seen in, and not one that a message began since', () => {
    const conversation = servedConversation();
    const since = conversation.state.customerTurnAt ?? 0;
    conversation.now += DAY_MS;
    conversation.must(VISITOR, ask('I am back'));
    expect(conversation.perform(SYSTEM, { kind: 'absence', since })).toEqual(refused('conflict', /has written/));
    conversation.must(ANN, { kind: 'agent_message', text: 'Good.' });
    expect(conversation.perform(SYSTEM, { kind: 'absence', since })).toEqual(refused('conflict', /has written/));
    expect(conversation.must(SYSTEM, { kind: 'absence', since: conversation.now })).toMatchObject({ data: { cause: 'absence' } });
  });
});

describe('rating an answer', () => {
  const turn = { outcome: 'answer', article: { slug: 'tents', title: 'Tents' }, heading: null, passage: [] } as const;

  it('is possible for what the bot has quoted', () => {
    const conversation = started();
    const { seq } = conversation.must(BOT, { kind: 'bot_message', text: 'See here.', turn });
    conversation.must(BOT, { kind: 'bot_message', text: 'You are welcome.', turn: { outcome: 'small_talk' } });
    expect(conversation.must(VISITOR, { kind: 'rate_answer', messageSeq: seq, helped: true })).toMatchObject({ data: { messageSeq: seq } });
  });

  it('is refused for every other position', () => {
    const conversation = started();
    const { seq } = conversation.must(BOT, { kind: 'bot_message', text: 'See here.', turn });
    conversation.must(BOT, { kind: 'bot_message', text: 'You are welcome.', turn: { outcome: 'small_talk' } });
    for (const messageSeq of [0, seq - 1, seq + 1, 99]) {
      expect(conversation.perform(VISITOR, { kind: 'rate_answer', messageSeq, helped: true })).toEqual(refused('not_found', /no such answer/));
    }
  });
});

describe('the place of an event', () => {
  it('never lies before the one ahead of it, though the clock runs backwards', () => {
    const conversation = started();
    const before = conversation.now;
    conversation.now -= 60 * 60 * 1000;
    expect(conversation.must(VISITOR, ask()).at).toBe(before);
    conversation.now = before + 5;
    expect(conversation.must(VISITOR, ask()).at).toBe(before + 5);
    expect(conversation.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('belongs to its actor', () => {
    const other: Actor = { kind: 'visitor', id: 'w'.repeat(22) as VisitorId };
    expect(memoryConversation([other, START]).state.visitor).toBe('w'.repeat(22));
  });
});
