import { afterEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../protocol/ids.ts';
import type { ErrorBody } from '../protocol/errors.ts';
import type { VisitorContract, VisitorWelcome } from '../protocol/visitor-contract.ts';
import { createClient } from './create-client.ts';
import type { Client } from './model.ts';
import { newId } from './new-id.ts';
import { memoryStorage } from './outbox-storage.ts';
import { LogServer } from './testing/log-server.ts';
import type { ServerOptions, SocketServer } from './testing/socket-server.ts';
import { startSocketServer } from './testing/socket-server.ts';
import { waitUntil } from './testing/wait-until.ts';

type Visitor = Client<VisitorContract, VisitorWelcome>;
const cleanup: (() => unknown)[] = [];

afterEach(async () => {
  for (const action of cleanup.splice(0).toReversed()) await action();
});

async function serve(log: LogServer, options: ServerOptions = {}): Promise<SocketServer> {
  const server = await startSocketServer(log, options);
  cleanup.push(() => server.stop());
  return server;
}

function visit(url: string, storage = memoryStorage()): Visitor {
  const auth = () => ({ inbox: 'main', token: 'secret' });
  const client: Visitor = createClient({ url, namespace: '/visitor', auth, storage, scope: 'test', view: 'contact' });
  cleanup.push(() => client.close());
  client.connect();
  return client;
}

const start = { text: 'Where is my parcel?', page: null, locale: 'en', follows: null };

describe('over a real Socket.IO server', () => {
  it('a message goes out and comes back as an event', async () => {
    const log = new LogServer();
    const server = await serve(log);
    const client = visit(server.url);
    const id = newId() as ConversationId;
    const chat = client.conversation(id);
    client.perform('conversation.start', { conversation: id, ...start });
    expect(chat.pending.value.map(({ text }) => text)).toEqual([start.text]);
    await waitUntil(() => chat.loaded.value && chat.events.value.length === 2);
    expect(chat.pending.value).toEqual([]);
    expect(chat.events.value).toEqual(log.view(id, 'contact'));
    expect(server.handshakes).toEqual([{ protocol: 1, inbox: 'main', token: 'secret' }]);
  });

  it('a killed server that comes back at the same port finds nothing lost and nothing doubled', async () => {
    const log = new LogServer();
    const first = await serve(log);
    const client = visit(first.url);
    const id = newId() as ConversationId;
    const chat = client.conversation(id);
    client.perform('conversation.start', { conversation: id, ...start });
    await waitUntil(() => chat.loaded.value);
    await first.stop();
    await waitUntil(() => client.connection.value === 'reconnecting');
    client.perform('message.send', { conversation: id, text: 'Hello?' });
    log.other('agent', 'message.send', { conversation: id, clientId: 'agent-one', text: 'On its way' });
    await serve(log, { port: first.port });
    client.wake();
    await waitUntil(() => chat.events.value.length === 4 && chat.pending.value.length === 0);
    expect(log.texts(id)).toEqual([start.text, 'On its way', 'Hello?']);
    expect(chat.events.value).toEqual(log.view(id, 'contact'));
  });

  it('a refused handshake is shown as such, with the reason, and can be tried again', async () => {
    let body: ErrorBody | null = { code: 'forbidden', message: 'This site may not.', traceId: 't' };
    const server = await serve(new LogServer(), { admit: () => body });
    const client = visit(server.url);
    await waitUntil(() => client.connection.value === 'refused');
    expect(client.refusal.value).toMatchObject({ code: 'forbidden', message: 'This site may not.' });
    body = null;
    client.connect();
    await waitUntil(() => client.connection.value === 'online');
    expect(client.refusal.value).toBeNull();
  });

  it('a page that may not connect at all learns so, and does not try for ever', async () => {
    const server = await serve(new LogServer(), { origin: () => 'forbidden' });
    const client = visit(server.url);
    await waitUntil(() => client.connection.value === 'refused');
    expect([client.refusal.value?.code, server.handshakes]).toEqual(['forbidden', []]);
  });

  it('a handshake that could not be checked is tried again', async () => {
    let refusals = 1;
    const body: ErrorBody = { code: 'unavailable', message: 'The store is away.', traceId: 't' };
    const server = await serve(new LogServer(), { admit: () => (refusals-- > 0 ? body : null) });
    const client = visit(server.url);
    await waitUntil(() => client.connection.value === 'online');
    expect(server.handshakes).toHaveLength(2);
  });

  it('what the server says unasked reaches who listens', async () => {
    const server = await serve(new LogServer());
    const client = visit(server.url);
    const heard: unknown[] = [];
    const stop = client.on('availability', (notice) => heard.push(notice));
    await waitUntil(() => client.connection.value === 'online');
    const news = new Promise((resolve) => client.on('drain', resolve));
    server.io.of('/visitor').emit('availability', { peopleOnline: true });
    server.io.of('/visitor').emit('drain', { afterMs: 5 });
    await waitUntil(() => client.connection.value === 'reconnecting');
    stop();
    await waitUntil(() => client.connection.value === 'online');
    expect(heard).toEqual([{ peopleOnline: true }]);
    expect(server.handshakes).toHaveLength(2);
    await news;
  });
});
