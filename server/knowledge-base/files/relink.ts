import { posix } from 'node:path';
import type { ArticleFile } from './article-file.ts';

/** Addresses in Markdown: of links, images, and of definitions on lines of their own. */
const ADDRESS = /(\]\(\s*<?|^\[[^\]\n]+\]:[ \t]*<?)([^)\s>]+)/gm;
const OUTSIDE = /^([a-z][a-z0-9+.-]*:|\/\/|#)/i;

/** Every relative address of a text, with what `replace` makes of it; null leaves it as it is. */
export function replaceAddresses(body: string, replace: (path: string, rest: string) => string | null): string {
  return body.replace(ADDRESS, (whole, before: string, address: string) => {
    if (OUTSIDE.test(address)) return whole;
    const at = address.search(/[?#]/);
    const path = at === -1 ? address : address.slice(0, at);
    const next = path === '' ? null : replace(path, at === -1 ? '' : address.slice(at));
    return next === null ? whole : `${before}${next}`;
  });
}

/** The same files, where links between them lead to the articles that were made of them, as `slug.md`. */
export function relinked(files: readonly ArticleFile[]): ArticleFile[] {
  const slugs = new Map(files.map(({ path, article }) => [path, article.slug]));
  // Help centres link without the ending, and from the top.
  const byName = new Map([...slugs].map(([path, slug]) => [withoutEnding(path), slug]));
  return files.map(({ path, article }) => {
    const body = replaceAddresses(article.body, (target) => {
      const full = posix.normalize(target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), decoded(target)));
      const slug = slugs.get(full) ?? byName.get(withoutEnding(full));
      return slug === undefined ? null : `${slug}.md`;
    });
    return { path, article: { ...article, body } };
  });
}

const withoutEnding = (path: string): string => path.replace(/\.(md|markdown|html?)$/i, '');

/** An address as the file is called; one that is not properly encoded leads nowhere anyway. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
