import { describe, expect, it } from 'vitest';
import { FAIR } from './testing/network.ts';
import { conversationId, opening, setStage, shown } from './testing/stage.ts';

const id = conversationId('one');

/** A customer and an agent in one conversation. */
async function together() {
  const stage = setStage();
  stage.server.begin(id);
  const [visitor, agent] = [stage.visitor(), stage.agent()];
  const [contact, desk] = [visitor.conversation(id), agent.conversation(id)];
  await stage.world.pass(100);
  const told = (name: string) => stage.server.received.filter((one) => one.name === name).map(({ input }) => input);
  return { ...stage, visitor, agent, contact, desk, told };
}

describe('a conversation on two screens', () => {
  it('shows each what the other writes', async () => {
    const { visitor, agent, contact, desk, world } = await together();
    visitor.perform('message.send', { conversation: id, text: 'Question' });
    await world.pass(100);
    agent.perform('message.send', { conversation: id, text: 'Answer' });
    await world.pass(100);
    expect([shown(contact), shown(desk)]).toEqual([['Hello', 'Question', 'Answer'], ['Hello', 'Question', 'Answer']]);
    expect(desk.state.value.lastMessage?.text).toBe('Answer');
  });

  it('keeps notes from the customer, without leaving a gap there', async () => {
    const { agent, contact, desk, world, told } = await together();
    agent.perform('note.add', { conversation: id, text: 'Careful' });
    await world.pass(100);
    agent.perform('message.send', { conversation: id, text: 'Answer' });
    await world.pass(100);
    expect(contact.events.value.map(({ type }) => type)).not.toContain('note.posted');
    expect(desk.events.value.map(({ type }) => type)).toContain('note.posted');
    expect(shown(contact)).toEqual(['Hello', 'Answer']);
    expect(told('conversation.open')).toHaveLength(2);
  });

  it('shows a message whose answer got lost as sent as soon as its event is there', async () => {
    const { visitor, contact, world, network } = await together();
    network.weather = { ...FAIR, lostAcks: 1 };
    visitor.perform('message.send', { conversation: id, text: 'Question' });
    await world.pass(100);
    expect([contact.pending.value, shown(contact)]).toEqual([[], ['Hello', 'Question']]);
  });
});

describe('typing', () => {
  it('is seen on the other side, and ends six seconds after the last news', async () => {
    const { contact, desk, world } = await together();
    contact.setTyping(true);
    await world.pass(50);
    expect(desk.typing.value).toEqual({ from: 'visitor', name: 'visitor' });
    await world.pass(6_000);
    expect(desk.typing.value).toBeNull();
  });

  it('is told every three seconds at most, its end at once and once', async () => {
    const { contact, world, told } = await together();
    for (let second = 0; second < 9; second += 1) {
      contact.setTyping(true);
      await world.pass(1_000);
    }
    contact.setTyping(false);
    contact.setTyping(false);
    await world.pass(100);
    expect(told('typing.set').map((input) => input['typing'])).toEqual([true, true, true, false]);
  });

  it('ends with the message, with a word, and with the connection', async () => {
    const { contact, desk, visitor, world, network } = await together();
    contact.setTyping(true);
    await world.pass(50);
    visitor.perform('message.send', { conversation: id, text: 'Done' });
    await world.pass(100);
    expect(desk.typing.value).toBeNull();
    contact.setTyping(false);
    contact.setTyping(true);
    await world.pass(50);
    expect(desk.typing.value).not.toBeNull();
    contact.setTyping(false);
    await world.pass(50);
    expect(desk.typing.value).toBeNull();
    contact.setTyping(true);
    await world.pass(50);
    network.cut();
    await world.pass(0);
    expect(desk.typing.value).toBeNull();
  });
});

describe('what was seen', () => {
  it('is told once for many calls, only when it rises, and reaches the other side', async () => {
    const { contact, desk, world, told } = await together();
    contact.seen({ delivered: 1, read: 0 });
    contact.seen({ delivered: 2, read: 2 });
    contact.seen({ delivered: 2, read: 1 });
    await world.pass(1_000);
    contact.seen({ delivered: 2, read: 2 });
    await world.pass(1_000);
    expect(told('receipts.set')).toEqual([{ conversation: id, delivered: 2, read: 2 }]);
    expect(desk.receipts.value).toMatchObject({ contactDelivered: 2, contactRead: 2, agentRead: 0 });
  });

  it('is told again after a break, where the server does not know it', async () => {
    const { contact, desk, world, network } = await together();
    network.cut();
    contact.seen({ delivered: 2, read: 2 });
    await world.pass(400);
    expect(desk.receipts.value.contactRead).toBe(0);
    await world.pass(2_000);
    expect(desk.receipts.value.contactRead).toBe(2);
  });

  it('is told again when the server could not take it', async () => {
    const { contact, desk, world, server } = await together();
    server.refuse = (name) => (name === 'receipts.set' ? 'unavailable' : null);
    contact.seen({ delivered: 2, read: 2 });
    await world.pass(1_000);
    server.refuse = () => null;
    await world.pass(6_000);
    expect(desk.receipts.value.contactRead).toBe(2);
  });
});

describe('opening a conversation', () => {
  it('that is only proposed here waits for its start', async () => {
    const { visitor, world, server } = setStage();
    server.refuse = (name) => (name === 'conversation.start' ? 'unavailable' : null);
    const client = visitor();
    const id = conversationId('new');
    client.perform('conversation.start', { conversation: id, ...opening('Hi') });
    const chat = client.conversation(id);
    await world.pass(5_000);
    expect(server.received.map(({ name }) => name)).not.toContain('conversation.open');
    expect([chat.problem.value, shown(chat)]).toEqual([null, ['Hi']]);
    server.refuse = () => null;
    await world.pass(11_000);
    expect([chat.loaded.value, chat.problem.value, shown(chat)]).toEqual([true, null, ['Hi']]);
  });

  it('before its first message is no problem once that is written', async () => {
    const { visitor, world } = setStage();
    const client = visitor();
    const id = conversationId('new');
    await world.pass(100);
    const chat = client.conversation(id);
    await world.pass(100);
    expect(chat.problem.value).toMatchObject({ code: 'not_found' });
    client.perform('conversation.start', { conversation: id, ...opening('Hi') });
    expect(chat.problem.value).toBeNull();
    await world.pass(100);
    expect([chat.loaded.value, chat.problem.value, shown(chat)]).toEqual([true, null, ['Hi']]);
  });

  it('that is not ours is a problem, and nothing is shown', async () => {
    const { visitor, world } = setStage();
    const chat = visitor().conversation(id);
    await world.pass(1_000);
    expect([chat.loaded.value, chat.events.value]).toEqual([false, []]);
    expect(chat.problem.value).toMatchObject({ code: 'not_found' });
  });

  it('is tried again while the server cannot answer', async () => {
    const { visitor, world, server } = setStage();
    server.begin(id);
    server.refuse = () => 'unavailable';
    const chat = visitor().conversation(id);
    await world.pass(3_000);
    expect([chat.loaded.value, chat.problem.value]).toEqual([false, null]);
    server.refuse = () => null;
    await world.pass(11_000);
    expect(shown(chat)).toEqual(['Hello']);
  });

  it('page by page shows all of it', async () => {
    const { visitor, world, server } = setStage();
    server.begin(id);
    server.pageSize = 2;
    for (let n = 1; n <= 7; n += 1) {
      server.other('agent', 'message.send', { conversation: id, clientId: `agent-${n}`, text: `${n}` });
    }
    const chat = visitor().conversation(id);
    await world.pass(1_000);
    expect(shown(chat)).toEqual(['Hello', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('twice and releasing once keeps it live; releasing twice counts once', async () => {
    const { agent, desk, world, server, told } = await together();
    const second = agent.conversation(id);
    second.release();
    second.release();
    server.other('contact', 'message.send', { conversation: id, clientId: 'visitor-1', text: 'More' });
    await world.pass(100);
    expect(shown(desk)).toEqual(['Hello', 'More']);
    expect(told('conversation.leave')).toEqual([]);
  });

  it('again in the moment it is left keeps it live', async () => {
    const { agent, world, server } = await together();
    server.begin(conversationId('two'));
    const once = agent.conversation(conversationId('two'));
    once.release();
    const again = agent.conversation(conversationId('two'));
    await world.pass(100);
    server.other('contact', 'message.send', { conversation: again.id, clientId: 'visitor-1', text: 'More' });
    await world.pass(100);
    expect(shown(again)).toEqual(['Hello', 'More']);
  });

  it('again after it was left shows it at once and brings it up to date', async () => {
    const { agent, desk, world, server, told } = await together();
    desk.release();
    await world.pass(100);
    expect(told('conversation.leave')).toEqual([{ conversation: id }]);
    server.other('contact', 'message.send', { conversation: id, clientId: 'visitor-1', text: 'More' });
    await world.pass(100);
    const back = agent.conversation(id);
    expect(shown(back)).toEqual(['Hello']);
    await world.pass(100);
    expect(shown(back)).toEqual(['Hello', 'More']);
  });
});
