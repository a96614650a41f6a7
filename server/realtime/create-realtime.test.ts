import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../protocol/command.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { AppError } from '../kernel/errors.ts';
import { silentLogger } from '../kernel/log.ts';
import { createRealtime } from './create-realtime.ts';
import type { Realtime, RealtimeOptions } from './create-realtime.ts';

const UPGRADE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '\r\n',
].join('\r\n');

let http: HttpServer;
const uncaught: unknown[] = [];
const note = (error: unknown): void => void uncaught.push(error);

beforeEach(async () => {
  process.on('uncaughtException', note);
  http = createServer();
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(async () => {
  process.off('uncaughtException', note);
  sockets.splice(0).forEach((socket) => socket.disconnect());
  http.close();
  http.closeAllConnections();
  await once(http, 'close');
});

const serve = (admission: RealtimeOptions['admission']): Realtime =>
  createRealtime({ httpServer: http, logger: silentLogger, translate: (error) => error, admission });

/** A connection without anything of Socket.IO's client, so that it can behave as none does. */
const openSocket = () => connect((http.address() as AddressInfo).port, '127.0.0.1');

const anybody: RealtimeOptions['admission'] = { connection: () => Promise.resolve(), entry: () => Promise.resolve() };
const sockets: Socket[] = [];

function ioSocket(namespace: string): Socket {
  const { port } = http.address() as AddressInfo;
  const socket = io(`http://127.0.0.1:${port}${namespace}`, {
    transports: ['websocket'],
    auth: { protocol: PROTOCOL_VERSION },
    autoConnect: false,
    reconnection: false,
  });
  sockets.push(socket);
  return socket;
}

/** Resolves when the namespace has let the socket in, rejects with its reason. */
function entering(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.removeAllListeners();
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
    socket.connect();
  });
}

const echo = {
  contract: { echo: command<string>()(v.object({ times: v.number() })) },
  handlers: { echo: (_context: object, { times }: { times: number }) => Promise.resolve('x'.repeat(times)) },
  authenticate: (): Promise<object> => Promise.resolve({}),
  connected: () => Promise.resolve(),
  admit: () => Promise.resolve(),
};

describe('a connection', () => {
  it('that breaks off before it is let in harms nobody', async () => {
    let letIn = (): void => undefined;
    const asked = new Promise<void>((wasAsked) => {
      const connection = (): Promise<void> => {
        wasAsked();
        return new Promise((resolve) => (letIn = resolve));
      };
      serve({ connection, entry: () => Promise.resolve() });
    });
    const gone = new Promise((resolve) => http.once('upgrade', (_request, socket) => socket.once('close', resolve)));
    const client = openSocket();
    client.write(UPGRADE);
    await asked;
    client.resetAndDestroy();
    await gone;
    letIn();
    await new Promise(setImmediate);
    expect(uncaught).toEqual([]);
  });

  it('gets nowhere in the namespace that is always there', async () => {
    serve(anybody);
    const socket = ioSocket('/');
    await expect(entering(socket)).rejects.toMatchObject({ data: { code: 'not_found' } });
  });

  it('may not ask without end to be let in, before anybody is asked who it is', async () => {
    let left = 3;
    let asked = 0;
    const realtime = serve({
      connection: () => Promise.resolve(),
      entry: () => ((left -= 1) < 0 ? Promise.reject(new AppError('rate_limited', 'Too fast.')) : Promise.resolve()),
    });
    realtime.namespace('/echo', {
      ...echo,
      authenticate() {
        asked += 1;
        return Promise.reject(new AppError('unauthenticated', 'Who are you?'));
      },
    });
    const socket = ioSocket('/echo');
    const codes: unknown[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      codes.push(await entering(socket).catch((error: { data: { code: string } }) => error.data.code));
    }
    expect(codes).toEqual(['unauthenticated', 'unauthenticated', 'unauthenticated', 'rate_limited', 'rate_limited']);
    expect(asked).toBe(3);
  });

  it('that asks on and on without reading the answers is cut off', async () => {
    const gone = new Promise<void>((resolve) => {
      serve(anybody).namespace('/echo', { ...echo, disconnected: () => resolve() });
    });
    const socket = ioSocket('/echo');
    await entering(socket);
    socket.on('disconnect', () => undefined);
    // What a program does that reads no more; the browser's own sockets cannot.
    const { ws } = (socket.io.engine as unknown as { transport: { ws: { pause(): void } } }).transport;
    ws.pause();
    for (let asked = 0; asked < 30; asked += 1) socket.emit('echo', { times: 1_000_000 }, () => undefined);
    await gone;
    expect(uncaught).toEqual([]);
  });
});
