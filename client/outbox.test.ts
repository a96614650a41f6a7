import { describe, expect, it } from 'vitest';
import type { Outcome } from './model.ts';
import { memoryStorage } from './outbox-storage.ts';
import { FAIR } from './testing/network.ts';
import type { Visitor } from './testing/stage.ts';
import { conversationId, opening, setStage, shown } from './testing/stage.ts';

const id = conversationId('one');
const other = conversationId('two');

const say = (client: Visitor, text: string, conversation = id) =>
  client.perform('message.send', { conversation, text });

/** A stage where both conversations exist and the page is connected. */
async function ready() {
  const stage = setStage();
  stage.server.begin(id);
  stage.server.begin(other);
  const client = stage.visitor();
  const chat = client.conversation(id);
  await stage.world.pass(100);
  return { ...stage, client, chat };
}

describe('a written message', () => {
  it('is stored before the composer may be cleared', async () => {
    const { client, storage } = await ready();
    const { stored, clientId } = say(client, 'Keep me');
    expect(stored).toBe(true);
    expect(storage.keys()).toEqual([expect.stringMatching(new RegExp(`^test-contact:outbox:\\d+-${clientId}$`))]);
    expect(storage.getItem(storage.keys()[0]!)).toContain('Keep me');
  });

  it('is sent, and gone from the storage, once the server has answered', async () => {
    const { client, world, storage, server } = await ready();
    const { done } = say(client, 'Hello');
    await world.pass(100);
    expect(await done).toMatchObject({ ok: true, data: { seq: 3 } });
    expect([server.texts(id), storage.keys()]).toEqual([['Hello', 'Hello'], []]);
  });

  it('is tried from memory, and said not to be stored, when the storage is full', async () => {
    const stage = setStage();
    stage.server.begin(id);
    const full = { ...memoryStorage(), setItem: () => { throw new Error('QuotaExceededError'); } };
    const client = stage.visitor(full);
    await stage.world.pass(100);
    const { stored, done } = say(client, 'Still here');
    await stage.world.pass(100);
    expect(stored).toBe(false);
    expect(await done).toMatchObject({ ok: true });
    expect(stage.server.texts(id)).toContain('Still here');
  });

  it('is sent by the next page when this one is closed before it could be', async () => {
    const { client, world, network, server, visitor } = await ready();
    network.cut();
    say(client, 'one');
    say(client, 'two');
    client.close();
    const chat = visitor().conversation(id);
    expect(chat.pending.value.map(({ text, status }) => [text, status])).toEqual([['one', 'waiting'], ['two', 'waiting']]);
    await world.pass(1_000);
    expect(server.texts(id)).toEqual(['Hello', 'one', 'two']);
  });

  it('waits for the one before it in its conversation, and not for another conversation', async () => {
    const { client, world, server } = await ready();
    server.refuse = (_, { text }) => (text === 'stuck' ? 'unavailable' : null);
    say(client, 'stuck');
    say(client, 'behind it');
    say(client, 'elsewhere', other);
    await world.pass(5_000);
    expect([server.texts(id), server.texts(other)]).toEqual([['Hello'], ['Hello', 'elsewhere']]);
    server.refuse = () => null;
    await world.pass(11_000);
    expect(server.texts(id)).toEqual(['Hello', 'stuck', 'behind it']);
  });

  it('is sent once, and the next only when it is answered', async () => {
    const { client, world, server } = await ready();
    const sent = () => server.received.flatMap(({ name, input }) => (name === 'message.send' ? [input.text] : []));
    for (const text of ['one', 'two', 'three']) say(client, text);
    await world.pass(11);
    expect(sent()).toEqual(['one']);
    await world.pass(100);
    expect(sent()).toEqual(['one', 'two', 'three']);
  });

  it('is repeated with the same id when no answer came, and stored once', async () => {
    const { client, world, network, server, chat } = await ready();
    network.weather = { ...FAIR, lostAcks: 1 };
    say(client, 'Once');
    await world.pass(15_000);
    network.weather = FAIR;
    await world.pass(15_000);
    const sent = server.received.filter(({ name }) => name === 'message.send');
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent.map(({ input }) => input.clientId)).size).toBe(1);
    expect([server.texts(id), shown(chat)]).toEqual([['Hello', 'Once'], ['Hello', 'Once']]);
  });

  it('waits as long as the server asks for when there were too many', async () => {
    const { client, world, server } = await ready();
    const error = { code: 'rate_limited', message: 'Slow down.', retryAfterMs: 7_000, traceId: 't' } as const;
    server.refuse = (name) => (name === 'message.send' ? { ok: false, error } : null);
    say(client, 'Quick');
    await world.pass(6_900);
    expect(server.received.filter(({ name }) => name === 'message.send')).toHaveLength(1);
    server.refuse = () => null;
    await world.pass(200);
    expect(server.texts(id)).toContain('Quick');
  });
});

describe('a refused message', () => {
  async function refused() {
    const stage = await ready();
    stage.server.refuse = (_, { text }) => (text === 'bad' ? 'too_large' : null);
    const written = say(stage.client, 'bad');
    await stage.world.pass(100);
    return { ...stage, ...written };
  }

  it('stays visible with the reason, and those after it go on', async () => {
    const { client, world, chat, server, done } = await refused();
    expect(await done).toMatchObject({ ok: false, error: { code: 'too_large' } });
    say(client, 'good');
    await world.pass(100);
    expect(chat.pending.value).toMatchObject([{ text: 'bad', status: 'refused', error: { code: 'too_large' } }]);
    expect(server.texts(id)).toEqual(['Hello', 'good']);
  });

  it('is still there after a reload', async () => {
    const { client, visitor, world } = await refused();
    client.close();
    const chat = visitor().conversation(id);
    await world.pass(100);
    expect(chat.pending.value).toMatchObject([{ text: 'bad', status: 'refused' }]);
  });

  it('is sent when it is tried again', async () => {
    const { chat, clientId, server, world, storage } = await refused();
    server.refuse = () => null;
    chat.retry(clientId);
    expect(chat.pending.value).toMatchObject([{ status: 'waiting', error: null }]);
    await world.pass(100);
    expect([chat.pending.value, storage.keys(), server.texts(id)]).toEqual([[], [], ['Hello', 'bad']]);
  });

  it('is forgotten when it is discarded', async () => {
    const { chat, clientId, storage } = await refused();
    chat.discard(clientId);
    expect([chat.pending.value, storage.keys()]).toEqual([[], []]);
  });

  it('goes when another tab got it through', async () => {
    const { chat, clientId, server, storage, world } = await refused();
    server.other('contact', 'message.send', { conversation: id, clientId, text: 'bad' });
    await world.pass(100);
    expect([chat.pending.value, storage.keys(), shown(chat)]).toEqual([[], [], ['Hello', 'bad']]);
  });
});

describe('a message that the server fails at', () => {
  const failing = (_: string, { text }: { text?: unknown }) => (text === 'cursed' ? ('internal' as const) : null);

  it('is given up after eight tries, so that others pass, and goes when it is tried again', async () => {
    const { client, world, chat, server } = await ready();
    server.refuse = failing;
    const { clientId } = say(client, 'cursed');
    say(client, 'behind it');
    await world.pass(60_000);
    expect(server.received.filter(({ input }) => input.text === 'cursed')).toHaveLength(8);
    expect(chat.pending.value).toMatchObject([{ text: 'cursed', status: 'refused', error: { code: 'internal' } }]);
    expect(server.texts(id)).toEqual(['Hello', 'behind it']);
    server.refuse = () => null;
    chat.retry(clientId);
    await world.pass(100);
    expect([chat.pending.value, server.texts(id)]).toEqual([[], ['Hello', 'behind it', 'cursed']]);
  });

  it('gets through where the failure passes', async () => {
    const { client, world, server } = await ready();
    server.refuse = failing;
    say(client, 'cursed');
    await world.pass(5_000);
    server.refuse = () => null;
    await world.pass(11_000);
    expect(server.texts(id)).toEqual(['Hello', 'cursed']);
  });
});

describe('a command without words', () => {
  it('just ends when it is refused', async () => {
    const { client, world, chat, storage, server } = await ready();
    server.refuse = (name) => (name === 'conversation.end' ? 'conflict' : null);
    const { done } = client.perform('conversation.end', { conversation: id });
    expect(chat.pending.value).toEqual([]);
    await world.pass(100);
    expect(await done).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(storage.keys()).toEqual([]);
  });
});

describe('a conversation whose start is refused', () => {
  async function refusedStart() {
    const stage = setStage();
    const id = conversationId('new');
    stage.server.refuse = (name) => (name === 'conversation.start' ? 'forbidden' : null);
    const client = stage.visitor();
    const chat = client.conversation(id);
    const { clientId } = client.perform('conversation.start', { conversation: id, ...opening('first') });
    client.perform('message.send', { conversation: id, text: 'second' });
    await stage.world.pass(100);
    return { ...stage, id, client, chat, clientId };
  }

  it('keeps what follows until it can begin, in order', async () => {
    const { chat, server, world, clientId, id } = await refusedStart();
    expect(chat.pending.value.map(({ status }) => status)).toEqual(['refused', 'waiting']);
    server.refuse = () => null;
    chat.retry(clientId);
    await world.pass(200);
    expect([server.texts(id), chat.pending.value]).toEqual([['first', 'second'], []]);
  });

  it('ends commands without words at once, with the same reason', async () => {
    const { client, id } = await refusedStart();
    const outcome: Outcome<unknown> = await client.perform('person.request', { conversation: id, page: null }).done;
    expect(outcome).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });
});
