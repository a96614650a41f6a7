import { describe, expect, it } from 'vitest';
import { FAIR } from './testing/network.ts';
import { conversationId, shown, together } from './testing/stage.ts';

const id = conversationId('one');

describe('a conversation on two screens', () => {
  it('shows each what the other writes', async () => {
    const { visitor, agent, contact, desk, world } = await together(id);
    visitor.perform('message.send', { conversation: id, text: 'Question' });
    await world.pass(100);
    agent.perform('message.send', { conversation: id, text: 'Answer' });
    await world.pass(100);
    expect([shown(contact), shown(desk)]).toEqual([['Hello', 'Question', 'Answer'], ['Hello', 'Question', 'Answer']]);
    expect(desk.state.value.lastMessage?.text).toBe('Answer');
  });

  it('keeps notes from the customer, without leaving a gap there', async () => {
    const { agent, contact, desk, world, told } = await together(id);
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
    const { visitor, contact, world, network } = await together(id);
    network.weather = { ...FAIR, lostAcks: 1 };
    visitor.perform('message.send', { conversation: id, text: 'Question' });
    await world.pass(100);
    expect([contact.pending.value, shown(contact)]).toEqual([[], ['Hello', 'Question']]);
  });
});

describe('typing', () => {
  it('is seen on the other side, and ends six seconds after the last news', async () => {
    const { contact, desk, world } = await together(id);
    contact.setTyping(true);
    await world.pass(50);
    expect(desk.typing.value).toEqual({ from: 'visitor', name: 'visitor' });
    await world.pass(6_000);
    expect(desk.typing.value).toBeNull();
  });

  it('is told every three seconds at most, its end at once and once', async () => {
    const { contact, world, told } = await together(id);
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
    const { contact, desk, visitor, world, network } = await together(id);
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
    const { contact, desk, world, told } = await together(id);
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
    const { contact, desk, world, network } = await together(id);
    network.cut();
    contact.seen({ delivered: 2, read: 2 });
    await world.pass(400);
    expect(desk.receipts.value.contactRead).toBe(0);
    await world.pass(2_000);
    expect(desk.receipts.value.contactRead).toBe(2);
  });

  it('is told again when the server could not take it', async () => {
    const { contact, desk, world, server } = await together(id);
    server.refuse = (name) => (name === 'receipts.set' ? 'unavailable' : null);
    contact.seen({ delivered: 2, read: 2 });
    await world.pass(1_000);
    server.refuse = () => null;
    await world.pass(6_000);
    expect(desk.receipts.value.contactRead).toBe(2);
  });
});

describe('waking up', () => {
  it('fetches what a sleeping link may have missed', async () => {
    const { visitor, world, told } = await together(id);
    visitor.wake();
    await world.pass(100);
    expect([visitor.connection.value, told('conversation.open').length]).toEqual(['online', 3]);
  });
});
