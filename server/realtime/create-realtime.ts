/**
 * Sockets are a hint, the log is the truth: this layer authenticates connections, carries commands in and events out,
 * and knows nothing of what they mean.
 */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Namespace, Socket } from 'socket.io';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import type { Contract } from '../../protocol/command.ts';
import { AppError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { bindCommands, errorBody } from './bind-commands.ts';
import type { BindOptions } from './bind-commands.ts';
import type { ConnectionContext, Handlers } from './handlers.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';

/** What the transport is made with. */
export interface RealtimeOptions {
  httpServer: HttpServer;
  logger: Logger;
  /** Both throw AppError. */
  admission: {
    /** Decides about a connection before it exists: its origin and how many came from its address. */
    connection(request: IncomingMessage): Promise<void>;
    /** Decides whether it may try to enter a namespace, before anybody is asked who it is. */
    entry(request: IncomingMessage): Promise<void>;
  };
  translate(error: unknown): unknown;
  measure?: BindOptions['measure'];
}

/** How one namespace works. */
export interface NamespaceOptions<C extends Contract, Identity> {
  contract: C;
  handlers: Handlers<C, ConnectionContext & Identity>;
  /** Who connects. Throws AppError: only `unauthenticated`, `forbidden` and `invalid_payload` tell a client to give up. */
  authenticate(handshake: Socket['handshake']): Promise<Identity>;
  /** Called when the connection stands, before its first command; may join rooms and greet. */
  connected(socket: Socket, identity: Identity): Promise<void>;
  disconnected?(socket: Socket, identity: Identity): void;
  admit(identity: Identity, command: string): Promise<void>;
}

/** The transport. */
export interface Realtime {
  namespace<C extends Contract, Identity extends object>(name: string, options: NamespaceOptions<C, Identity>): Namespace;
  /** Open connections of all namespaces. */
  connections(): number;
  /** Asks clients to come back after a moment, each a little later than the other, then closes everything, the HTTP server too. */
  drain(): Promise<void>;
}

/** Largest packet, in bytes. Above the largest valid input, so that a too long message is told so instead of cut off. */
const PACKET_MAX = 4_000_000;
/** The last client comes back this much after the first, in milliseconds. */
const DRAIN_SPREAD_MS = 2_000;
/** Clients have this long to read the last packet, in milliseconds. */
const DRAIN_GRACE_MS = 50;

/** Answers and pushes that may wait for a client to read them, in characters; above the largest page of a conversation. */
const UNREAD_MAX = 8_000_000;

/**
 * Ends a connection that goes on asking and does not read, or its answers would fill the memory; false then. An honest
 * client that is only slow comes back and asks for what it missed.
 */
function listensOrIsCutOff({ conn }: Socket): boolean {
  const { writeBuffer } = conn as unknown as { writeBuffer: readonly { data?: unknown }[] };
  const unread = writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
  if (unread <= UNREAD_MAX) return true;
  conn.close(true);
  conn.request.socket.destroy();
  return false;
}

/** A Socket.IO server on an HTTP server. */
export function createRealtime({ httpServer, logger, admission, translate, measure }: RealtimeOptions): Realtime {
  // Node gives up a socket that is to become a WebSocket, and nobody listens to it while it is being admitted: a client that
  // resets it in that moment would end the process.
  httpServer.on('upgrade', (_request, socket) => void socket.on('error', () => undefined));
  const io = new Server(httpServer, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: PACKET_MAX,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    perMessageDeflate: false,
    // Browsers may read answers to polling from any page; whether a page may connect at all is decided by `admission`.
    cors: { origin: true, credentials: false },
    allowRequest: (request, decide) => {
      admission.connection(request).then(
        () => decide(null, true),
        (error: unknown) => {
          const code = error instanceof AppError ? error.code : 'unavailable';
          refuseUpgrade(request, code);
          decide(code, false);
        },
      );
    },
  });

  function refuse(error: unknown, where: string): Error {
    const body = errorBody(translate(error), logger, where);
    return Object.assign(new Error(body.message), { data: body });
  }

  // Socket.IO has this one always; whoever entered it could stay without saying who they are.
  io.use((_socket, next) => next(refuse(new AppError('not_found', 'There is no such namespace.'), '/')));

  return {
    namespace(name, options) {
      const namespace = io.of(name);
      namespace.use((socket, next) => {
        const stated = (socket.handshake.auth as { protocol?: unknown }).protocol;
        if (typeof stated !== 'number' || stated < 1 || stated > PROTOCOL_VERSION) {
          next(refuse(new AppError('invalid_payload', 'Please reload the page: it speaks another version of the protocol.'), name));
          return;
        }
        const identified = admission.entry(socket.request).then(() => options.authenticate(socket.handshake));
        identified.then(
          (identity) => {
            socket.data = identity;
            next();
          },
          (error: unknown) => next(refuse(error, name)),
        );
      });
      namespace.on('connection', (socket) => {
        const identity = socket.data as Parameters<typeof options.connected>[1];
        const context = {
          ...identity,
          connectionId: socket.id,
          join: async (room: string) => void (await socket.join(room)),
          leave: async (room: string) => void (await socket.leave(room)),
        };
        bindCommands(socket, options.contract, options.handlers, context, {
          logger,
          translate,
          admit: (command) => options.admit(identity, command),
          mayAnswer: () => listensOrIsCutOff(socket),
          ...(measure && { measure }),
        });
        socket.on('disconnect', () => options.disconnected?.(socket, identity));
        options.connected(socket, identity).catch((error: unknown) => {
          logger.warn({ err: error, namespace: name }, 'a connection could not be greeted');
          socket.disconnect(true);
        });
      });
      return namespace;
    },
    connections: () => io.engine.clientsCount,
    async drain() {
      for (const namespace of io._nsps.values()) {
        for (const socket of namespace.sockets.values()) {
          socket.emit('drain', { afterMs: Math.round(Math.random() * DRAIN_SPREAD_MS) });
        }
      }
      await new Promise((resolve) => setTimeout(resolve, DRAIN_GRACE_MS));
      await io.close();
    },
  };
}
