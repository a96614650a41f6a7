import { Manager } from 'socket.io-client';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type { Link, LinkListener, OpenLink } from './link.ts';
import type { ClientError } from './model.ts';

/** Where and as whom to connect. */
export interface SocketAddress {
  /** Origin of the server; empty for the page's own. */
  url: string;
  namespace: string;
  path: string;
  query: Readonly<Record<string, string>>;
  /** Headers of the handshake; browsers do not let a page set any. */
  headers?: Readonly<Record<string, string>>;
  /** What the client says of itself at each handshake; the protocol version is added. */
  auth(): object | Promise<object>;
}

/** Opens links over Socket.IO. Its own reconnecting is off: `connection.ts` decides when to come back. */
export function socketLink(address: SocketAddress): OpenLink {
  return (listener, pollingFirst) => open(address, listener, pollingFirst);
}

function open(address: SocketAddress, listener: LinkListener, pollingFirst: boolean): Link {
  const manager = new Manager(address.url || undefined, {
    path: address.path,
    query: { ...address.query },
    ...(address.headers && { extraHeaders: { ...address.headers } }),
    transports: pollingFirst ? ['polling', 'websocket'] : ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
    autoConnect: false,
  });
  const socket = manager.socket(address.namespace, {
    auth: (give: (data: object) => void) => {
      void Promise.resolve(address.auth()).then(
        (own) => give({ protocol: PROTOCOL_VERSION, ...own }),
        () => end(null),
      );
    },
  });
  let over = false;
  function close(): void {
    over = true;
    socket.offAny();
    socket.disconnect();
  }
  function end(reason: ClientError | null): void {
    if (over) return;
    close();
    listener.ended(reason);
  }
  socket.onAny((name: string, payload: unknown) => listener.push(name, payload));
  socket.on('disconnect', () => end(null));
  socket.on('connect_error', (error: Error & { data?: unknown }) => end(asRefusal(error.data)));
  socket.connect();
  return {
    send: (name, input, answer) => void socket.emit(name, input, answer),
    close,
  };
}

function asRefusal(data: unknown): ClientError | null {
  return typeof data === 'object' && data !== null && 'code' in data ? (data as ClientError) : null;
}
