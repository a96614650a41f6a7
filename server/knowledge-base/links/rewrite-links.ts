import { linkTarget } from '../markdown/link-target.ts';

/**
 * `[words](address "title")`, but no image. Words may hold brackets in pairs; addresses hold no space unless in `<…>`. Each
 * part has a maximum, so that no text makes this take long.
 */
const INLINE = /(!?)\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.){0,200}\]){0,400})\]\(\s{0,10}(<[^<>\n]{0,2000}>|[^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,3})(\s{1,10}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?\s{0,10}\)/g;
/** `[name]: address` on a line of its own. */
const DEFINITION = /^( {0,3}\[[^\]\n]{1,300}\]:[ \t]{0,10})(<[^<>\n]{0,2000}>|\S{1,2000})/gm;

/** Gives the new address of a link, null to keep only its words, or undefined to leave it as it is. */
type Change = (address: string) => string | null | undefined;

/** A Markdown text with the addresses of its links changed. Links in code look like links here, too. */
export function rewriteLinks(body: string, change: Change): string {
  const bare = (address: string): string => address.replace(/^<(.*)>$/, '$1');
  const inline = body.replace(INLINE, (whole: string, image: string, words: string, address: string, title: string | undefined) => {
    const next = image === '' ? change(bare(address)) : undefined;
    if (next === undefined) return whole;
    return next === null ? words : `[${words}](${next}${title ?? ''})`;
  });
  return inline.replace(DEFINITION, (whole: string, name: string, address: string) => {
    const next = change(bare(address));
    return typeof next === 'string' ? `${name}${next}` : whole;
  });
}

/** The same link to another article: relative paths stay relative, what stands behind the path stays. */
export function toArticle(address: string, slug: string): string {
  const [path, rest] = [address.replace(/[?#].*$/s, ''), /[?#].*$/s.exec(address)?.[0] ?? ''];
  return `${path.startsWith('/help/') ? `/help/${slug}` : path.replace(/[^/]*$/, `${slug}.md`)}${rest}`;
}

/** Lets every link to an article lead to its new slug. */
export function followRenameIn(body: string, from: string, to: string): string {
  return rewriteLinks(body, (address) => {
    const target = linkTarget(address);
    return target?.t === 'article' && target.slug === from ? toArticle(address, to) : undefined;
  });
}
