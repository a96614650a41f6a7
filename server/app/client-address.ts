import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** What a connection says of where it comes from. */
export interface Handshake {
  headers: IncomingHttpHeaders;
  /** The address of the other end, which may be a proxy. */
  address: string;
}

/** From which address a connection comes; forwarded addresses count only from these proxies. */
export function clientAddress(trustedProxies: readonly string[]): (handshake: Handshake) => string {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  // It reads nothing else of a request.
  return ({ headers, address }) => proxyAddr({ headers, socket: { remoteAddress: address } } as IncomingMessage, isTrusted);
}
