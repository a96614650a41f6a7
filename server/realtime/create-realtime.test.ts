import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../kernel/log.ts';
import { createRealtime } from './create-realtime.ts';

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
  http.close();
  http.closeAllConnections();
  await once(http, 'close');
});

/** A connection without anything of Socket.IO's client, so that it can behave as none does. */
const openSocket = () => connect((http.address() as AddressInfo).port, '127.0.0.1');

describe('a connection', () => {
  it('that breaks off before it is let in harms nobody', async () => {
    let letIn = (): void => undefined;
    const asked = new Promise<void>((wasAsked) => {
      const admit = (): Promise<void> => {
        wasAsked();
        return new Promise((resolve) => (letIn = resolve));
      };
      createRealtime({ httpServer: http, logger: silentLogger, translate: (error) => error, admit });
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
});
