import { Manager } from 'socket.io-client';
import { ERROR_STATUS } from '../protocol/errors.ts';
import type { ErrorCode } from '../protocol/errors.ts';
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
  socket.on('connect_error', (error) => end(asRefusal(error)));
  socket.connect();
  return {
    send: (name, input, answer) => void socket.emit(name, input, answer),
    close,
  };
}

/** What Socket.IO's errors carry: `data` from a namespace, `context` (the request) from an answer to polling. */
type LinkError = Error & { data?: { code?: unknown } | null; context?: { responseText?: unknown } | null };

/**
 * The server's reason, or null for a mere failure. A namespace sends the whole body of the refusal; a connection that
 * is refused before it exists (its origin, its address) only names the code, and only to polling.
 */
function asRefusal({ data, context }: LinkError): ClientError | null {
  if (typeof data?.code === 'string') return data as ClientError;
  try {
    const { message } = JSON.parse(String(context?.responseText)) as { message: string };
    return Object.hasOwn(ERROR_STATUS, message) ? { code: message as ErrorCode, message: 'The server refused the connection.' } : null;
  } catch {
    return null;
  }
}
