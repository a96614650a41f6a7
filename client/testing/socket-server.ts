import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Socket } from 'socket.io';
import type { ErrorBody, ErrorCode } from '../../protocol/errors.ts';
import type { LogServer, Peer } from './log-server.ts';

/** A log server behind a real Socket.IO server. */
export interface SocketServer {
  url: string;
  port: number;
  io: Server;
  /** What each handshake said of the client. */
  handshakes: Record<string, unknown>[];
  stop(): Promise<void>;
}

/** How it answers. */
export interface ServerOptions {
  port?: number;
  admit?: () => ErrorBody | null;
  origin?: () => ErrorCode | null;
}

/** Listens on `port`, or any free one; `admit` may refuse a handshake, `origin` (with a code) any connection at all. */
export async function startSocketServer(
  log: LogServer,
  { port = 0, admit = () => null, origin = () => null }: ServerOptions = {},
): Promise<SocketServer> {
  const http = createServer();
  const io = new Server(http, {
    pingInterval: 300,
    pingTimeout: 300,
    allowRequest: (_request, decide) => decide(origin(), origin() === null),
  });
  const handshakes: Record<string, unknown>[] = [];
  for (const view of ['contact', 'agent'] as const) {
    const namespace = io.of(view === 'contact' ? '/visitor' : '/staff');
    namespace.use((socket, next) => {
      handshakes.push(socket.handshake.auth);
      const data = admit();
      next(data ? Object.assign(new Error(data.code), { data }) : undefined);
    });
    namespace.on('connection', (socket: Socket) => {
      const peer: Peer = { view, push: (name, payload) => void socket.emit(name, payload) };
      socket.onAny((name: string, input: unknown, ack: (answer: unknown) => void) => ack(log.command(peer, name, input)));
      socket.on('disconnect', () => log.leave(peer));
      socket.emit('welcome', { now: Date.now() });
    });
  }
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const { port: bound } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${bound}`, port: bound, io, handshakes, stop: () => io.close() };
}
