import { createRequire } from 'node:module';

// Its types declare no module.
const require = createRequire(import.meta.url);

/** Elements that begin and end a line. */
const BLOCKS = new Set(['P', 'DIV', 'TR', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'TABLE', 'UL', 'OL', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'HR']);
const SILENT = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'TEMPLATE', 'NOSCRIPT', 'SVG', 'OBJECT', 'IFRAME']);
/** Deeper than any mail that a person wrote. */
const DEPTH_MAX = 200;

/** What a mail in HTML says, as text; quoted parts get `> ` before each line, as in a plain mail. Runs and fetches nothing. */
export function textOfHtml(html: string): string {
  const { createDocument } = require('@mixmark-io/domino') as { createDocument(html: string): Document };
  const { body } = createDocument(html);
  return (body as HTMLElement | null) === null ? '' : tidy(textOf(body, 0));
}

function textOf(node: Node, depth: number): string {
  if (node.nodeType === 3) return (node.nodeValue ?? '').replace(/\s+/g, ' ');
  if (node.nodeType !== 1 || SILENT.has(node.nodeName.toUpperCase()) || depth > DEPTH_MAX) return '';
  const name = node.nodeName.toUpperCase();
  if (name === 'BR') return '\n';
  const inner = Array.from(node.childNodes, (child) => textOf(child, depth + 1)).join('');
  if (name === 'BLOCKQUOTE' || /\bgmail_quote\b/.test((node as Element).getAttribute('class') ?? '')) return `\n${tidy(inner).replace(/^/gm, '> ')}\n`;
  if (name === 'LI') return `\n- ${inner.trim()}\n`;
  return BLOCKS.has(name) ? `\n${inner}\n` : inner;
}

const tidy = (text: string): string => text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
