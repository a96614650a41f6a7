import { URL_MAX } from '../../protocol/limits.ts';
import type { Page } from '../../protocol/events.ts';

/**
 * The page the customer is on, for whoever helps them; null where it has no web address. The fragment stays behind:
 * sites put secrets there that not even their own server gets.
 */
export function currentPage(): Page | null {
  const { protocol, origin, pathname, search } = location;
  const url = `${origin}${pathname}${search}`;
  if (!/^https?:$/.test(protocol) || url.length > URL_MAX) return null;
  return { url, title: document.title };
}
