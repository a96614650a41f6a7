import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { hangUpOn } from './hang-up.ts';

async function serving(handle: RequestListener): Promise<{ server: Server; hangUp: (graceMs: number) => Promise<void>; call(): Socket }> {
  const server = createServer(handle);
  const hangUp = hangUpOn(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, hangUp, call: () => connect(port, '127.0.0.1').on('error', () => undefined) };
}

describe('a server that hangs up', () => {
  it('answers the request under way, and takes no other', async () => {
    let answer = (): void => undefined;
    const { server, hangUp, call } = await serving((_request, response) => {
      answer = () => void response.end('done');
    });
    const client = call();
    let heard = '';
    client.setEncoding('utf8').on('data', (text: string) => (heard += text));
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    await once(server, 'request');
    const gone = hangUp(60_000);
    await expect(once(call(), 'connect')).rejects.toThrow('ECONNREFUSED');
    answer();
    await gone;
    await once(client, 'close');
    expect(heard).toContain('done');
  });

  it('does not wait for who never says goodbye', async () => {
    const { server, hangUp, call } = await serving(() => undefined);
    server.on('upgrade', (_request, socket: Socket) => socket.on('error', () => undefined));
    const halfAsked = call();
    const sleeping = call();
    const arrived = once(server, 'upgrade');
    sleeping.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    halfAsked.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n');
    await Promise.all([arrived, once(server, 'request')]);
    await hangUp(0);
    expect(server.listening).toBe(false);
  });

  it('may be asked twice', async () => {
    const { server, hangUp } = await serving(() => undefined);
    await Promise.all([hangUp(0), hangUp(0)]);
    await hangUp(0);
    expect(server.listening).toBe(false);
  });
});
