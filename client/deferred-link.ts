import type { Link, OpenLink } from './link.ts';
import type { SocketAddress } from './socket-link.ts';

/**
 * Opens links over Socket.IO, which is fetched with the first of them: a screen can be drawn and written in before.
 * Where it cannot be fetched, the link ends as one that did not open, and the next attempt fetches again.
 */
export function deferredLink(address: SocketAddress): OpenLink {
  return (listener, pollingFirst) => {
    let link: Link | null = null;
    let closed = false;
    void import('./socket-link.ts').then(
      ({ socketLink }) => {
        if (!closed) link = socketLink(address)(listener, pollingFirst);
      },
      () => closed || listener.ended(null),
    );
    return {
      // Nothing is sent before the server's welcome has come over the link.
      send: (name, input, answer) => link?.send(name, input, answer),
      close: () => {
        closed = true;
        link?.close();
      },
    };
  };
}
