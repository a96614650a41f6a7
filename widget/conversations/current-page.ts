import { URL_MAX } from '../../protocol/limits.ts';
import type { Page } from '../../protocol/events.ts';

/** Longest title of a page kept, in characters. */
const TITLE_MAX = 300;

/**
 * The page the customer is on, for whoever helps them; null where it has no web address. The fragment stays behind:
 * sites put secrets there that not even their own server gets.
 */
export function currentPage(): Page | null {
  const { protocol, origin, pathname, search } = location;
  const url = `${origin}${pathname}${search}`;
  if (!/^https?:$/.test(protocol) || url.length > URL_MAX) return null;
  return { url, title: document.title.slice(0, TITLE_MAX) };
}
