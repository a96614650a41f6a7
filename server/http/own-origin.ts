/** The headers that tell where a request comes from and where it was sent. */
interface FromHeaders {
  origin?: string | undefined;
  host?: string | undefined;
}

/**
 * Returns whether a request comes from a page of ours: of an origin that is known to be ours, or of the very host that it
 * was sent to, because the server may be reached under a name that the configuration does not know (127.0.0.1 for
 * localhost, a machine's address in its network). No page chooses the `Host` that its browser sends. A request without an
 * origin comes from no page.
 */
export function ownOrigin(ownOrigins: readonly string[]): (headers: FromHeaders) => boolean {
  const own = new Set(ownOrigins);
  return ({ origin, host }) =>
    origin === undefined ||
    own.has(origin) ||
    (host !== undefined && /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === host.toLowerCase());
}
