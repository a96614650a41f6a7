import type { InboxSettings } from '../../protocol/inboxes.ts';

/**
 * Whether a page of `origin` may use the inbox: its own list, or one of the server's own origins. A connection without
 * an origin comes from no page (or from our own, where browsers leave it out), so it is nobody's embedding; pages
 * without a real origin (files, sandboxed frames) send "null" and are refused.
 */
export function originAllowed(
  inbox: Pick<InboxSettings, 'origins'>,
  origin: string | undefined,
  ownOrigins: readonly string[],
): boolean {
  if (origin === undefined) return true;
  const asked = normalOrigin(origin);
  return asked !== null && [...inbox.origins, ...ownOrigins].some((allowed) => normalOrigin(allowed) === asked);
}

/** The element to put into a site's pages. `server` is the address of this server; empty for the server's own pages. */
export function snippetFor(key: string, server: string): string {
  const source = `${server.replace(/\/+$/, '')}/widget.js`;
  return `<script async src="${source.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" data-inbox="${key}"></script>`;
}

/** Lower case and without the scheme's own port, as browsers send it; null for anything that is no web origin. */
function normalOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { origin } = new URL(text);
  return origin === 'null' ? null : origin;
}
