/** Pages visited at most: a site that makes new addresses without end must not keep a test from ending. */
const PAGES_MAX = 1_000;

/**
 * Follows every link and address of the help site from the given paths on; resolves to the texts by path. Pages of other
 * parts of the server and of other hosts are left out, and so are fragments and searches that carry words.
 */
export async function crawl(server: string, from: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const waiting = [...from];
  while (waiting.length > 0 && texts.size < PAGES_MAX) {
    const path = waiting.shift() as string;
    if (texts.has(path)) continue;
    const answer = await fetch(`${server}${path}`);
    const text = await answer.text();
    texts.set(path, text);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    for (const [, address = ''] of text.matchAll(/(?:href|src|action)="([^"#]+)|<loc>([^<]+)<\/loc>/g)) {
      const { origin, pathname, search } = new URL(address.replaceAll('&amp;', '&'), server);
      const isPage = origin === server && /^\/help(\/|$)/.test(pathname) && !pathname.endsWith('/vote');
      if (isPage && search === '') waiting.push(pathname);
    }
  }
  return texts;
}
