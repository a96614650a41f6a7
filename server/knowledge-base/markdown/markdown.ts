/**
 * Articles are written in Markdown and travel as the closed tree of `protocol/rich-text.ts`. HTML in them is not
 * understood and shows as the text it is; what has no place in the tree becomes plain words, never markup.
 */
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Block, Inline, RichText } from '../../../protocol/rich-text.ts';
import { inlineText } from '../../../protocol/rich-text.ts';
import { headingIds } from './heading-ids.ts';
import { inlineRuns } from './inline-runs.ts';
import { imageSource } from './link-target.ts';

/** Blocks and runs nested deeper than this are left out, so that no reader can be made to recurse without end. */
const NESTING_MAX = 24;

const parser = new MarkdownIt('default', { html: false, linkify: true, typographer: false, breaks: false, maxNesting: NESTING_MAX });
// "shop.example" in a sentence is a name more often than an address.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

/** Turns a Markdown body into blocks. Never throws; heading ids are unique within the answer. */
export function markdownBlocks(body: string): RichText {
  return readBlocks(parser, body);
}

/** The same by another reader of Markdown. */
export function readBlocks(parser: InstanceType<typeof MarkdownIt>, body: string): RichText {
  const reader = { tokens: parser.parse(body, {}), at: 0, headingId: headingIds() };
  return blocksUntil(reader, null);
}

/** Every address that the body links to, as written. */
export function markdownLinks(body: string): string[] {
  const found: string[] = [];
  for (const token of parser.parse(body, {})) {
    for (const child of token.children ?? []) {
      const href = child.type === 'link_open' ? child.attrGet('href') : null;
      if (href !== null) found.push(String(href));
    }
  }
  return found;
}

/** A link or an image as it is written. */
export interface Reference {
  address: string;
  /** The words of a link; what an image says to those who do not see it. */
  words: string;
}

/** Every link and image of a body, in order. */
export function markdownReferences(body: string): { links: Reference[]; images: Reference[] } {
  const links: Reference[] = [];
  const images: Reference[] = [];
  for (const { children } of parser.parse(body, {})) {
    let open: Reference | null = null;
    for (const child of children ?? []) {
      if (child.type === 'image') images.push({ address: String(child.attrGet('src') ?? ''), words: child.content });
      else if (child.type === 'link_close') open = null;
      else if (child.type === 'link_open') links.push((open = { address: String(child.attrGet('href') ?? ''), words: '' }));
      else if (open !== null) open.words += child.content;
    }
  }
  return { links, images };
}

interface Reader {
  tokens: readonly Token[];
  at: number;
  headingId: (text: string) => string;
}

function blocksUntil(reader: Reader, close: string | null): Block[] {
  const blocks: Block[] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at] as Token;
    reader.at += 1;
    if (token.type === close) break;
    blocks.push(...blocksOf(reader, token));
  }
  return blocks;
}

function blocksOf(reader: Reader, token: Token): Block[] {
  switch (token.type) {
    case 'heading_open': {
      const children = inlineContent(reader, 'heading_close');
      if (children.length === 0) return [];
      const level = Math.min(4, Math.max(2, Number(token.tag.slice(1)))) as 2 | 3 | 4;
      return [{ t: 'heading', level, id: reader.headingId(inlineText(children)), children }];
    }
    case 'paragraph_open':
      return paragraph(reader);
    case 'bullet_list_open':
      return list(reader, 'bullet_list_close', { ordered: false });
    case 'ordered_list_open': {
      const start = Number(token.attrGet('start') ?? 1);
      return list(reader, 'ordered_list_close', start === 1 ? { ordered: true } : { ordered: true, start });
    }
    case 'blockquote_open': {
      const children = blocksUntil(reader, 'blockquote_close');
      return children.length === 0 ? [] : [{ t: 'quote', children }];
    }
    case 'table_open':
      return table(reader);
    case 'fence':
    case 'code_block':
      return [{ t: 'code', text: token.content.replace(/\n$/, '') }];
    case 'hr':
      return [{ t: 'rule' }];
    default:
      return [];
  }
}

function inlineContent(reader: Reader, close: string): Inline[] {
  const runs: Inline[] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at] as Token;
    reader.at += 1;
    if (token.type === close) break;
    if (token.type === 'inline') runs.push(...inlineRuns(token.children ?? []));
  }
  return runs;
}

/** A paragraph, or the images it consists of, or nothing where an author hid a comment from renderers of HTML. */
function paragraph(reader: Reader): Block[] {
  const content = reader.tokens[reader.at]?.content ?? '';
  const parts = reader.tokens[reader.at]?.children ?? [];
  const children = inlineContent(reader, 'paragraph_close');
  if (/^\s*<!--[\s\S]*-->\s*$/.test(content)) return [];
  const visible = parts.filter(({ type, content: text }) => type !== 'softbreak' && (type !== 'text' || text.trim() !== ''));
  const images = visible.filter(({ type }) => type === 'image');
  if (images.length > 0 && images.length === visible.length) return images.flatMap(imageBlock);
  return inlineText(children).trim() === '' ? [] : [{ t: 'paragraph', children }];
}

function imageBlock(token: Token): Block[] {
  const src = imageSource(String(token.attrGet('src') ?? ''));
  if (src !== null) return [{ t: 'image', src, alt: token.content }];
  return token.content === '' ? [] : [{ t: 'paragraph', children: [{ t: 'text', text: token.content }] }];
}

function list(reader: Reader, close: string, kind: { ordered: boolean; start?: number }): Block[] {
  const items: Block[][] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at] as Token;
    reader.at += 1;
    if (token.type === close) break;
    if (token.type === 'list_item_open') items.push(blocksUntil(reader, 'list_item_close'));
  }
  return items.length === 0 ? [] : [{ t: 'list', ...kind, items }];
}

function table(reader: Reader): Block[] {
  const rows: Inline[][][] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at] as Token;
    reader.at += 1;
    if (token.type === 'table_close') break;
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(inlineRuns(token.children ?? []));
  }
  const [head, ...body] = rows;
  return head === undefined ? [] : [{ t: 'table', head, rows: body }];
}
