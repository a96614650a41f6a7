import { effect } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { conversationId, opening, setStage, shown, together } from './testing/stage.ts';
import { seeded } from './testing/world.ts';

const id = conversationId('one');

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

  it('in the same breath as its first message asks for nothing too early', async () => {
    const { visitor, world, server } = setStage();
    const client = visitor();
    await world.pass(100);
    const chat = client.conversation(conversationId('new'));
    client.perform('conversation.start', { conversation: chat.id, ...opening('Hi') });
    await world.pass(100);
    expect(server.received.map(({ name }) => name)).toEqual(['conversation.start', 'conversation.open']);
    expect([chat.loaded.value, shown(chat)]).toEqual([true, ['Hi']]);
  });

  it('is no problem when an answer from before its start comes after it', async () => {
    const { visitor, world, server } = setStage(seeded(4));
    const client = visitor();
    await world.pass(100);
    const problems: unknown[] = [];
    for (let n = 0; n < 40; n += 1) {
      const chat = client.conversation(conversationId(`new-${n}`));
      const stop = effect(() => void (client.connection.value && problems.push(chat.problem.value)));
      await world.pass(0);
      client.perform('conversation.start', { conversation: chat.id, ...opening('Hi') });
      await world.pass(200);
      expect([chat.loaded.value, shown(chat)]).toEqual([true, ['Hi']]);
      stop();
    }
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
    expect(server.received.length).toBeGreaterThan(80);
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
    const { agent, desk, world, server, told } = await together(id);
    const second = agent.conversation(id);
    second.release();
    second.release();
    server.other('contact', 'message.send', { conversation: id, clientId: 'visitor-1', text: 'More' });
    await world.pass(100);
    expect(shown(desk)).toEqual(['Hello', 'More']);
    expect(told('conversation.leave')).toEqual([]);
  });

  it('again in the moment it is left keeps it live', async () => {
    const { agent, world, server } = await together(id);
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
    const { agent, desk, world, server, told } = await together(id);
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
